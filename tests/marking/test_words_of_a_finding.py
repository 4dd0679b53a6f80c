"""What a finding says, apart: what is wrong, and what that rests on."""

from __future__ import annotations

import pytest

from qicao.marking.words import told
from qicao.values import Finding, Severity


@pytest.mark.parametrize(
    ("message", "problem", "basis"),
    [
        (
            "“11.27万元”与263.40万元－251.68万元＝11.72万元不符，应为11.72万元",
            "“11.27万元”与算得的结果不符，应为11.72万元",
            "263.40万元－251.68万元＝11.72万元",
        ),
        (
            "“97.86分”与49.95分＋48.91分＝98.86分不符；别处与“97.86分”相符，请核对各项",
            "“97.86分”与算得的结果不符，别处与“97.86分”相符，请核对各项",
            "49.95分＋48.91分＝98.86分",
        ),
        (
            "“104.88%”与82人÷86名×100%＝95.3488%不符，应为95.35%（写的是86名÷82人×100%的结果）",
            "“104.88%”与算得的结果不符，应为95.35%（写的是86名÷82人×100%的结果）",
            "82人÷86名×100%＝95.3488%",
        ),
    ],
)
def test_what_is_wrong_stands_apart_from_what_it_rests_on(
    message: str, problem: str, basis: str
) -> None:
    parts = told(Finding(code="A01", severity=Severity.ERROR, message=message))
    assert (parts.problem, parts.basis) == (problem, basis)
