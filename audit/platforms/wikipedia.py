"""Wikipedia: articles about a business and user pages, told by each language's own public interface."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _page, _walls

NAME = "Wikipedia"
HOSTS = ("wikipedia.org",)
EXAMPLES: Mapping[str, str] = {
    "https://en.wikipedia.org/wiki/Maple_Street_Bakery": "en:Maple_Street_Bakery",
    "de.m.wikipedia.org/wiki/B%C3%A4ckerei_Ahorn#Geschichte": "de:Bäckerei_Ahorn",
    "https://fr.wikipedia.org/w/index.php?title=Boulangerie_%C3%89rable&redirect=no": "fr:Boulangerie_Érable",
    "https://en.wikipedia.org/?curid=10001": "en:?curid=10001",
    "https://de.wikipedia.org/wiki/Benutzer:Ahorn": "de:User:Ahorn",
}
RHYTHM = None
PACE = 1.0
KEYS = ()

_LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[a-z]{2,8}){0,2}|simple)(?:\.m)?\.wikipedia\.org")
_FRONT = frozenset(("wikipedia.org", "www.wikipedia.org", "m.wikipedia.org"))
_NO_LANGUAGE = frozenset(("www", "api", "ten", "wap"))
_NUMBER = re.compile(r"[1-9][0-9]{0,11}")
_FORBIDDEN = re.compile(r"[<>\[\]|{}\x00-\x1f\x7f\ufffd]")
"""No title holds these; the last is what an odd encoding leaves, and asking for it would ask for another title."""
_NUMBERED = "?curid="
_LONGEST_TITLE = 255
"""In bytes, as MediaWiki counts."""
_USER = frozenset(
    """user benutzer benutzerin utilisateur utilisatrice usuario usuaria utente gebruiker wikipedysta wikipedystka
    usuário usuária användare bruker bruger käyttäjä uživatel участник участница користувач χρήστης 利用者 用户
    使用者""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_OTHER = frozenset(
    """special media talk user_talk wikipedia wikipedia_talk project project_talk file file_talk image
    mediawiki mediawiki_talk template template_talk help help_talk category category_talk portal portal_talk
    draft draft_talk module module_talk wp wt spezial diskussion benutzer_diskussion datei vorlage hilfe
    kategorie spécial discussion discussion_utilisateur wikipédia fichier modèle aide catégorie portail
    projet especial discusión archivo plantilla ayuda categoría anexo speciale discussione file_discussione
    immagine aiuto categoria portale speciaal overleg bestand sjabloon categorie dyskusja pomoc plik szablon
    kategoria specjalna timedtext fil kategori hjälp hjælp hjelp spesial ficheiro ajuda discussão
    predefinição файл категория обсуждение служебная википедия шаблон портал справка soubor nápověda
    speciální diskuse wikipedie tiedosto luokka ohje toiminnot keskustelu fájl kategória segítség speciális
    dosya özel vikipedi ファイル 特別 ノート ヘルプ 文件 分类 特殊 帮助""".split()  # noqa: SIM905
)
"""Namespaces that hold no article, in the languages most met; of others the interface tells."""
_MAIN_PAGES = frozenset(("main_page", "hauptseite", "pagina_principale", "hoofdpagina", "forside",
                         "заглавная_страница", "hlavní_strana", "kezdőlap", "メインページ", "anasayfa"))  # fmt: skip


def identify(address: Address) -> Identity:
    if address.host in _FRONT and not address.segments:
        return _other(Kind.HOME)
    language = _LANGUAGE.fullmatch(address.host)
    if not language or language[1] in _NO_LANGUAGE:
        return _other(Kind.WEBSITE)
    title, number = _asked_for(address, language[1])
    if title is not None:
        return _titled(language[1], title)
    if number:
        return _identity(_profile(f"{language[1]}:{_NUMBERED}{number}"))
    return _other(Kind.WEBSITE if address.segments else Kind.HOME)


def _asked_for(address: Address, language: str) -> tuple[str | None, str]:
    """The title of an address, or a page's number; neither for old versions, histories and editors."""
    if any(address.value(name) for name in ("oldid", "diff")) or address.value("action") not in ("", "view"):
        return None, ""
    match address.segments:
        case (folder, _, *_) if (folder == "wiki" or folder.startswith(f"{language}-")) and "//" not in _path(address):
            return "/".join(address.segments[1:]), ""
        case () | ("w",) | ("w", "index.php") | ("wiki",) | ("index.php",):
            number = address.value("curid")
            return address.value("title") or None, number if _NUMBER.fullmatch(number) else ""
        case _:
            return None, ""


