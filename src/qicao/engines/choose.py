"""The chat that a setting names, and the engine that is made on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from qicao.engines.chat import Chat
from qicao.engines.endpoint import Endpoint, Route, Terms
from qicao.engines.ladder import Ladder
from qicao.errors import UsageError
from qicao.settings import Settings

Tell = Callable[[str], None]
BUILTIN = "builtin"
LADDERS = "endpoints.json"
"""The file of the user's folder that remembers what each endpoint takes."""


def choose_chat(settings: Settings, tell: Tell) -> Chat:
    """The chat of `settings.engine`, connected to nothing yet.

    UsageError for one whose endpoint was not named, MissingDependency for one that is not there.
    """
    kind, _, rest = settings.engine.partition(":")
    _require_prices(settings)
    if kind == "openai":
        return _openai(settings, rest, tell)
    if kind == "langchain":
        from qicao.engines.langchain import LangChainChat

        vendor, _, model = rest.partition(":")
        url, key, file = settings.openai_base_url, settings.openai_api_key, _ladders(settings)
        deadline, route = settings.deadline, route_of(settings)
        return LangChainChat(
            vendor, model, url, key, deadline=deadline, file=file, route=route, tell=tell
        )
    if kind == "replay":
        from qicao.engines.recording import Replay

        return Replay(Path(rest))
    raise UsageError(
        f"没有“{kind}”引擎：可用 builtin、openai:模型名、langchain:厂商:模型名、replay:文件夹"
    )


def _require_prices(settings: Settings) -> None:
    if settings.spending_limit is not None and not terms_of(settings).is_priced:
        raise UsageError(
            "设了花费上限（spending_limit），没有设价格，算不出花费："
            "请设置 price_input、price_output（每百万词元多少钱），或去掉上限"
        )


def terms_of(settings: Settings) -> Terms:
    """How much may be asked at once, for how long and for how much."""
    return Terms(
        deadline=settings.deadline,
        concurrency=settings.concurrency,
        context=settings.context,
        temperature=settings.temperature,
        seed=settings.seed,
        price_in=settings.price_input,
        price_out=settings.price_output,
        ceiling=settings.spending_limit,
    )


def terms_lines(chat: Chat, terms: Terms, *, key: bool) -> tuple[str, ...]:
    """What is told before the first call: where everything goes, and on what terms."""
    where = f"模型服务：{chat.place or chat.name}，模型 {chat.model or '见录下的回复'}"
    context = f"{terms.context} 个词元" if terms.context else "没有指定，不核对"
    price = f"每百万词元 {terms.price_in:f}/{terms.price_out:f}" if terms.is_priced else "没有指定"
    ceiling = "没有" if terms.ceiling is None else f"{terms.ceiling:f}"
    return (
        f"{where}（密钥{_whose(chat, key=key)}）",
        f"同时 {terms.concurrency} 节，每节至多 {terms.deadline:g} 秒；上下文{context}；"
        f"价格{price}；花费上限{ceiling}",
    )


def _whose(chat: Chat, *, key: bool) -> str:
    if chat.name.startswith("langchain:") and not chat.name.startswith("langchain:openai:"):
        return "按这家厂商自己的环境变量"
    return "已设置，不显示" if key else "没有设置"


def endpoint_of(settings: Settings, model: str) -> Endpoint:
    """The server of `openai:MODEL`. UsageError if its address was not named."""
    if settings.openai_base_url is None:
        raise UsageError(
            "没有指定模型服务的地址：请设置环境变量 OPENAI_BASE_URL，如 http://127.0.0.1:8000/v1"
        )
    return Endpoint(
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key or SecretStr(""),
        model=model,
        deadline=settings.deadline,
        route=route_of(settings),
    )


def route_of(settings: Settings) -> Route:
    """How a server is reached."""
    return Route(ca_file=str(settings.ca_file or ""), proxy=settings.proxy or "")


def ladder_of(settings: Settings, endpoint: Endpoint) -> Ladder:
    """What the user's folder remembers of a server and model."""
    return Ladder(f"{endpoint.place} {endpoint.model}", _ladders(settings))


def _openai(settings: Settings, model: str, tell: Tell) -> Chat:
    endpoint = endpoint_of(settings, model)
    from qicao.engines.openai import OpenAIChat

    return OpenAIChat(endpoint, ladder_of(settings, endpoint), tell)


def _ladders(settings: Settings) -> Path:
    return settings.data_dir / LADDERS
