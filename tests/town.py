"""The town site audited twice, and its findings held against the lists of what is wrong on it and what only looks so."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from audit import run as audits
from audit.finding import Finding, Outcome
from audit.net.clock import SYSTEM, Clock
from audit.net.web import Keys
from audit.practice import NOW, faulty
from practice_proxy import proxying
from practising import CLIENTS, WEEK, look_twice, told as telling

CLIENT = CLIENTS / "faulty.yml"

FOUND_BY: Mapping[str, tuple[str, str]] = {
    "P01": ("dead_link", r"ironbridge\.plumbing\.heating"),
    "P02": ("second_profile", r"ibplumbing"),
    "P03": ("broken_page", r"/special-offers/"),
    "P04": ("closed_network", r"Google\+"),
    "P05": ("misdirected_link", r"pinterest\.com"),
    "P06": ("misdirected_link", r"YouTube"),
    "P07": ("misdirected_link", r"facebook\.com/wordpress"),
    "P08": ("misdirected_link", r"twitter\.com/envato"),
    "P09": ("misdirected_link", r"instagram\.com/yourhandle"),
    "P10": ("misdirected_link", r"javascript:"),
    "P11": ("misdirected_link", r"guides/.*www\.facebook\.com/ironbridgeplumbing"),
    "P12": ("misdirected_link", r"http://https://www\.instagram\.com/ironbridgeplumbing"),
    "P13": ("old_year", r"2019"),
    "P14": ("starter_content", r"Just another WordPress site"),
    "P15": ("dead_link", r"ironbridgeplumbinguk"),
    "P16": ("unlinked_profile", r"tiktok:@?ironbridgeplumbing"),
    "P17": ("wrong_facts", r"121 496 0171"),
    "P18": ("wrong_facts", r"41 Foundry Lane"),
    "P19": ("wrong_facts", r"18:00|6 pm"),
    "P20": ("poor_preview", r"share-home\.png"),
    "P21": ("dead_widget", r"(?s)Like.*/reviews/"),
    "P22": ("poor_preview", r"/guarantee/"),
    "P23": ("dead_widget", r"Twitter"),
    "P24": ("dead_widget", r"(?s)Instagram.*/gallery/"),
    "P25": ("dead_widget", r"AddThis"),
    "P26": ("closed_network", r"Skype"),
    "P27": ("broken_contact", r"ironbridgeplumbing-mail\.example"),
    "P28": ("broken_contact", r"(?s)\+?44 ?121 ?496 ?011\b|44121496011\b"),
    "P29": ("broken_contact", r"1234567890"),
    "P30": ("broken_contact", r"(?s)form.*/contact/"),
    "P31": ("closed_network", r"business\.site"),
    "P32": ("broken_outside_link", r"goo\.gl/iBpMap1"),
    "P33": ("broken_review_link", r"IronbridgeGone"),
    "P34": ("broken_offline_link", r"ironbridge-plumbing\.example/van"),
    "P35": ("expired_domain", r"ironbridgeplumbers\.example"),
    "P36": ("expired_domain", r"ironbridge-boilers\.example"),
    "P37": ("dead_bio_link", r"spring-boiler-offer-2023"),
    "P38": ("dead_bio_link", r"http://ironbridge-plumbing\.example"),
    "P39": ("redirect_chain", r"/go/facebook"),
    "P40": ("insecure_page", r"/careers/"),
    "P41": ("insecure_page", r"/prices/"),
    "P42": ("insecure_page", r"booking\.ironbridge-plumbing\.example"),
    "P43": ("outdated_address", r"#!/ironbridgeplumb"),
    "P44": ("second_profile", r"ironbridgeplumbingsolihull"),
    "P45": ("personal_profile", r"dave-banks-plumber"),
    "P46": ("stranger_profile", r"ironbridgebrewery"),
    "P47": ("starter_content", r"/blog/hello-world/"),
    "P48": ("starter_content", r"/services/water-softeners/"),
    "P49": ("starter_content", r"/shop/"),
    "P50": ("starter_content", r"/trade/"),
    "P51": ("broken_embed", r"ibpRemoved1"),
    "P52": ("broken_embed", r"/blog/our-first-film/"),
    "P53": ("poor_preview", r"/offers/"),
    "P54": ("poor_preview", r"thumb\.png"),
    "P55": ("neglected_blog", r"3 years old|14 March 2023"),
    "P56": ("comment_spam", r"cheap-pills-now\.example|/blog/why-radiators-gurgle/"),
    "P57": ("broken_feed", r"/blog/feed/"),
    "P58": ("misdirected_link", r"sharer\.php"),
    "P59": ("dead_link", r"ironbridgeplumbing-ltd"),
    "P60": ("unlinked_profile", r"mastodon:.*ironbridgeplumbing"),
}
"""By fault: the check that is to find it, and words of the finding."""

BLAMED_BY: Mapping[str, tuple[str, str]] = {
    "N01": (r".*", r"facebook:ironbridgeplumbing\b"),
    "N02": (r".*", r"instagram:ironbridgeplumbing\b"),
    "N03": (r"(?!outdated_address).*", r"x:ironbridgeplumb\b"),
    "N04": (r"old_year", r"1998"),
    "N05": (r"old_year", r"2009|2026"),
    "N06": (r".*", r"facebook:pipeworkstudio|facebook\.com/pipeworkstudio"),
    "N07": (r".*", r"pipeworkstudio\.example"),
    "N08": (r".*", r"menu-toggle|\bMenu link\b"),
    "N09": (r".*", r"#top"),
    "N10": (r"dead_widget", r"fbevents|/prices/"),
    "N11": (r".*", r"wixwave"),
    "N12": (r".*", r"intent/tweet"),
    "N13": (r"broken_contact", r"441214960117"),
    "N14": (r"broken_contact|wrong_facts", r"01214960117"),
    "N15": (r"broken_contact|wrong_facts", r"\(0\)121 496-0117"),
    "N16": (r"wrong_facts", r"Heating Ltd"),
    "N17": (r"wrong_facts", r"14 Foundry Ln\.(?! and)(?!.*41)"),
    "N18": (r".*", r"(?i)bank holidays|closed for good"),
    "N19": (r".*", r"you@example\.com"),
    "N20": (r"broken_contact", r"office@ironbridge-plumbing\.example"),
    "N21": (r"broken_contact|wrong_facts", r"8081570192|0808 157 0192"),
    "N22": (r"starter_content", r"coming-soon-boiling-water-taps"),
    "N23": (r"starter_content", r"hello-world-of-heat-pumps"),
    "N24": (r"starter_content", r"/about/history/"),
    "N25": (r"starter_content", r"heating-system-in-edgbaston"),
    "N26": (r"starter_content", r"ladywood"),
    "N27": (r".*", r"Print this page"),
    "N28": (r".*", r"facebook\.com/privacy"),
    "N29": (r"(?!broken_review_link).*", r"google_business:"),
    "N30": (r"broken_embed", r"310011001|wet-room"),
    "N31": (r"redirect_chain|broken_page", r"/go/review"),
    "N32": (r".*", r"sue-fletcher-heating"),
    "N33": (r"poor_preview", r"square\.png|/faq/"),
    "N34": (r"insecure_page", r"/emergency"),
    "N35": (r"closed_network", r"goodbye-google-plus"),
    "N36": (r".*", r"throttled\.example"),
    "N37": (r".*", r"forbidden\.example"),
    "N38": (r".*", r"(?i)ironbridge\.plumbing/|facebook:ironbridge\.plumbing\b"),
    "N39": (r"second_profile|unlisted_profile|stranger_profile", r"twitter\.com/ironbridgeplumb\b"),
    "N40": (r".*", r"/account/"),
}
"""By near-miss: the checks that might fall for it, and words that a finding about it would hold."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the audit of the town site came to."""

    audit: audits.Audit
    found: Mapping[str, Finding]
    missed: tuple[str, ...]
    blamed: Mapping[str, Finding]
    others: tuple[Finding, ...]
    """Problems and decisions that are about none of the listed faults."""
    seconds: float
    requests: int
    """Of the second run."""


