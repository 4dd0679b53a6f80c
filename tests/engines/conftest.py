"""The invented bureau as fixtures, a server to script, and engines made on both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bureau import (
    KEY,
    MakeEngine,
    PlainEngine,
    make_ledger,
    make_measures_plan,
    make_problems_plan,
    make_profile,
    make_prose_plan,
)

from qicao.engines.drafting import ModelEngine
from qicao.engines.endpoint import Endpoint, Terms
from qicao.engines.openai import OpenAIChat
from qicao.profile import Profile, load_profile
from qicao.prompt import Library, load_library
from qicao.values import Ledger, SectionPlan

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))  # scripted_server lies beside the folders, in no package

from scripted_server import ScriptedServer  # noqa: E402 - after the path


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    return make_ledger()


@pytest.fixture(scope="session")
def profile() -> Profile:
    return make_profile()


@pytest.fixture
def prose_plan() -> SectionPlan:
    return make_prose_plan()


@pytest.fixture
def problems_plan() -> SectionPlan:
    return make_problems_plan()


@pytest.fixture
def measures_plan() -> SectionPlan:
    return make_measures_plan()


@pytest.fixture(scope="session")
def prompts() -> Library:
    return load_library(load_profile(ROOT / "prompts" / "hunan_overall").files)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def make_engine(
    server: ScriptedServer, prompts: Library, profile: Profile, ledger: Ledger
) -> MakeEngine:
    def make(
        url: str = "", tell: Callable[[str], None] | None = None, **terms: object
    ) -> ModelEngine:
        agreed = Terms.model_validate({"deadline": 5, "concurrency": 1, **terms})
        endpoint = Endpoint.model_validate(
            {
                "base_url": url or server.url,
                "api_key": KEY,
                "model": "m1",
                "deadline": agreed.deadline,
            }
        )
        chat = OpenAIChat(endpoint, tell=tell)
        return ModelEngine(chat, prompts, profile, ledger, PlainEngine(), agreed, tell)

    return make
