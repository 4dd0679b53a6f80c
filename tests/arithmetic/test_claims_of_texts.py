"""True texts are held and nothing is told of them; one wrong number is told, with what is due."""

from __future__ import annotations

import prose_cases
import pytest
import table_cases
from shownclaims import Case, held, told

CASES = {
    f"{maker}-{number}": case
    for module in (prose_cases, table_cases)
    for maker, cases in vars(module).items()
    if isinstance(cases, tuple)
    for number, case in enumerate(cases, 1)
}
WRONG = [
    pytest.param(text, expected, id=f"{name}: {change}")
    for name, case in CASES.items()
    for change, (text, expected) in zip(case.wrong, case.changed(), strict=True)
]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_true_text_is_held_and_nothing_is_told(case: Case) -> None:
    assert set(case.holds) <= held(case.text)
    assert told(case.text) == ()


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_wrong_number_is_one_finding_with_its_rule(text: str, expected: tuple[str, ...]) -> None:
    assert told(text) == expected
    assert len(expected) == 1
