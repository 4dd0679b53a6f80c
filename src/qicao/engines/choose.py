"""The engine that a setting names."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import SecretStr

from qicao.engines.builtin import BuiltinEngine
from qicao.engines.protocol import Engine
from qicao.errors import UsageError
from qicao.profile import Profile
from qicao.prompt import load_prompts
from qicao.settings import Settings
from qicao.values import Ledger

MakeEngine = Callable[[Profile, Ledger], Engine]


def choose_engine(settings: Settings, tell: Callable[[str], None]) -> MakeEngine:
    """What makes the engine of `settings.engine`: builtin or openai:MODEL.

    UsageError for one that this version has not got, or whose endpoint was not named.
    """
    kind, _, model = settings.engine.partition(":")
    if kind == "builtin":
        return BuiltinEngine
    if kind != "openai":
        raise UsageError(f"这一版没有“{kind}”引擎：可用 builtin 或 openai:模型名")
    return _openai(settings, model, tell)


def _openai(settings: Settings, model: str, tell: Callable[[str], None]) -> MakeEngine:
    if settings.openai_base_url is None:
        raise UsageError(
            "没有指定模型服务的地址：请设置环境变量 OPENAI_BASE_URL，如 http://127.0.0.1:8000/v1"
        )
    from qicao.engines.endpoint import Endpoint
    from qicao.engines.openai import OpenAIEngine

    endpoint = Endpoint(
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key or SecretStr("none"),
        model=model,
        deadline=settings.deadline,
        temperature=settings.temperature,
    )

    def make(profile: Profile, ledger: Ledger) -> Engine:
        fallback = BuiltinEngine(profile, ledger)
        return OpenAIEngine(endpoint, load_prompts(profile.files), profile, ledger, fallback, tell)

    return make
