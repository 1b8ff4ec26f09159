"""The business in a page's structured data, as schema.org has search engines read it."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from audit import openinghours, spellings
from audit.evidence import Fact, FactKind
from audit.openinghours import Week
from audit.platforms import _page
from audit.platforms._page import Document

_TYPES = frozenset(
    word.lower()
    for word in re.findall(
        r"\w+",
        """
        Organization Corporation NGO EducationalOrganization School Preschool ElementarySchool HighSchool MiddleSchool
        CollegeOrUniversity MedicalOrganization SportsOrganization SportsTeam PerformingGroup MusicGroup TheaterGroup
        OnlineBusiness OnlineStore NewsMediaOrganization WorkersUnion Cooperative FundingScheme
        LocalBusiness AnimalShelter ArchiveOrganization AutomotiveBusiness AutoBodyShop AutoDealer AutoPartsStore AutoRental
        AutoRepair AutoWash GasStation MotorcycleDealer MotorcycleRepair ChildCare Dentist DryCleaningOrLaundry EmergencyService
        FireStation Hospital PoliceStation EmploymentAgency EntertainmentBusiness AdultEntertainment AmusementPark ArtGallery
        Casino ComedyClub MovieTheater NightClub FinancialService AccountingService AutomatedTeller BankOrCreditUnion
        InsuranceAgency FoodEstablishment Bakery BarOrPub Brewery CafeOrCoffeeShop Distillery FastFoodRestaurant IceCreamShop
        Restaurant Winery GovernmentOffice PostOffice HealthAndBeautyBusiness BeautySalon DaySpa HairSalon HealthClub NailSalon
        TattooParlor HomeAndConstructionBusiness Electrician GeneralContractor HVACBusiness HousePainter Locksmith
        MovingCompany Plumber RoofingContractor InternetCafe LegalService Attorney Notary Library LodgingBusiness
        BedAndBreakfast Campground Hostel Hotel Motel Resort SkiResort VacationRental MedicalBusiness CommunityHealth
        Dermatology DietNutrition Emergency Geriatric Gynecologic MedicalClinic Midwifery Nursing Obstetric Oncologic Optician
        Optometric Otolaryngologic Pediatric Pharmacy Physician PhysiciansOffice IndividualPhysician Physiotherapy
        PlasticSurgery Podiatric PrimaryCare Psychiatric PublicHealth VeterinaryCare ProfessionalService RadioStation
        RealEstateAgent RecyclingCenter SelfStorage ShoppingCenter SportsActivityLocation BowlingAlley ExerciseGym GolfCourse
        PublicSwimmingPool SportsClub StadiumOrArena TennisComplex Store BikeStore BookStore ClothingStore ComputerStore
        ConvenienceStore DepartmentStore ElectronicsStore Florist FurnitureStore GardenStore GroceryStore HardwareStore
        HobbyShop HomeGoodsStore JewelryStore LiquorStore MensClothingStore MobilePhoneStore MovieRentalStore MusicStore
        OfficeEquipmentStore OutletStore PawnShop PetStore ShoeStore SportingGoodsStore TireShop ToyStore WholesaleStore
        TelevisionStation TouristInformationCenter TravelAgency
        """,
    )
)
"""Organization and LocalBusiness with the types below them (schema.org/LocalBusiness, 2026): an event, a product's
maker or a house for sale has an address too."""
_BRANCHES = ("department", "subOrganization", "location", "hasPOS")
_WEEK = 7
_MOST_NODES = 10
_MOST_VALUES = 5


def facts(page: Document) -> Iterator[Fact]:
    """Its facts; only the name where a page tells of several places of business."""
    nodes = [node for node in page.json_ld() if _is_business(node) and _is_at_home(node, page)][:_MOST_NODES]
    for name in dict.fromkeys(name for node in nodes for name in _names(node)):
        yield Fact(kind=FactKind.NAME, value=name)
    if nodes and not _has_branches(nodes):
        yield from dict.fromkeys(fact for node in nodes for fact in _located(node))
        weeks = [week for node in nodes for week in _weeks(node)]
        for line in openinghours.written(openinghours.together(weeks) or {}):
            yield Fact(kind=FactKind.HOURS, value=line)


def _names(node: Mapping[str, Any]) -> Iterator[str]:
    """By whichever name: a firm's own may stand beside that of its shop."""
    for part in ("name", "alternateName", "legalName"):
        yield from _texts(node.get(part))


