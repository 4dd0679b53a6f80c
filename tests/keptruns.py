"""Runs and exchanges for tests of the store: whole ones, of which a test changes what matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import uuid4

from qicao.values import Exchange, ProfileRef, Run

BEGAN = datetime(2025, 3, 1, 8, 30, 0, 123456, tzinfo=UTC)
KEY = sha256("一次请求".encode()).hexdigest()


def clock() -> datetime:
    """Half an hour later, always."""
    return BEGAN + timedelta(minutes=30)


def a_run(**changes: Any) -> Run:
    """A run with every field set."""
    fields: dict[str, Any] = {
        "id": uuid4().hex,
        "began": BEGAN,
        "engine": "openai:某模型",
        "place": "http://127.0.0.1:8000/v1",
        "profile": ProfileRef(id="hunan_overall", version="1.2", digest="ab" * 32, variant="市"),
        "ledger": "cd" * 32,
        "settings": {"temperature": 0.1, "stop": ["。"], "seed": None},
        "prices": {"currency": "CNY", "prompt": "0.50", "completion": "8"},
        "note": "试写",
    }
    return Run(**{**fields, **changes})


def an_exchange(run: Run, **changes: Any) -> Exchange:
    """An answered exchange of a run, with every field set."""
    fields: dict[str, Any] = {
        "id": uuid4().hex,
        "run": run.id,
        "section": "预算执行",
        "turn": 0,
        "key": KEY,
        "messages": (("system", "只写汉字"), ("user", "写“预算执行”一节\n")),
        "settings": {"temperature": 0.1},
        "reply": "[[三公经费|较预算]]。",
        "finish": "stop",
        "prompt_tokens": 1200,
        "completion_tokens": 340,
        "seconds": 2.71828,
        "cost": Decimal("0.0033200"),
        "began": BEGAN,
    }
    return Exchange(**{**fields, **changes})
