"""What a refusal is about, how long it is waited for, and whether it will last."""

from __future__ import annotations

import pytest

from qicao.engines.probe.shaping import rung_of
from qicao.engines.probe.verdict import bad, good, unknown
from qicao.engines.refusals import Refusal

TOO_LARGE = (
    "'max_tokens' or 'max_completion_tokens' is too large: 1500. "
    "This model's maximum context length is 4096 tokens."
)


@pytest.mark.parametrize(
    ("message", "about"),
    [(TOO_LARGE, False), ("Unsupported parameter: 'max_tokens'", True), ("bad request", False)],
)
def test_a_value_that_is_too_large_is_no_parameter_that_is_unknown(
    message: str, about: bool
) -> None:
    assert Refusal(status=400, message=message).is_about("max_tokens") is about


def test_a_server_that_says_to_ask_again_at_once_is_not_asked_at_once() -> None:
    assert Refusal(status=429, message="", retry_after="0").wait(2.0) == 2.0
    assert Refusal(status=429, message="", retry_after="7").wait(2.0) == 7.0


@pytest.mark.parametrize(
    ("status", "lasting"), [(400, True), (413, True), (429, False), (503, False)]
)
def test_a_busy_server_has_refused_nothing_for_good(status: int, lasting: bool) -> None:
    assert Refusal(status=status, message="").is_lasting is lasting


def test_a_way_that_could_not_be_tried_lowers_nothing() -> None:
    assert rung_of([unknown("json_schema", "忙"), good("tools", "能用")]) is None
    assert rung_of([bad("json_schema", "拒绝"), good("tools", "能用")]) == 1