def _path(address: Address) -> str:
    """The path as written: a title may hold two slashes in a row, which the address's parts lose."""
    return urllib.parse.urlsplit(address.written).path


def _titled(language: str, title: str) -> Identity:
    title = "_".join(title.replace("_", " ").split())
    space, colon, name = title.partition(":")
    if colon and space.lower() in _USER:
        title = f"User:{name.strip('_')}"
    is_page = bool(title) and not _FORBIDDEN.search(title) and len(title.encode()) <= _LONGEST_TITLE
    if not is_page or (colon and space.lower() in _OTHER) or _is_no_place(title):
        return _other(Kind.WEBSITE)
    if title.lower() in _MAIN_PAGES:
        return _other(Kind.HOME)
    return _identity(_profile(f"{language}:{title}"))


def _is_no_place(title: str) -> bool:
    return title == "User:" or title.startswith((":", _NUMBERED)) or (title.startswith("User:") and "/" in title)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="wikipedia")


def _identity(found: Profile) -> Identity:
    return Identity(kind=Kind.PROFILE, platform="wikipedia", handle=found.handle, address=found.address)


def _profile(handle: str) -> Profile:
    language, _, title = handle.partition(":")
    path = title if title.startswith(_NUMBERED) else f"wiki/{_quoted(title)}"
    return Profile(platform="wikipedia", handle=handle, address=f"https://{language}.wikipedia.org/{path}")


def _quoted(title: str) -> str:
    """A last full stop is spelled out: at the end of a pasted address it would be taken for the sentence's."""
    path = urllib.parse.quote(title, safe="/:()")
    return path[:-1] + "%2E" if path.endswith(".") else path


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """Each language is an interface of its own: the article or redirect "Wikipedia", and a user known in most."""
    language, _, title = profile.handle.partition(":")
    if title.startswith("User:"):
        return _profile(f"{language}:User:Jimbo_Wales"), _profile(f"{language}:User:{token}")
    return _profile(f"{language}:Wikipedia"), _profile(f"{language}:{token}")


_ARTICLES = 0
_CUT_OFF = (".", "!", "'", '"', "…", "’", "”", "»")  # noqa: RUF001  # as titles have them


