"""What is left: with the part before it, it makes up the whole that was said."""

from __future__ import annotations

import pytest
from shownclaims import held, told

LEADS = "核查举报线索86笔，已核79笔，余{}笔待核。"
RISKS = "排查隐患15起，整改14起，其余{}起列入下年。"
SPENT = "项目支出865.20万元，其中办案专项412.35万元，其余{}万元为运行经费。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (LEADS.format("7"), "86笔=sum(79笔 7笔)"),
        (RISKS.format("1"), "15起=sum(14起 1起)"),
        (SPENT.format("452.85"), "865.20万元=sum(412.35万元 452.85万元)"),
    ],
)
def test_the_rest_and_what_stands_before_it_make_the_whole(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEADS.format("9"), "error A54 86笔 → 88笔"),
        (RISKS.format("2"), "warning A54 15起 → 16起"),
        (SPENT.format("425.85"), "warning A01 425.85万元 !"),
    ],
)
def test_a_rest_that_leaves_too_much_or_too_little_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        RISKS.replace("其余", "另有").format("2"),
        RISKS.replace("其余{}起列入下年", "其余约2起列入下年"),
        LEADS.replace("余{}笔待核", "其余事项下年办理"),
    ],
)
def test_what_is_no_rest_of_it_is_let_be(text: str) -> None:
    assert told(text) == ()


VISITS = "走访企业240家，办理诉求86家，其中融资{}家、用工{}家，其余{}家转办。"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("31", "24", "31"), 0),
        (("131", "24", "31"), 1),
        (("31", "24", "154"), 0),  # of all that were visited
        (("31", "24", "57"), 1),
    ],
)
def test_a_rest_behind_a_list_is_of_its_whole(numbers: tuple[str, ...], expected: int) -> None:
    assert len(told(VISITS.format(*numbers))) == expected
