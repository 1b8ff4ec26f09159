"""The one module that knows httpx: its client above, our own transport over an aiohttp session below.

aiohttp tells every address it dials to a public hook, keeps the causes of a failure apart and costs a fraction of
httpx's own connection pool; httpx is what the rest of the world plugs transports into.
"""

from __future__ import annotations

import contextlib
import dataclasses
import http.cookiejar
import ssl
import urllib.parse
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

import aiohttp
import httpx
import yarl

from audit.errors import BadInput
from audit.evidence import Failure
from audit.net import body, causes
from audit.net.guard import Guard
from audit.net.settings import Settings
from audit.net.step import REDIRECTS, Step
from audit.net.unanswered import Unanswered

Transport = httpx.AsyncBaseTransport
Spoken = tuple[int, Sequence[tuple[str, str]], bytes]
"""Status, headers and body of one answer."""
Answering = Callable[[str, str, Mapping[str, str], bytes], Spoken | Failure]
"""Told method, address, headers (names in lower case) and body of a request."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


class Wire:
    """Makes single requests: no redirect is followed, no cookie kept, nothing read past its cap."""

    def __init__(self, client: httpx.AsyncClient, settings: Settings) -> None:
        self._client = client
        self._keys = settings.keys
        self._limits = settings.limits
        self._proxied = bool(settings.proxy)

    async def exchange(self, step: Step) -> Answer:
        """One request and its whole answer, with key values hidden; `Unanswered` when there is none."""
        try:
            answer = await self._exchange(step)
        except Exception as error:  # noqa: BLE001  # the world's failures are data
            raise causes.unanswered(error) from None
        return self._hidden(answer) if step.key else answer

    async def _exchange(self, step: Step) -> Answer:
        request = httpx.Request(
            step.method,
            step.target.address,
            headers=(*step.headers, ("host", step.target.origin.partition("//")[2])),
            content=step.body.encode() if step.body else None,
            extensions={"key": step.key, "host": step.target.host, "keys": self._keys},
        )
        response = await self._client.send(request, stream=True)
        try:
            headers = tuple((name, value.strip()) for name, value in response.headers.multi_items())
            self._check(response.status_code, len(headers))
            return Answer(status=response.status_code, headers=headers, body=await self._body(response))
        finally:
            await response.aclose()

    async def _body(self, response: httpx.Response) -> bytes:
        if response.status_code in REDIRECTS:
            return b""
        encoding = response.headers.get("content-encoding", "")
        return await body.read(response.aiter_raw(), encoding, self._limits.body)

    def _check(self, status: int, headers: int) -> None:
        if status == 407 and self._proxied:
            raise Unanswered(Failure.PROXY, "the proxy asks for a name and password")
        if not 200 <= status <= 999:
            raise Unanswered(Failure.NOT_HTTP, f"status {status}")
        if headers > self._limits.headers:
            raise Unanswered(Failure.NOT_HTTP, f"{headers} headers")

    def _hidden(self, answer: Answer) -> Answer:
        return Answer(
            status=answer.status,
            headers=tuple((name, self._keys.hide(value)) for name, value in answer.headers),
            body=self._keys.hide_bytes(answer.body),
        )


@contextlib.asynccontextmanager
async def open_wire(settings: Settings, transport: Transport | None, tls: ssl.SSLContext | None) -> AsyncIterator[Wire]:
    """A wire over the given transport, or over sockets; `BadInput` for a proxy that is not `http://host:port`."""
    async with httpx.AsyncClient(
        transport=transport or _Sockets(settings, tls or _trusted()),
        cookies=_NoCookies(),
        trust_env=False,
        follow_redirects=False,
        timeout=None,  # noqa: S113  # the allowance in `web` covers the whole ask
    ) as client:
        yield Wire(client, settings)


async def spelled_out(request: httpx.Request) -> tuple[str, list[tuple[str, str]], bytes]:
    """Address, headers and body as they are sent: where the request names its key, the values stand in their places."""
    address, content, headers = str(request.url), await request.aread(), request.headers.multi_items()
    if request.extensions["key"]:
        keys, host = request.extensions["keys"], request.extensions["host"]
        address = keys.fill(address, host, encode=True)
        headers = [(name, keys.fill(value, host, encode=False)) for name, value in headers]
        content = keys.fill(content.decode(), host, encode=True).encode()
    return address, headers, content


class InProcess(Transport):
    """A transport with no network behind it: a plain function answers."""

    def __init__(self, answering: Answering, *, spelled: bool = False) -> None:
        """With `spelled` the function is told the values of keys, as a network is; without, their names."""
        self._answering = answering
        self._spelled = spelled

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        address, headers, content = str(request.url), request.headers.multi_items(), await request.aread()
        if self._spelled:
            address, headers, content = await spelled_out(request)
        spoken = self._answering(request.method, address, dict(headers), content)
        if isinstance(spoken, Failure):
            raise Unanswered(spoken, "as the practice web has it")
        status, fields, told = spoken
        return httpx.Response(status, headers=list(fields), stream=httpx.ByteStream(told))


class _Sockets(Transport):
    """Over an aiohttp session whose every dialled address the guard sees."""

    def __init__(self, settings: Settings, tls: ssl.SSLContext) -> None:
        limits = settings.limits
        guard = Guard(settings.reach, proxy=_proxy(settings.proxy), seconds=limits.lookup)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=guard, socket_factory=guard.socket, ssl=tls, use_dns_cache=False, limit=0
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=limits.connect),
            middlewares=(_one_try,),
            max_field_size=limits.header,
            max_headers=limits.headers,
            auto_decompress=False,
            proxy=settings.proxy or None,
            trust_env=False,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        address, headers, content = await spelled_out(request)
        response = await self._session.request(
            request.method,
            yarl.URL(address, encoded=True),
            headers=[(name, value) for name, value in headers if name not in {"host", "content-length"}],
            data=content or None,
            allow_redirects=False,
        )
        return httpx.Response(response.status, headers=list(response.raw_headers), stream=_Body(response))

    async def aclose(self) -> None:
        await self._session.close()


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._response.content.iter_any():
            yield piece

    async def aclose(self) -> None:
        """Give the connection back when the body was read to its end, and cut it off otherwise."""
        connection = self._response.connection
        if connection is not None and connection.transport is not None and not self._response.content.at_eof():
            connection.transport.abort()  # a polite TLS goodbye would outlive the run
        self._response.release()


async def _one_try(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Tell aiohttp's exceptions apart before it repeats a request unpaced: whether to ask again is ours to say."""
    try:
        return await handler(request)
    except Exception as error:
        raise causes.unanswered(error) from error


class _NoCookies(http.cookiejar.CookieJar):
    """Keeps none: reading them costs more than all else, and no answer may depend on the one before."""

    def extract_cookies(self, response: Any, request: Any) -> None:  # noqa: ANN401  # the standard library's own types
        """Leave them in the answer."""


def _trusted() -> ssl.SSLContext:
    """The system's authorities, or those of SSL_CERT_FILE; certifi's where Python was installed without any."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _proxy(address: str) -> tuple[str, int] | None:
    if not address:
        return None
    with contextlib.suppress(ValueError):
        parts = urllib.parse.urlsplit(address)
        if (
            (parts.scheme, parts.username, parts.path.strip("/")) == ("http", None, "")
            and parts.hostname
            and parts.port
        ):
            return parts.hostname, parts.port
    raise BadInput("--proxy: not a proxy's address without a name and password (http://127.0.0.1:8080 would be right)")