def _is_business(node: Mapping[str, Any]) -> bool:
    kinds = (str(kind).rpartition("/")[2].rpartition(":")[2].lower() for kind in _several(node.get("@type")))
    return any(kind in _TYPES for kind in kinds)


def _is_at_home(node: Mapping[str, Any], page: Document) -> bool:
    """Not the web agency, a partner or the owner of the house, whose node names another website."""
    own = _host(page.absolute(""))
    there = [_host(page.absolute(url)) for url in _texts(node.get("url"))]
    return all(
        not host or not own or host == own or host.endswith(f".{own}") or own.endswith(f".{host}") for host in there
    )


def _host(address: str) -> str:
    try:
        return (urllib.parse.urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _has_branches(nodes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether there is more than one place; one told of twice with another house number is still one."""
    addresses = [_several(node.get("address")) for node in nodes if node.get("address")]
    if any(len(each) > 1 for each in addresses):
        return True
    if any(len(_several(node.get(part))) > 1 for node in nodes for part in _BRANCHES):
        return True
    lines = [_page.mapping_of(each[0]) for each in addresses if each]
    return any(_is_elsewhere(line, lines[0]) for line in lines[1:])


def _is_elsewhere(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    for part in ("addressLocality", "postalCode"):
        here, there = ("".join(_texts(line.get(part))).casefold().replace(" ", "") for line in (one, other))
        if here and there and here != there:
            return True
    here, there = (" ".join(_texts(line.get("streetAddress"))) for line in (one, other))
    first, second = spellings.street(here), spellings.street(there)
    return bool(here and there) and here != there and (first is None or second is None or first.name != second.name)


def _located(node: Mapping[str, Any]) -> Iterator[Fact]:
    for phone in _texts(node.get("telephone")):
        yield Fact(kind=FactKind.PHONE, value=phone.removeprefix("tel:"))
    for email in _texts(node.get("email")):
        yield Fact(kind=FactKind.EMAIL, value=email.removeprefix("mailto:"))
    for address in _several(node.get("address")):
        line = _page.mapping_of(address)
        for kind, part in (
            (FactKind.STREET, "streetAddress"),
            (FactKind.TOWN, "addressLocality"),
            (FactKind.POSTCODE, "postalCode"),
        ):
            if value := ", ".join(_texts(line.get(part))):
                yield Fact(kind=kind, value=_page.excerpt(value))


def _weeks(node: Mapping[str, Any]) -> Iterator[Week]:
    for line in _texts(node.get("openingHours"), most=14):
        if week := openinghours.read(line):
            yield week
    for entry in _several(node.get("openingHoursSpecification"))[:14]:
        if week := _specified(_page.mapping_of(entry)):
            yield week


def _specified(entry: Mapping[str, Any]) -> Week | None:
    """One entry of the hours; those of a season or a holiday are left out.

    From midnight to midnight means closed, but of a whole week some mean open all day.
    """
    if entry.get("validFrom") or entry.get("validThrough"):
        return None
    named = (str(_page.mapping_of(day).get("@id", "") or day) for day in _several(entry.get("dayOfWeek")))
    days = ", ".join(day.rpartition("/")[2].rpartition(":")[2] for day in named)
    opens, closes = (":".join(str(entry.get(end, "")).split(":")[:2]) for end in ("opens", "closes"))
    is_shut = opens == closes == "00:00"
    if is_shut and len(_several(entry.get("dayOfWeek"))) >= _WEEK:
        return None
    return openinghours.read(f"{days} closed" if is_shut else f"{days} {opens}-{closes}")


def _several(value: object) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else () if value is None or value == "" else (value,)


def _texts(value: object, most: int = _MOST_VALUES) -> tuple[str, ...]:
    """The strings of a value that may be one, a list, or a value with its language."""
    found = (
        _page.mapping_of(one).get("@value", "") if isinstance(one, dict) else one for one in _several(value)[:most]
    )
    cleaned = (_page.excerpt(html.unescape(str(one))) for one in found if isinstance(one, str | int))
    return tuple(filter(None, cleaned))