def article(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The Action API about one page, by title or number. Documented at mediawiki.org, API:Query and API:Info.

    The page's own number is not kept as an id: an article written anew has another and is about the same business.
    """
    title = profile.handle.partition(":")[2]
    number = title.removeprefix(_NUMBERED)
    chosen = {"titles": title} if number == title else {"pageids": number}
    (found,) = yield (_ask(profile, prop="info|pageprops", inprop="url", redirects="1", converttitles="1", **chosen),)
    query = _answer(found)
    page = _only(query.get("pages"))
    is_missing = page.get("missing") is True and not page.get("known") and not query.get("redirects")
    if _is_about(page, query, chosen) and is_missing:
        return (yield from _missing(found, str(page.get("title", "")), profile))
    if _is_about(page, query, chosen) and _page.count(page.get("pageid")) and page.get("ns") == _ARTICLES:
        return _shown(found, query, page, profile)
    return Reading(signals=(_walls.unfamiliar(found, "article"),))


def _missing(found: Reply, title: str, profile: Profile) -> Visit[Reading]:
    """A last full stop is cut off pasted addresses: a living title that only adds one may be the one meant."""
    absent = _walls.signal(found, "article", Sign.ABSENT, "missing", f"missing: {title or 'the page of this number'}")
    if not title:
        return Reading(signals=(absent,))
    longer = [title + ending for ending in _CUT_OFF]
    (others,) = yield (_ask(profile, prop="info", converttitles="1", titles="|".join(longer)),)
    pages = [_page.mapping_of(page) for page in _page.sequence(_answer(others).get("pages"))]
    if {str(page.get("title")) for page in pages} != set(longer):
        return Reading(signals=(_walls.unfamiliar(others, "article"),))
    if not all(page.get("missing") is True and not page.get("known") for page in pages):
        return Reading(signals=(_walls.signal(others, "article", Sign.UNFAMILIAR, "lives_with_an_ending", title),))
    return Reading(signals=(absent,))


def user(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The Action API about one user of this language. Documented at mediawiki.org, API:Users.

    Hidden users, and those who never came to this language, are missing there too: that proves no absence.
    """
    name = profile.handle.partition(":User:")[2]
    (found,) = yield (
        _ask(profile, list="users", ususers=name, usprop="editcount", prop="info", titles=f"User:{name}"),
    )
    query = _answer(found)
    account, page = _only(query.get("users")), _only(query.get("pages"))
    plain = name.replace("_", " ")
    if not _is_name(account.get("name"), plain):
        return Reading(signals=(_walls.unfamiliar(found, "user"),))
    if _page.count(account.get("userid")):
        signal = _walls.signal(found, "user", Sign.SHOWN, "account", f"User:{account['name']}")
        return Reading(signals=(signal,), name=str(account["name"]), unseen_parts=("what the user wrote",))
    if account.get("missing") is True and page.get("missing") is True and not page.get("known"):
        return Reading(signals=(_walls.signal(found, "user", Sign.WITHHELD, "no_account_here", f"missing: {plain}"),))
    return Reading(signals=(_walls.unfamiliar(found, "user"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    is_user = profile.handle.partition(":")[2].startswith("User:")
    return (yield from (user if is_user else article)(profile, kit))


RUNGS = {"article": article, "user": user}


def _ask(profile: Profile, **wanted: str) -> Ask:
    host = urllib.parse.urlsplit(profile.address).hostname
    query = urllib.parse.urlencode({"action": "query", "format": "json", "formatversion": "2", **wanted})
    return Ask(address=f"https://{host}/w/api.php?{query}")


def _answer(found: Reply) -> Mapping[str, Any]:
    """What was asked of the interface; nothing where it reports an error or another host answered."""
    whole = _page.mapping(found)
    is_answer = found.status == 200 and found.address == found.ask.address and "error" not in whole
    return _page.mapping_of(whole.get("query")) if is_answer else {}


def _only(value: object) -> Mapping[str, Any]:
    several = _page.sequence(value)
    return _page.mapping_of(several[0]) if len(several) == 1 else {}


def _is_about(page: Mapping[str, Any], query: Mapping[str, Any], chosen: Mapping[str, str]) -> bool:
    """Whether the page is the one asked for, by way of its normalised title and the redirects the answer names."""
    if "pageids" in chosen and not page.get("title"):
        return str(page.get("pageid", "")) == chosen["pageids"] and page.get("missing") is True
    if "pageids" in chosen:
        return bool(query.get("redirects")) or str(page.get("pageid", "")) == chosen["pageids"]
    title = chosen["titles"]
    for step in _steps(query):
        title = str(step["to"]) if _plain(str(step.get("from"))) == _plain(title) else title
    return page.get("ns") == _ARTICLES and _is_name(page.get("title"), _plain(title))


def _steps(query: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """In the order they are taken; scripts of one language are converted into each other as on its pages."""
    several = (step for kind in ("normalized", "converted", "redirects") for step in _page.sequence(query.get(kind)))
    return tuple(step for step in map(_page.mapping_of, several) if step.get("to"))


def _plain(title: str) -> str:
    return title.replace("_", " ")


def _is_name(found: object, asked: str) -> bool:
    """The first letter's case is the same to Wikipedia."""
    found = str(found or "")
    return bool(found) and found[1:] == asked[1:] and found[:1].casefold() == asked[:1].casefold()


def _shown(found: Reply, query: Mapping[str, Any], page: Mapping[str, Any], profile: Profile) -> Reading:
    """A redirect leads on by itself; it names another address unless it points into the midst of an article."""
    title = str(page["title"])
    language = profile.handle.partition(":")[0]
    now = _profile(f"{language}:{title.replace(' ', '_')}")
    redirects = [_page.mapping_of(step) for step in _page.sequence(query.get("redirects"))]
    is_list = "disambiguation" in _page.mapping_of(page.get("pageprops"))
    signals = [_walls.signal(found, "article", Sign.SHOWN, "list_of_meanings" if is_list else "page", title)]
    if redirects and not is_list and not any(step.get("tofragment") for step in redirects):
        signals.append(_walls.signal(found, "article", Sign.MOVED, "redirect", title, to=now.address))
    return Reading(
        signals=tuple(signals),
        name=title,
        handle=now.handle,
        unseen_parts=("what the article says", "who wrote it"),
    )
