"""The only door to LangChain: a chat with any vendor that it knows, and prompts as its templates.

JSON is asked for in the prompt's own words, because vendors agree on no other way. LangChain is
imported when a chat or a template is made, not with this module.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from qicao.engines.chat import Answer, OnText, Request
from qicao.engines.endpoint import DIRECT, NO_KEY, Route
from qicao.engines.ladder import Ladder
from qicao.engines.sdk import clients
from qicao.engines.serving import Served
from qicao.engines.vendor import COMPATIBLE, Vendor, names_of, seen, unmade
from qicao.engines.vendorwords import finish_of, told, whole_answer
from qicao.errors import MissingDependency
from qicao.prompt import Prompt, spelt_out

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk
    from langchain_core.prompts import ChatPromptTemplate

_MARGIN = 5.0
"""Seconds by which a client's own limit is longer than ours, so that ours speaks first."""
_COUNTED, _PIECES_LIMIT = "stream_usage", "stream_chunk_timeout"
_ITS_NAME = {"stream_options": _COUNTED}


def _own(base_url: str | None, api_key: SecretStr | None) -> dict[str, Any]:
    """The address and the key as they were given; a server of one's own may take any key."""
    address = {"base_url": base_url} if base_url else {}
    key = api_key or (SecretStr(NO_KEY) if base_url else None)
    return address | ({"api_key": key} if key else {})


class LangChainChat(Served):
    """One vendor and model. MissingDependency or UsageError if there is none such."""

    def __init__(
        self,
        vendor: str,
        model: str,
        base_url: str | None = None,
        api_key: SecretStr | None = None,
        *,
        deadline: float = 120,
        file: Path | None = None,
        route: Route = DIRECT,
        tell: Callable[[str], None] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(tell, sleep)
        self.name = f"langchain:{vendor}:{model}"
        self._own = _own(base_url, api_key) if vendor == COMPATIBLE else {}
        self._vendor = Vendor(vendor=vendor, model=model, deadline=deadline, route=route)
        self._known: frozenset[str] = frozenset()
        self._models: dict[frozenset[tuple[str, object]], BaseChatModel] = {}
        self._clients: tuple[Any, Any] | None = None
        first = self._made({})
        self._known = frozenset(names_of(type(first)))
        self.endpoint = self._vendor = seen(self._vendor, first)
        self.ladder = Ladder(f"{self.place} {vendor}:{model}", file, formats=("text",))

    def parameters(self, request: Request, *, stream: bool) -> dict[str, Any]:
        """The messages, and what the vendor's class takes of the settings."""
        wanted: dict[str, Any] = {
            "temperature": request.temperature,
            "max_tokens": request.max_tokens,
            "seed": request.seed,
        }
        taken = {k: v for k, v in wanted.items() if k in self._known and v is not None}
        if stream:
            counted = {"stream_options": True} if _COUNTED in self._known else {}
            taken |= {"stream": True} | counted
        return {"messages": [(m.role, m.content) for m in request.messages], **taken}

    async def call(self, asked: dict[str, Any], on_text: OnText | None) -> Answer:
        """The answer to one call, streamed if `asked` says so.

        Nobody else is told of it, whatever the environment asks for.
        """
        from langsmith import tracing_context

        settings = {_ITS_NAME.get(name, name): value for name, value in asked.items()}
        messages, streamed = settings.pop("messages"), settings.pop("stream", False)
        with tracing_context(enabled=False):
            model = self._model(settings)
            if streamed and on_text is not None:
                return await self._streamed(model, messages, on_text)
            with _translated(self._meaning):
                said = await model.ainvoke(messages)
        return whole_answer(said.text, finish_of(said.response_metadata), said.usage_metadata)

    async def close(self) -> None:
        """Ends the connections that are ours to end."""
        self._models.clear()
        if self._clients is not None:
            direct, direct_async = self._clients
            self._clients = None
            direct.close()
            await direct_async.aclose()

    async def _streamed(
        self, model: BaseChatModel, messages: list[tuple[str, str]], on_text: OnText
    ) -> Answer:
        whole, finish = None, ""
        async with aclosing(self._pieces(model, messages)) as pieces:
            async for piece in pieces:
                finish = finish_of(piece.response_metadata) or finish
                whole = piece if whole is None else whole + piece
                if piece.text:
                    on_text(whole.text)
        text, usage = (whole.text, whole.usage_metadata) if whole else ("", None)
        return whole_answer(text, finish, usage)

    async def _pieces(
        self, model: BaseChatModel, messages: list[tuple[str, str]]
    ) -> AsyncGenerator[AIMessageChunk]:
        with _translated(self._meaning):
            async for piece in model.astream(messages):
                yield piece

    def _meaning(self, error: Exception) -> Exception:
        return told(error, self._vendor)

    def _model(self, settings: dict[str, Any]) -> BaseChatModel:
        """The vendor's class with these settings: it takes them when it is made."""
        key = frozenset(settings.items())
        if key not in self._models:
            self._models[key] = self._made(settings)
        return self._models[key]

    def _made(self, settings: dict[str, Any]) -> BaseChatModel:
        init, vendor = _init_chat_model(), self._vendor
        limits = {"max_retries": 0, "timeout": vendor.deadline + _MARGIN, _PIECES_LIMIT: None}
        taken = {name: value for name, value in limits.items() if name in self._known}
        with _translated(lambda error: unmade(error, vendor)):
            own = self._own | self._direct() if vendor.vendor == COMPATIBLE else {}
            made: BaseChatModel = init(
                vendor.model, model_provider=vendor.vendor, **taken, **own, **settings
            )
        return made

    def _direct(self) -> dict[str, Any]:
        """What keeps the client from redirects and from proxies of the environment."""
        if self._clients is None:
            self._clients = clients(self._vendor.route)
        direct, direct_async = self._clients
        return {"http_client": direct, "http_async_client": direct_async, "openai_proxy": ""}


def as_chat_template(prompt: Prompt) -> ChatPromptTemplate:
    """A prompt as LangChain's own template: its messages are those of `prompt.render`.

    The rules are filled in already; the inputs that it asks for are those of `prompt.needed` that
    its text prints. MissingDependency if LangChain is not installed.
    """
    _init_chat_model()
    from langchain_core.prompts import ChatPromptTemplate

    turns = [(turn.role, spelt_out(turn)) for turn in prompt.turns]
    named = {"prompt": prompt.id, "version": prompt.version, "digest": prompt.digest}
    template = ChatPromptTemplate(turns, template_format="jinja2", metadata=named)
    rules = prompt.rules.model_dump(mode="json") if prompt.rules else {}
    return template.partial(**dict.fromkeys(prompt.fixed, rules))


@contextmanager
def _translated(meaning: Callable[[Exception], Exception]) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - vendors' exceptions have no base in common
        raise meaning(error) from None


def _init_chat_model() -> Any:
    try:
        from langchain.chat_models import init_chat_model
    except ImportError:
        hint = "请运行 pip install 'qicao[langchain]'，或改用内置引擎（builtin）"
        raise MissingDependency(f"没有安装 langchain：{hint}") from None
    return init_chat_model
