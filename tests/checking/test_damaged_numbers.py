"""Reports whose numbers are damaged are checked to the end: typos are what a checker is for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from reports import load_reports

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.blocks import Grid
from qicao.checking.text import text_of
from qicao.trial.chance import Chance

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
ODD = ("0", "0.00", "00.00", "100", "1..2")


def some(text: str) -> str:
    """One number of seven is another."""
    chance = Chance("damaged")
    return NUMBER.sub(lambda m: chance.pick(ODD) if chance.happens(1 / 7) else m[0], text)


DAMAGES: dict[str, Callable[[str], str]] = {
    "nought": lambda text: NUMBER.sub("0", text),
    "00.00": lambda text: NUMBER.sub("00.00", text),
    "two points": lambda text: re.sub(r"([0-9])\.([0-9])", r"\1..\2", text),
    "a point behind": lambda text: re.sub(r"([0-9])(?![0-9])", r"\1.", text),
    "forty digits": lambda text: NUMBER.sub("1" * 40, text),
    "some": some,
}
SENTENCES = (
    "共34项指标中，32项未达到目标值，达标率94..1%。",
    "三公经费控制率00.00%，控制在预算以内。",
    "甲支出80.00万元，占0%；乙支出10.00万元，占0%；丙支出10.00万元，占0%。",
    "甲支出0万元、乙支出0万元、丙支出0万元，三项合计0万元，占全部支出0万元的近一半。",
)


def check(text: str) -> None:
    """The whole check; what it says is asked elsewhere."""
    report_on(text_of("报告.md", text), read_accounts([], None, 2024), 2024).document()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_damaged_number_ends_no_check(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_report_ends_no_check(damage: str) -> None:
    for report in load_reports():
        check(DAMAGES[damage](report.text))


@pytest.mark.parametrize(
    "text",
    [
        "完成率为95.\n10%\t20%\n30%\t40%\n下文共有100个。\n尾行。",
        "共支出\n | 甲 | 1 |\n | 乙 | 2 |\n合计3个。",
    ],
)
def test_each_block_stands_where_it_says(text: str) -> None:
    for block in text_of("报告.txt", text).blocks:
        cells = [c for row in block.rows for c in row] if isinstance(block, Grid) else [block]
        for piece in cells:
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
