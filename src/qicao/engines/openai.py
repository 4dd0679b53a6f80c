"""The chat `openai:MODEL`: any OpenAI-compatible server, with a deadline that holds.

The SDK is imported when a chat connects, not with this module. It is told to follow no redirect,
to ask no proxy and to retry nothing; what it lets pass (a cut reply, a portal's page) is not taken.
"""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from qicao.engines.chat import Answer, OnText, Request
from qicao.engines.completion import read_completion, read_stream
from qicao.engines.endpoint import Endpoint, Usage
from qicao.engines.ladder import Ladder
from qicao.engines.refusals import Refusal, foreign, late, lost
from qicao.errors import MissingDependency

if TYPE_CHECKING:
    import openai

FIRST_PAUSE = 1.0
"""Seconds to wait when a busy server does not say how long; doubled each time."""
_MARGIN = 5.0
"""Seconds by which the SDK's own limit is longer than ours, so that ours speaks first."""


class OpenAIChat:
    """One server and model. MissingDependency if the SDK is not installed."""

    def __init__(
        self,
        endpoint: Endpoint,
        ladder: Ladder | None = None,
        tell: Callable[[str], None] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.endpoint, self.sleep = endpoint, sleep
        self.ladder = ladder or Ladder(f"{endpoint.place} {endpoint.model}")
        self.tell = tell or (lambda _: None)
        self.usage = Usage()
        self._client: openai.AsyncOpenAI | None = None
        _sdk()

    @property
    def name(self) -> str:
        """openai:MODEL"""
        return f"openai:{self.endpoint.model}"

    @property
    def model(self) -> str:
        """The model's name on the server."""
        return self.endpoint.model

    @property
    def place(self) -> str:
        """The server's address without secrets."""
        return self.endpoint.place

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The model's whole answer. EndpointError says what the server did and what to set."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout_at(until):
                answer = await self._insist(request, until, on_text)
        except TimeoutError:
            raise late(self.endpoint) from None
        finally:
            self.usage += Usage(seconds=loop.time() - began)
        used = Usage(prompt_tokens=answer.prompt_tokens, completion_tokens=answer.completion_tokens)
        self.usage += used
        self.ladder.settle()
        return answer.model_copy(update={"seconds": loop.time() - began})

    async def judged(self, answer: Answer, codes: tuple[str, ...]) -> None:
        """Nothing is kept here."""

    async def close(self) -> None:
        """Ends the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _insist(self, request: Request, until: float, on_text: OnText | None) -> Answer:
        """The first answer that is none of: try another way, wait and try again."""
        import openai

        pause = FIRST_PAUSE
        while True:
            used, asked = self.ladder.format, self._parameters(request, stream=on_text is not None)
            try:
                return await self._call(asked, on_text)
            except openai.APIStatusError as error:
                refusal = _refusal(error)
                if self.ladder.concede(refusal, asked, used):
                    continue
                await self._wait(refusal, pause, until)
                pause *= 2
            except openai.APIConnectionError as error:
                said = str(error.__cause__ or error)
                raise lost(self.endpoint, said, reached=_reached(error)) from None

    async def _wait(self, refusal: Refusal, pause: float, until: float) -> None:
        """Waits as told and says so; the refusal as an error where waiting is of no use."""
        seconds = refusal.wait(pause)
        if seconds is None or asyncio.get_running_loop().time() + seconds >= until:
            raise refusal.error(self.endpoint, seconds) from None
        self.tell(f"模型服务忙（{refusal.status}），等 {seconds:g} 秒后再试")
        await self.sleep(seconds)

    def _parameters(self, request: Request, *, stream: bool) -> dict[str, Any]:
        parameters: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": [{"role": m.role, "content": m.content} for m in request.messages],
            "temperature": request.temperature,
            "max_tokens": request.max_tokens,
        }
        if request.seed is not None:
            parameters["seed"] = request.seed
        if stream:
            parameters |= {"stream": True, "stream_options": {"include_usage": True}}
        return self.ladder.request(parameters, request.output)

    async def _call(self, asked: dict[str, Any], on_text: OnText | None) -> Answer:
        import openai

        completions = self._connected().chat.completions.with_raw_response
        self.usage += Usage(calls=1)
        raw = await completions.create(**asked, timeout=self.endpoint.deadline + _MARGIN)
        if on_text is None:
            return read_completion(raw.content, self.endpoint)
        try:
            if "event-stream" in raw.headers.get("content-type", ""):
                return await read_stream(raw.parse(), on_text)
            return read_completion(await raw.http_response.aread(), self.endpoint)
        except _broken_off() as error:
            raise lost(self.endpoint, str(error), reached=True) from None
        except (openai.APIResponseValidationError, json.JSONDecodeError) as error:
            raise foreign(self.endpoint, str(error).encode()) from None

    def _connected(self) -> openai.AsyncOpenAI:
        if self._client is None:
            sdk = _sdk()
            self._client = sdk.AsyncOpenAI(
                base_url=self.endpoint.base_url,
                api_key=self.endpoint.api_key.get_secret_value() or "none",
                max_retries=0,
                http_client=sdk.DefaultAioHttpClient(follow_redirects=False, trust_env=False),
            )
        return self._client


def _sdk() -> Any:
    try:
        import aiohttp  # noqa: F401 - the transport that the SDK takes from it
        import openai
    except ImportError:
        hint = "请运行 pip install 'qicao[openai]'，或改用 --engine builtin"
        raise MissingDependency(f"没有安装 openai：{hint}") from None
    return openai


def _broken_off() -> type[Exception]:
    """What the SDK's transport raises while a body is read; the SDK lets it through."""
    client = _sdk().DefaultAioHttpClient.__mro__[-2]  # of the transport's own package
    found: type[Exception] = importlib.import_module(client.__module__.partition(".")[0]).HTTPError
    return found


def _reached(error: openai.APIConnectionError) -> bool:
    """Whether the request may have arrived: all but a connection that was never made."""
    return type(error.__cause__).__name__ not in ("ConnectError", "ConnectTimeout", "ProxyError")


def _refusal(error: openai.APIStatusError) -> Refusal:
    return Refusal(
        status=error.status_code,
        message=error.message,
        code=str(error.code or ""),
        kind=str(error.type or ""),
        param=str(error.param or ""),
        retry_after=error.response.headers.get("retry-after", ""),
    )
