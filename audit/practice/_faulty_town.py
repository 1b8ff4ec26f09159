"""The words of the town site: its services, its streets, and what it has written about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


SERVICES: Sequence[str] = _names(
    "Boiler repair,Boiler servicing,Boiler installation,Central heating,Power flushing,Radiator replacement,"
    "Underfloor heating,Heat pumps,Solar hot water,Smart thermostats,Leak detection,Burst pipes,Blocked drains,"
    "Blocked toilets,Dripping taps,Outside taps,Water softeners,Water tanks,Hot water cylinders,Unvented cylinders,"
    "Bathroom fitting,Wet rooms,Shower pumps,Kitchen plumbing,Dishwasher connections,Gas safety checks,Gas cookers,"
    "Landlord certificates,Stopcocks,Lead pipe replacement"
)
AREAS: Sequence[str] = _names(
    "Acocks Green,Aston,Balsall Heath,Bearwood,Billesley,Bordesley Green,Bournville,Castle Bromwich,Castle Vale,"
    "Digbeth,Edgbaston,Erdington,Hall Green,Handsworth,Harborne,Hockley,Jewellery Quarter,Kings Heath,Kings Norton,"
    "Ladywood,Longbridge,Moseley,Nechells,Northfield,Olton,Perry Barr,Quinton,Rubery,Saltley,Selly Oak,Shard End,"
    "Sheldon,Shirley,Smethwick,Sparkbrook,Sparkhill,Stechford,Stirchley,Tyseley,Yardley"
)
PROJECTS: Sequence[str] = tuple(
    f"{work} in {place}"
    for work, places in {
        "Bathroom refit": "Harborne,Moseley,Bournville,Kings Heath,Quinton,Yardley,Olton,Shirley",
        "New boiler": "Aston,Erdington,Handsworth,Hockley,Northfield,Rubery,Saltley,Sheldon,Stirchley",
        "Heating system": "Edgbaston,Digbeth,Ladywood,Selly Oak,Smethwick,Tyseley,Longbridge,Nechells,Sparkhill",
        "Wet room": "Moseley,Bearwood,Billesley,Hall Green,Perry Barr,Quinton,Stechford,Acocks Green",
    }.items()
    for place in places.split(",")
)
GUIDES: Sequence[str] = _names(
    "How to bleed a radiator,How to find your stopcock,How to read a gas meter,How to reset a combi boiler,"
    "How to thaw a frozen condensate pipe,How to stop a running toilet,How to fit a tap washer,"
    "How to lag an outside pipe,How to balance radiators,How to set a heating timer,How to unblock a sink,"
    "How to descale a shower head,How to check boiler pressure,How to drain a water tank,How to test a carbon monoxide alarm,"
    "How to choose a new boiler,How to save hot water,How to prepare for a boiler service,How to read your water bill"
)
"""With the page that lists them, twenty pages in the old theme."""
POSTS: Mapping[str, str] = dict(
    line.split(" ", 1)
    for line in """\
2023-03-14 Coming soon: boiling water taps
2023-02-20 Hello world of heat pumps
2023-01-16 Ten years of frozen pipes
2022-12-05 Opening hours over Christmas
2022-10-31 What a power flush does
2022-09-12 Why radiators gurgle
2022-08-29 Bathrooms for wheelchairs
2022-07-18 A cold shower in July
2022-05-09 Grants for heat pumps
2022-03-21 Spring cleaning for drains
2022-01-24 The leak behind the wall
2021-12-06 How we fit a boiler
2021-10-25 Meet our new apprentice
2021-09-13 Hard water and your kettle
2021-07-26 A bathroom in five days
2021-06-14 Our vans go electric
2021-05-03 Taps that last
2021-03-22 When the pressure drops
2021-02-08 The coldest week
2021-01-11 Pipes in the loft
2020-12-14 Working safely in your home
2020-10-19 Smart thermostats compared
2020-09-07 What a service includes
2020-07-20 Wet wipes and drains
2020-06-08 We are back at work
2020-03-23 Emergencies only for now
2020-02-10 Storm damage and gutters
2019-12-16 A tap for the school garden
2019-11-04 Carbon monoxide week
2019-09-23 Our first film
2019-08-12 The oldest boiler in town
2019-06-24 Rainwater for the garden
2019-05-13 Lead pipes explained
2019-04-08 Goodbye Google Plus
2019-02-25 Radiators in a chapel
2019-01-14 Five signs of a tired boiler
2018-12-03 Thank you for a good year
2018-10-22 What landlords must check
2018-09-10 The summer of burst pipes
2018-08-06 Choosing a shower pump
2018-07-09 A plumber's toolbox
2018-06-18 The story of the stopcock
2018-06-04 Why we weigh our copper
2018-05-21 A new website at last
2018-05-07 Hello world""".splitlines()
)
"""Day of writing and title, newest first; forty-five articles."""

SENTENCES: Sequence[str] = (
    "We come when we say we will, and we ring half an hour before.",
    "Every job starts with a written price, so there is nothing to fear from the bill.",
    "Our engineers are on the Gas Safe register and carry their cards.",
    "Most parts are on the van; what is not comes from the yard on Foundry Lane the same day.",
    "We put down dust sheets, we take our boots off, and we carry the old pieces away.",
    "If a repair does not hold for a year, we do it again and you pay nothing.",
    "Older houses here were piped in lead and iron, and we have met every kind of joint.",
    "You may watch, ask, and learn where the stopcock is.",
    "A small job is as welcome as a large one.",
    "We will tell you when a repair is not worth its money.",
    "The work is tested under pressure before we leave.",
    "Tenants, landlords and housing associations get the same price.",
)


def slug(words: str) -> str:
    """`Coming soon: boiling water taps` as an address has it."""
    return "-".join("".join(letter for letter in words.lower() if letter.isalnum() or letter == " ").split())


def prose(path: str, count: int = 4) -> str:
    """A few sentences, the same for the same page."""
    start = sum(path.encode())
    picked = (SENTENCES[(start + step * 5) % len(SENTENCES)] for step in range(count))
    return "".join(f"<p>{sentence}</p>" for sentence in picked)
