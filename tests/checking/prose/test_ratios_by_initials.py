"""Ratios that are named by one character of each of two counts, and changes told by turns."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

SAID = [
    ("专任教师159人。在校生3144人，生师比{}。", "19.8:1", "18.9:1", "A54"),
    ("医师305人、护士431人，医护比约为{}。", "1:1.41", "1:1.14", "A54"),
    ("教师159人，学生3144人，其中折合在校生2830人，生师比{}。", "17.8:1", "18.7:1", "A54"),
    ("公务接待38批次、合计340人次，每批次平均约{}人。", "9", "19", "A40"),
    (
        "受理9800件，办结9486件，结案率96.8%，同比分别上升6.3%、7.1%，上年受理{}件、办结8857件。",
        "9219",
        "9291",
        "A26",
    ),
]


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县某站2024年度报告\n\n{text}\n"))
    return [f.code for f in report.findings if f.code in ("A54", "A40", "A26")]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), SAID)
def test_a_slip_against_the_numbers_that_make_it_is_told(
    text: str, right: str, wrong: str, code: str
) -> None:
    assert _told(text.format(right)) == []
    assert _told(text.format(wrong)) == [code]


def test_a_ratio_that_is_of_other_numbers_is_let_be() -> None:
    assert _told("专任教师159人，在校生3144人，生师比14.2:1。") == []
