"""The samples, prepared and drafted, for every test that needs a whole report."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from qicao.engines.builtin import BuiltinEngine
from qicao.profile import Profile, load_profile
from qicao.workflow import Drafted, Prepared, draft, prepare
from qicao.yamltext import load_yaml

REPO = Path(__file__).resolve().parents[1]
SAMPLES = REPO / "samples"
CASES = sorted(path.parent.name for path in SAMPLES.glob("*/case.yaml"))
WHOLE = [name for name in CASES if not name.startswith("broken_")]


@cache
def case(name: str) -> dict[str, Any]:
    """What a sample's case.yaml says."""
    path = SAMPLES / name / "case.yaml"
    document = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(document, dict)
    return document


@cache
def profile_of(name: str) -> Profile:
    """The profile of a sample, with the variant of its outline."""
    return load_profile(REPO / "prompts" / case(name)["profile"], case(name).get("variant", ""))


@cache
def prepared(name: str) -> Prepared:
    """A sample, read and reconciled and derived."""
    return prepare([SAMPLES / name], profile_of(name))


@cache
def drafted(name: str) -> Drafted:
    """A sample as the builtin engine drafts it."""
    ready = prepared(name)
    return draft(ready, BuiltinEngine(ready.profile, ready.ledger))
