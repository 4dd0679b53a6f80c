"""Single requests through the openai SDK, which is imported when a connection is made.

The SDK follows no redirect, asks no proxy that was not set and retries nothing. What it raises
becomes our words here; whether to ask again is for the caller to say.
"""

from __future__ import annotations

import importlib
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from qicao.engines.chunks import Chunk, read_chunk
from qicao.engines.endpoint import Endpoint, Route
from qicao.engines.refusals import Refusal, Refused, foreign, garbled, lost, seconds_told
from qicao.engines.refusalwords import words_of
from qicao.errors import EndpointError, MissingDependency, UsageError

if TYPE_CHECKING:
    import openai

T = TypeVar("T")
ReadBody = Callable[[bytes], T]
ReadEvents = Callable[[AsyncIterator[Chunk]], Awaitable[T]]
_MARGIN = 5.0
"""Seconds by which the SDK's own limit is longer than ours, so that ours speaks first."""
_AT_ONCE = 1000
"""Connections to one server."""


class _Model(BaseModel):
    id: str


class _Listing(BaseModel):
    data: list[_Model]


class Connection:
    """One server. MissingDependency if the SDK is not installed; nothing is connected yet."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._client: openai.AsyncOpenAI | None = None
        _sdk()

    async def post(
        self, asked: dict[str, Any], read_body: ReadBody[T], read_events: ReadEvents[T]
    ) -> T:
        """What is read of one completion, whichever way the server sends it.

        Refused for a refusal, EndpointError where nothing came or what came is no completion.
        """
        with self._in_words():
            create = self._connected().chat.completions.with_raw_response.create
            raw = await create(**_as_it_is(asked), timeout=self.endpoint.deadline + _MARGIN)
            if "event-stream" in raw.headers.get("content-type", ""):
                return await read_events(self._chunks(raw.http_response))
            return read_body(await raw.http_response.aread())

    async def models(self) -> tuple[str, ...]:
        """The names of the models that the server lists. Raises as `post` does."""
        with self._in_words():
            found = await self._connected().models.with_raw_response.list()
            return _listed(await found.http_response.aread(), self.endpoint)

    async def close(self) -> None:
        """Ends the connections of the running loop."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _chunks(self, response: Any) -> AsyncIterator[Chunk]:
        """The pieces of a stream, also of one that nobody asked for."""
        import openai

        events = openai.AsyncStream(cast_to=object, response=response, client=self._connected())
        async for event in events:
            yield read_chunk(event, self.endpoint)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Whatever a server can do to a connection, as Refused or as an EndpointError."""
        import openai

        broken: tuple[type[Exception], ...] = (openai.APIError, *_of_the_line())
        try:
            yield
        except broken as error:
            raise self._told(error) from None
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise foreign(self.endpoint, str(error).encode()) from None

    def _told(self, error: Exception) -> Exception:
        import openai

        if isinstance(error, openai.APIStatusError):
            return Refused(_refusal(error))
        if isinstance(error, openai.APIError) and not isinstance(error, openai.APIConnectionError):
            return foreign(self.endpoint, str(error).encode())
        return _cut(self.endpoint, tuple(_causes(error)))

    def _connected(self) -> openai.AsyncOpenAI:
        if self._client is None:
            sdk = _sdk()
            self._client = sdk.AsyncOpenAI(
                base_url=self.endpoint.base_url,
                api_key=self.endpoint.api_key.get_secret_value() or "none",
                max_retries=0,
                http_client=sdk.DefaultAioHttpClient(**_told_how(self.endpoint.route)),
            )
        return self._client


def clients(route: Route) -> tuple[Any, Any]:
    """A client of HTTP and one for asyncio, as the SDK takes them: no redirect, no proxy unsaid."""
    import openai

    how = _told_how(route)
    return openai.DefaultHttpxClient(**how), openai.DefaultAsyncHttpxClient(**how)


def _sdk() -> Any:
    try:
        import aiohttp  # noqa: F401 - the transport that the SDK takes from it
        import openai
    except ImportError:
        hint = "请运行 pip install 'qicao[openai]'，或改用内置引擎（builtin）"
        raise MissingDependency(f"没有安装 openai：{hint}") from None
    return openai


def _told_how(route: Route) -> dict[str, Any]:
    """How a client connects: no redirect, nothing of the environment, no connection used before.

    A server may close an old one just when it is used again, and nobody can tell then whether it
    has seen, and bills, the request.
    """
    limits = _transport().Limits(max_connections=_AT_ONCE, keepalive_expiry=0)
    how = {"follow_redirects": False, "trust_env": False, "limits": limits}
    return (
        how
        | ({"verify": _trusting(route.ca_file)} if route.ca_file else {})
        | ({"proxy": route.proxy} if route.proxy else {})
    )


def _trusting(ca_file: str) -> ssl.SSLContext:
    """Trust in what everybody trusts and in a file's certificates. UsageError if it has none."""
    context: ssl.SSLContext = _transport().create_ssl_context(trust_env=False)
    try:
        context.load_verify_locations(cafile=ca_file)
    except OSError as error:
        hint = "应是 PEM 格式的证书文件，请改正环境变量 SSL_CERT_FILE（或设置 ca_file）"
        raise UsageError(f"不能使用证书文件 {ca_file}（{error}）：{hint}") from None
    return context


def _as_it_is(asked: dict[str, Any]) -> dict[str, Any]:
    """The parameters so that the SDK sends them untouched: it would look through every message.

    That is half of what a call costs.
    """
    named = {key: asked[key] for key in ("model", "stream") if key in asked}
    return named | {"messages": (), "extra_body": asked}


def _of_the_line() -> tuple[type[Exception], ...]:
    """What the SDK's transport raises beside the SDK's own: while a body is read, or of no HTTP."""
    import aiohttp

    return (_transport().HTTPError, aiohttp.ClientError)


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
    told = next((str(cause) for cause in causes[1:] if str(cause)), str(causes[0]))
    return lost(endpoint, "没有答完就断开" if silent else told, reached=made)


def _listed(body: bytes, endpoint: Endpoint) -> tuple[str, ...]:
    try:
        return tuple(model.id for model in _Listing.model_validate_json(body).data)
    except ValidationError:
        raise foreign(endpoint, body) from None


def _transport() -> Any:
    """The package that the SDK's clients come from: another one in each of its generations."""
    import openai

    client = openai.DefaultHttpxClient.__mro__[-2]
    return importlib.import_module(client.__module__.partition(".")[0])


def _refusal(error: openai.APIStatusError) -> Refusal:
    headers = error.response.headers
    return Refusal(
        status=error.status_code,
        message=words_of(error.body) or error.message,
        code=str(error.code or ""),
        kind=str(error.type or ""),
        param=str(error.param or ""),
        retry_after=seconds_told(headers.get("retry-after", ""), headers.get("date", "")),
    )