def look(folder: Path) -> Measured:
    """Two runs on the practice web, in virtual time."""
    began = time.monotonic()
    audit = look_twice(folder, CLIENT)
    return measured(audit, time.monotonic() - began)


def look_over_sockets(folder: Path) -> tuple[Measured, Measured]:
    """Two runs over real sockets on 127.0.0.1, names and certificates included, at the pace of a real run.

    The first is told that it is a week earlier.
    """
    shutil.copyfile(CLIENT, folder / "client.yml")
    with proxying(folder) as proxy, _trusting(proxy.ca_file):
        first = _timed(folder, proxy.address, NOW - WEEK)
        return first, _timed(folder, proxy.address, NOW)


def _timed(folder: Path, proxy: str, at: dt.datetime) -> Measured:
    began = time.monotonic()
    clock = Clock(
        now=lambda: at + dt.timedelta(seconds=time.monotonic() - began), monotonic=SYSTEM.monotonic, sleep=SYSTEM.sleep
    )
    world = audits.World(clock=clock, seed=f"{at:%Y%m%d%H}", keys=Keys({}), proxy=proxy)
    (audit,) = audits.run([folder / "client.yml"], world, telling(), build=False)
    return measured(audit, time.monotonic() - began)


@contextlib.contextmanager
def _trusting(ca_file: Path) -> Iterator[None]:
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(ca_file)
    try:
        yield
    finally:
        os.environ.pop("SSL_CERT_FILE")
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def told(seen: Measured) -> list[str]:
    """The result in a few lines."""
    return [
        (
            f"{len(seen.found)} of {len(faulty.FAULTS)} faults found, {len(seen.blamed)} of {len(faulty.NEAR_MISSES)} "
            f"near-misses blamed, {seen.requests} requests, {seen.seconds:.0f} s"
        ),
        *(f"  missed {name}: {fault.why}" for fault in faulty.FAULTS if (name := fault.id) in seen.missed),
        *(f"  blamed {name}: {finding.check}: {finding.title}" for name, finding in seen.blamed.items()),
        *(f"  besides: {finding.check}: {finding.title}" for finding in seen.others),
    ]


def measured(audit: audits.Audit, seconds: float) -> Measured:
    raised = [f for f in audit.findings if f.outcome in (Outcome.PROBLEM, Outcome.DECISION)]
    told = {id(finding): words(finding) for finding in raised}

    def about(check: str, pattern: str) -> Finding | None:
        fits = (f for f in raised if re.fullmatch(check, f.check) and re.search(pattern, told[id(f)]))
        return next(fits, None)

    found = {fault.id: hit for fault in faulty.FAULTS if (hit := about(*FOUND_BY[fault.id]))}
    blamed = {near.id: hit for near in faulty.NEAR_MISSES if (hit := about(*BLAMED_BY[near.id]))}
    listed = {finding.id for finding in found.values()}
    return Measured(
        audit=audit,
        found=found,
        missed=tuple(fault.id for fault in faulty.FAULTS if fault.id not in found),
        blamed=blamed,
        others=tuple(finding for finding in raised if finding.id not in listed),
        seconds=seconds,
        requests=audit.dossier.snapshot.requests,
    )


def words(finding: Finding) -> str:
    """All that a finding says, and what it is about."""
    return "\n".join((finding.place, finding.subject, finding.title, finding.sees, finding.action, *finding.where))
