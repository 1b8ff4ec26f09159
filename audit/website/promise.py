"""What the words of a link promise: our own page on a network, a network by its bare name, or neither."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
"""A longer text is a sentence with a link in it, and promises what the sentence says."""
_PLACES = "page|profile|account|channel|feed|wall|pictures|photos|videos|films"
_PROMISE = re.compile(
    rf"""\b(?:
    (?:follow|like|find|join|visit|watch|see|meet|friend|catch|connect\ with|get\ social\ with)\ (?:us|me|along)
    |we(?:\ are|['\u2019]re)\ (?:also\ )?on | our(?:\ \w+)?\ (?:{_PLACES})
    |(?:folg|find|besuch|lik|triff)\w*\ (?:sie\ )?(?:uns|mir) | wir\ (?:sind\ )?(?:auch\ )?(?:auf|bei)
    |(?:unser|mein)\w*(?:\ \w+)?[\ -](?:\w+-)?(?:seite|profil|kanal|konto|account)
    |(?:suivez|retrouvez|rejoignez|likez|aimez)[\ -](?:nous|moi) | nous\ suivre | (?:notre|ma|nos)\ (?:page|profil|chaine|compte|photos|videos)
    |(?:siguenos|siganos|seguinos|sigueme|encuentranos|visitanos|unete|danos\ (?:un\ )?me\ gusta)
    |(?:nuestr[oa]|mi)(?:\ \w+)?\ (?:pagina|perfil|canal|cuenta)
    |(?:seguici|seguiteci|seguimi|trovaci|visitaci|unisciti\ a\ noi|ci\ trov[ai]) | (?:nostr[oa]|mi[ao])(?:\ \w+)?\ (?:pagina|profilo|canale|account)
    |(?:volg|vind|bezoek|like|bekijk)\ (?:je\ )?(?:ons|mij) | (?:onze|ons|mijn)(?:\ \w+)?[\ -](?:\w+-)?(?:pagina|profiel|kanaal|account)
    |wij\ zijn\ (?:ook\ )?op
    )\b""",
    re.VERBOSE,
)
_SHARE = re.compile(
    r"\bshar(?:e|es|ed|ing)\b|\btell (?:a|your|the)\b|\binvite\b|weitersag|\btweet|\bpin it\b|\bpost (?:this|it)\b|recommend|teile|empfehl|partag|recommand|compart"
    r"|recomend|condivid|consigli|\bdel(?:en)?\b|\bdeel\b|\braad\b|log.?in|sign.?(?:in|up)|anmeld|connexion"
)
_OURS = re.compile(
    r"\b(?:us|we|our|ours|me|my|follow|join|uns|unser\w*|wir|mein\w*|folg\w*|nous|notre|nos|suiv\w*|nosotros|nuestr\w*|sigue\w*"
    r"|noi|nostr\w*|segui\w*|ci|ons|onze|wij|volg)\b"
)
_NETWORKS = (
    "facebook|fb|instagram|insta|ig|twitter|x|youtube|yt|linkedin|linked|in|tiktok|tik|tok|bluesky|bsky|mastodon|pinterest|threads"
    "|google|plus|snapchat|whatsapp|telegram|vimeo|flickr|tumblr|yelp|tripadvisor|xing"
)
_SMALL = (
    "on|icon|logo|link|page|pages|profile|account|channel|button|follow|like|visit|social|media|white|black|round|square|a|f|t"
    "|opens|open|new|window|tab|external|website|the|to|at|via|auf|bei|seite|zu|zur|profil|kanal|symbol|sur|page|compte|chaine"
    "|icone|en|pagina|perfil|icono|canal|su|profilo|icona|op|profiel|kanaal|de|svg|png|com|www|https?"
)
_WORD = re.compile(r"[^\W_]+")
_BARE = re.compile(rf"(?:{_NETWORKS}|{_SMALL})")


def promises(text: str) -> bool:
    """Whether words lead a customer to expect the business's own page: "Follow us", in six languages."""
    plain = _plain(text)
    return len(plain) <= _LONGEST and bool(_PROMISE.search(plain)) and not _SHARE.search(plain)


def is_bare(text: str) -> bool:
    """Whether there are no words but a network's name, as on an icon: they promise by where they stand."""
    return all(_BARE.fullmatch(word) for word in _WORD.findall(_plain(text)))


def speaks_for_us(text: str) -> bool:
    """Whether words speak of the business itself, in whatever way."""
    return bool(_OURS.search(_plain(text)))


def words(text: str) -> tuple[str, ...]:
    """The words that say more than which network it is."""
    return tuple(word for word in _WORD.findall(_plain(text)) if len(word) >= 3 and not _BARE.fullmatch(word))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text[:400].lower())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
