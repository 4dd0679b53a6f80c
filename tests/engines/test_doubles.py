"""What prints the same twice in a row is printed once; a reason with its own 因 has no lead."""

from __future__ import annotations

import pytest

from qicao.engines.doubles import without_doubles
from qicao.values import Fact, Ledger

SAME = ("因汛期推迟", "因汛期推迟", "合同签订晚")


@pytest.fixture
def reasons(ledger: Ledger) -> Ledger:
    """甲 and 乙 print the same, 丙 does not."""
    facts = {n: Fact(id=n, label=n, text=t) for n, t in zip("甲乙丙", SAME, strict=True)}
    return ledger.model_copy(update={"facts": facts})


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("慢，[[甲]]、[[乙]]、[[丙]]。", "慢，[[甲]]、[[丙]]。"),
        ("慢，[[甲]]、[[丙]]、[[乙]]。", "慢，[[甲]]、[[丙]]。"),
        ("一处慢，[[甲]]；另一处，[[乙]]。", "一处慢，[[甲]]；另一处，[[乙]]。"),
        ("慢。具体原因：[[甲]]、[[乙]]。", "慢。[[甲]]。"),
        ("慢，主要原因是[[甲]]。", "慢，[[甲]]。"),
        ("慢，原因是[[丙]]。", "慢，原因是[[丙]]。"),
        ("[[会务费|较预算]]、[[会务费|较预算]]。", "[[会务费|较预算]]、[[会务费|较预算]]。"),
        ("[[甲]]、[[坏", "[[甲]]、[[坏"),
    ],
)
def test_doubles_go_and_nothing_else(written: str, left: str, reasons: Ledger) -> None:
    assert without_doubles(written, reasons) == left
