"""Runs and exchanges hold no secret, no moment without a zone, no id that is none."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from keptruns import BEGAN, a_run, an_exchange
from pydantic import ValidationError

from qicao.values import Exchange, Run


def test_they_print_as_json_and_come_back() -> None:
    run = a_run()
    exchange = an_exchange(run, verdict=("S-1",))
    assert Run.model_validate_json(run.model_dump_json()) == run
    assert Exchange.model_validate_json(exchange.model_dump_json()) == exchange


def test_a_moment_of_another_zone_is_kept_in_utc() -> None:
    beijing = BEGAN.astimezone(timezone(timedelta(hours=8)))
    assert a_run(began=beijing).began == BEGAN
    assert a_run(began=beijing).began.utcoffset() == timedelta(0)


def test_an_address_loses_what_could_be_secret() -> None:
    run = a_run(place="https://user:hunter-2@models.example/v1?key=hunter-2#hunter-2")
    assert run.place == "https://models.example/v1"


def test_a_setting_that_is_named_like_a_key_is_masked() -> None:
    settings = {
        "api_key": "sk-1",
        "openai-api-key": "sk-2",
        "headers": [{"Authorization": "Bearer sk-3"}, {"X-Access-Token": "sk-4"}],
        "max_tokens": 800,
        "password": None,
    }
    run = a_run(settings=settings)
    assert "sk-" not in run.model_dump_json()
    assert run.settings["max_tokens"] == 800
    assert run.settings["password"] is None
    assert "sk-" not in an_exchange(run, settings=settings).model_dump_json()


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "1"},
        {"id": "G" * 32},
        {"key": "ab"},
        {"turn": -1},
        {"began": datetime(2025, 1, 1)},  # noqa: DTZ001 - no zone is what is wrong
        {"cost": Decimal("-0.01")},
        {"cost": Decimal("NaN")},
        {"seconds": float("inf")},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        an_exchange(a_run(), **wrong)
