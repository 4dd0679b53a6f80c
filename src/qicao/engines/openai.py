"""The openai engine: any OpenAI-compatible server, with a deadline that holds.

The SDK is imported when an engine is made, not with this module. It is told to follow no redirect,
to ask no proxy and to retry nothing; what it lets pass (a cut reply, a portal's page) is not taken.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, ValidationError

from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import Endpoint, Usage
from qicao.engines.formats import FORMATS, response_format
from qicao.engines.protocol import Engine
from qicao.engines.refusals import Refusal, foreign, late, lost, unfinished
from qicao.errors import EndpointError, MissingDependency
from qicao.profile import Profile
from qicao.prompt import Message, ModelDefaults, Output, Prompt
from qicao.values import Ledger

if TYPE_CHECKING:
    import openai

FIRST_PAUSE = 1.0
"""Seconds to wait when a busy server does not say how long; doubled each time."""
_OPTIONAL = ("temperature", "max_tokens")


class _Reply(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Reply
    finish_reason: str | None = None


class _Tokens(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Tokens | None = None


class OpenAIEngine(ModelEngine):
    """The engine `openai:MODEL`. MissingDependency if the SDK is not installed."""

    def __init__(
        self,
        endpoint: Endpoint,
        prompts: Mapping[str, Prompt],
        profile: Profile,
        ledger: Ledger,
        fallback: Engine,
        on_event: Callable[[str], None] | None = None,
    ) -> None:
        chat = OpenAIChat(endpoint, on_event)
        name = f"openai:{endpoint.model}"
        super().__init__(name, chat, prompts, profile, ledger, fallback, on_event)


class OpenAIChat:
    """One server and model; what the server was found to refuse is remembered."""

    def __init__(
        self,
        endpoint: Endpoint,
        on_event: Callable[[str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint, self.clock, self.sleep = endpoint, clock, sleep
        self.tell = on_event or (lambda _: None)
        self.usage = Usage()
        self._client = self._connect()
        self._format = 0
        self._refused: set[str] = set()
        self._told = False

    def start(self) -> float:
        """When the section that begins now must be done."""
        return self.clock() + self.endpoint.deadline

    def ask(
        self, messages: tuple[Message, ...], output: Output, defaults: ModelDefaults, until: float
    ) -> str:
        """The model's whole answer. EndpointError says what the server did and what to set."""
        if not self._told:
            self.tell(f"模型服务：{self.endpoint.place}，模型 {self.endpoint.model}")
            self._told = True
        began = self.clock()
        try:
            body = self._insist(messages, output, defaults, until)
            return self._content(body)
        finally:
            self.usage += Usage(seconds=self.clock() - began)

    def _connect(self) -> openai.OpenAI:
        try:
            import openai
        except ImportError:
            hint = "请运行 pip install 'qicao[openai]'，或改用 --engine builtin"
            raise MissingDependency(f"没有安装 openai：{hint}") from None
        return openai.OpenAI(
            base_url=self.endpoint.base_url,
            api_key=self.endpoint.api_key.get_secret_value() or "none",
            max_retries=0,
            http_client=openai.DefaultHttpxClient(follow_redirects=False, trust_env=False),
        )

    def _insist(
        self, messages: tuple[Message, ...], output: Output, defaults: ModelDefaults, until: float
    ) -> bytes:
        """The body of the first answer that is none of: try another way, wait and try again."""
        import openai

        pause = FIRST_PAUSE
        while True:
            try:
                return self._within(self._request(messages, output, defaults), until)
            except openai.APIStatusError as error:
                refusal = _refusal(error)
                if self._concede(refusal):
                    continue
                seconds = refusal.wait(pause)
                if seconds is None or self.clock() + seconds >= until:
                    raise refusal.error(self.endpoint, seconds) from None
                self.tell(f"模型服务忙（{refusal.status}），等 {seconds:g} 秒后再试")
                self.sleep(seconds)
                pause *= 2
            except openai.APITimeoutError:
                raise late(self.endpoint) from None
            except openai.APIConnectionError as error:
                raise lost(self.endpoint, str(error.__cause__ or error)) from None

    def _request(
        self, messages: tuple[Message, ...], output: Output, defaults: ModelDefaults
    ) -> dict[str, Any]:
        temperature = self.endpoint.temperature
        request: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": [{"role": m.role, "content": m.content} for m in messages],
            "temperature": defaults.temperature if temperature is None else temperature,
            "max_tokens": defaults.max_tokens,
        }
        request = {key: value for key, value in request.items() if key not in self._refused}
        return request | response_format(FORMATS[self._format], output)

    def _within(self, request: dict[str, Any], until: float) -> bytes:
        """The body of one answer; a server that trickles is left at `until`, its connection closed.

        The SDK's timeout counts from byte to byte, so the call is made in a thread and waited for.
        """
        left = until - self.clock()
        if left <= 0:
            raise late(self.endpoint)
        answers: Queue[bytes | Exception] = Queue()
        client = self._client
        thread = threading.Thread(target=_call, args=(client, request, left, answers), daemon=True)
        thread.start()
        self.usage += Usage(calls=1)
        try:
            answer = answers.get(timeout=left)
        except Empty:
            client.close()
            self._client = self._connect()
            raise late(self.endpoint) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _concede(self, refusal: Refusal) -> bool:
        """Whether there is another way to ask; it is taken from now on."""
        if refusal.status not in (400, 422):
            return False
        named = next((name for name in _OPTIONAL if refusal.is_about(name)), None)
        if named and named not in self._refused:
            self._refused.add(named)
            return True
        if self._format + 1 < len(FORMATS):
            self._format += 1
            return True
        return False

    def _content(self, body: bytes) -> str:
        try:
            completion = _Completion.model_validate_json(body)
        except ValidationError:
            raise foreign(self.endpoint, body) from None
        if tokens := completion.usage:
            self.usage += Usage(
                prompt_tokens=tokens.prompt_tokens, completion_tokens=tokens.completion_tokens
            )
        choice = completion.choices[0]
        content = choice.message.content or ""
        if choice.finish_reason != "stop":
            raise unfinished(choice.finish_reason)
        if not content.strip():
            raise EndpointError("模型的回复是空的：请换一个模型，或稍后重试")
        return content


def _call(
    client: openai.OpenAI,
    request: dict[str, Any],
    seconds: float,
    answers: Queue[bytes | Exception],
) -> None:
    import openai

    try:
        raw = client.chat.completions.with_raw_response.create(**request, timeout=seconds)
        answers.put(raw.content)
    except (openai.OpenAIError, OSError, RuntimeError, ValueError) as error:
        # Raised again where the call is waited for.
        answers.put(error)


def _refusal(error: openai.APIStatusError) -> Refusal:
    return Refusal(
        status=error.status_code,
        message=error.message,
        code=str(error.code or ""),
        kind=str(error.type or ""),
        param=str(error.param or ""),
        retry_after=error.response.headers.get("retry-after", ""),
    )
