"""Which place an address stands for, and what to tell the consultant when it stands for none."""

from __future__ import annotations

from audit import address as addresses
from audit.address import Identity, Kind
from audit.evidence import Profile
from audit.platforms import _forbidden, forum

CLOSED = "closed"
"""The platform id of places on networks that have ended."""
_REFERENCES = ("wikipedia",)
"""What websites link to for what it says, and hardly ever as their own."""
_CHATS = ("messenger", "whatsapp")
"""Where a business is written to: a way to get in touch on the website, a place of its own in the client file."""


def profile(identity: Identity, *, listed: bool) -> Profile | None:
    """The place an address stands for; None when it is no profile.

    Any web address that the client lists is a place (a blog or page); found on the website it is just a link.
    A short link stands for itself until it has been followed.
    """
    match identity.kind:
        case Kind.PROFILE if identity.platform in _REFERENCES and not listed:
            return None
        case Kind.PROFILE:
            return Profile(platform=identity.platform, handle=identity.handle, address=identity.address)
        case Kind.CONTACT if identity.platform in _CHATS and identity.handle and listed:
            return Profile(platform=identity.platform, handle=identity.handle, address=identity.address)
        case Kind.CLOSED_NETWORK:
            return Profile(platform=CLOSED, handle=_bare(identity.address), address=identity.address)
        case Kind.SHORT:
            return Profile(
                platform=identity.platform, handle=f"short:{_bare(identity.address)}", address=identity.address
            )
        case Kind.WEBSITE if listed and not identity.platform:
            return _on_a_forum(identity.address) or Profile(
                platform="blog", handle=_bare(identity.address), address=identity.address
            )
        case _:
            return None


def _on_a_forum(address: str) -> Profile | None:
    """A thread or member's page: found on the website such an address is one more page, listed it is a place."""
    found = addresses.parse(address)
    named = forum.identify(found) if found else None
    if named is None or named.kind is not Kind.PROFILE:
        return None
    return Profile(platform=named.platform, handle=named.handle, address=named.address)


def hint(identity: Identity) -> str:
    """Why an address in client.yml is not a place, and what to write instead."""
    match identity.kind:
        case Kind.POST:
            return f"this is one post, not the profile; write {identity.address or 'the address of the profile'}"
        case Kind.SHARE:
            return "this is a share button; open the profile and copy the page's own address"
        case Kind.INDIRECT:
            return "this is a share link; open it and copy the page's own address"
        case Kind.HOME:
            return "this is the network's front page; open the profile and copy the page's own address"
        case Kind.LOGIN:
            return "only its owner can open this page; open the profile as a visitor and copy that address"
        case Kind.PLACEHOLDER:
            return "this was left by a theme or template; write the business's own address, or remove the line"
        case Kind.IMPOSSIBLE:
            meant = " or ".join(_forbidden.meant(identity))
            asked = f" (did you mean {meant}?)" if meant else ""
            return f"names there are made of {identity.detail}{asked}; open the profile and copy its own address"
        case Kind.CONTACT:
            return "this is a way to get in touch, not a profile; remove it from `profiles`"
        case Kind.WEBSITE:
            return "this is not a profile we can name; open the profile and copy the page's own address"
        case _:
            return "this is not a web address; write it as https://…"


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
