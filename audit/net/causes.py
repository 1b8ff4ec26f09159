"""Why a connection came to nothing, told from aiohttp's exceptions and the system's error numbers."""

from __future__ import annotations

import asyncio
import errno
import ssl

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError

from audit.evidence import Failure
from audit.net.unanswered import Unanswered

_BY_NUMBER = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ECONNRESET: Failure.RESET,
    errno.ECONNABORTED: Failure.RESET,
    errno.EPIPE: Failure.RESET,
    errno.ETIMEDOUT: Failure.TOO_SLOW,
}


def unanswered(error: BaseException) -> Unanswered:
    """The failure an exception stands for; what is not known is UNREACHABLE, with its words."""
    if isinstance(error, Unanswered):
        return error
    return Unanswered(_failure(error), f"{type(error).__name__}: {error}")


def _failure(error: BaseException) -> Failure:  # one cause a line
    match error:
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return Failure.PROXY
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            return Failure.CERTIFICATE
        case aiohttp.ClientConnectorSSLError():
            return _handshake(error)
        case aiohttp.InvalidURL():
            return Failure.UNSAFE_ADDRESS
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError():
            return Failure.RESET
        case aiohttp.ClientResponseError() | HttpProcessingError():
            return Failure.NOT_HTTP
        case aiohttp.ClientConnectorError():
            return _by_number(error, Failure.UNREACHABLE)
        case asyncio.TimeoutError():
            return Failure.TOO_SLOW
        case OSError():
            return _by_number(error, Failure.RESET)
        case _:
            return Failure.UNREACHABLE


def _by_number(error: OSError, otherwise: Failure) -> Failure:
    return _BY_NUMBER.get(error.errno or 0, otherwise)


def _handshake(error: aiohttp.ClientConnectorSSLError) -> Failure:
    """A handshake that was cut off may go better next time; one that was answered wrongly will not."""
    cut = isinstance(error.os_error, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError))
    return Failure.RESET if cut else Failure.NOT_HTTP
