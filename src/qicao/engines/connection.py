"""Single requests to an OpenAI-compatible server over aiohttp, imported when a connection is made.

No redirect is followed, no proxy asked that was not set, nothing retried. Whatever the server does
becomes our words here; whether to ask again is for the caller to say.
"""

from __future__ import annotations

import importlib.util
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from qicao import __version__
from qicao.engines.chunks import Chunk, read_chunk
from qicao.engines.endpoint import AT_ONCE, NO_KEY, Endpoint
from qicao.engines.refusals import Refused, foreign, garbled, lost
from qicao.engines.refusalwords import read_refusal
from qicao.engines.sdk import read_stream
from qicao.engines.trust import trusting
from qicao.errors import EndpointError, MissingDependency

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")
ReadBody = Callable[[bytes], T]
ReadEvents = Callable[[AsyncIterator[Chunk]], Awaitable[T]]
_MARGIN = 5.0
"""Seconds by which the client's own limit is longer than ours, so that ours speaks first."""
_LONGEST = 64 << 20
"""Bytes of an answer: a million tokens in a stream, and more than any model says."""


class _Model(BaseModel):
    id: str


class _Listing(BaseModel):
    data: list[_Model]


class Connection:
    """One server. MissingDependency if a package is not installed; nothing is connected yet."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._session: aiohttp.ClientSession | None = None
        _require_packages()

    async def post(
        self, asked: dict[str, Any], read_body: ReadBody[T], read_events: ReadEvents[T]
    ) -> T:
        """What is read of one completion, whichever way the server sends it.

        Refused for a refusal, EndpointError where nothing came or what came is no completion.
        """
        body = json.dumps(asked, ensure_ascii=False).encode()
        async with self._answer("POST", "chat/completions", body) as response:
            if "event-stream" in response.headers.get("Content-Type", ""):
                return await read_events(self._chunks(response))
            return read_body(await self._whole(response))

    async def models(self) -> tuple[str, ...]:
        """The names of the models that the server lists. Raises as `post` does."""
        async with self._answer("GET", "models") as response:
            return _listed(await self._whole(response), self.endpoint)

    async def close(self) -> None:
        """Ends the connections of the running loop."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @asynccontextmanager
    async def _answer(
        self, method: str, path: str, body: bytes | None = None
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """A success as it comes in; else Refused or an EndpointError, whatever the server does."""
        import aiohttp

        proxy, url = self.endpoint.route.proxy or None, self.endpoint.url(path)
        try:
            async with self._connected().request(
                method, url, data=body, proxy=proxy, allow_redirects=False
            ) as response:
                if response.status >= 300:
                    said = _decoded(await self._whole(response), response.charset)
                    raise Refused(read_refusal(response.status, response.headers, said))
                yield response
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _cut(self.endpoint, tuple(_causes(error))) from None

    async def _chunks(self, response: aiohttp.ClientResponse) -> AsyncIterator[Chunk]:
        """The pieces of a stream, also of one that nobody asked for."""
        async for event in read_stream(self._pieces(response), self.endpoint):
            yield read_chunk(event, self.endpoint)

    async def _whole(self, response: aiohttp.ClientResponse) -> bytes:
        return b"".join([piece async for piece in self._pieces(response)])

    async def _pieces(self, response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
        """The body as it comes. AnswerForeign if it is longer than any model's."""
        length = 0
        async for piece in response.content.iter_any():
            length += len(piece)
            if length > _LONGEST:
                raise foreign(self.endpoint, piece[:300])
            yield piece

    def _connected(self) -> aiohttp.ClientSession:
        """The session of the running loop.

        It uses no connection twice: a server may close an old one just when it is used again, and
        nobody can tell then whether it has seen, and bills, the request.
        """
        if self._session is None:
            import aiohttp

            ca_file = self.endpoint.route.ca_file
            verified = trusting(ca_file) if self.endpoint.base_url.startswith("https:") else True
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, force_close=True, ssl=verified),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_headers(self.endpoint),
                timeout=aiohttp.ClientTimeout(total=self.endpoint.deadline + _MARGIN),
            )
        return self._session


def _headers(endpoint: Endpoint) -> dict[str, str]:
    return {
        "Authorization": _authorization(endpoint),
        "Content-Type": "application/json",
        "User-Agent": f"qicao/{__version__}",
    }


def _authorization(endpoint: Endpoint) -> str:
    """The key, or where there is none the user and password of the address."""
    key, login = endpoint.api_key.get_secret_value(), endpoint.login
    if any(login) and not key:
        return f"Basic {b64encode(':'.join(login).encode()).decode()}"
    return f"Bearer {key or NO_KEY}"


def _require_packages() -> None:
    """MissingDependency if what talks to a server, or reads its streams, is not installed."""
    missing = [name for name in ("aiohttp", "openai") if not _is_installed(name)]
    if missing:
        hint = "请运行 pip install 'qicao[openai]'，或改用内置引擎（builtin）"
        raise MissingDependency(f"没有安装 {'、'.join(missing)}：{hint}")


def _is_installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except ValueError:
        return False


def _decoded(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it was raised from, down to the first."""
    while error is not None:
        yield error
        error = error.__cause__


def _cut(endpoint: Endpoint, causes: tuple[BaseException, ...]) -> EndpointError:
    """No connection, one that broke off, or what came over it was no HTTP."""
    import aiohttp

    for cause in causes:
        if isinstance(cause, aiohttp.ClientResponseError):
            return garbled(endpoint, cause.message)
    made = not any(isinstance(cause, aiohttp.ClientConnectorError) for cause in causes)
    silent = any(isinstance(cause, aiohttp.ServerDisconnectedError) for cause in causes)
    told = next((str(cause) for cause in causes if str(cause)), type(causes[0]).__name__)
    return lost(endpoint, "没有答完就断开" if silent else told, reached=made)


def _listed(body: bytes, endpoint: Endpoint) -> tuple[str, ...]:
    try:
        return tuple(model.id for model in _Listing.model_validate_json(body).data)
    except ValidationError:
        raise foreign(endpoint, body) from None
