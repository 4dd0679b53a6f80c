"""Properties of claims, conflicts and chances, over numbers that hypothesis draws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from againstfigures import accounts
from hypothesis import assume, given
from hypothesis import strategies as st
from prose_cases import LEVELS, SCORES, SHARES, SUMS
from shownclaims import YEAR, examined, told

from qicao.arithmetic.chance import chance_of
from qicao.arithmetic.conflicts import find_conflicts
from qicao.arithmetic.formula import HUNDRED
from qicao.checking import report_on
from qicao.checking.accounts import Accounts
from qicao.checking.foreign import examine
from qicao.checking.text import text_of
from qicao.quantity import half_up, plain
from qicao.verdict import Outcome

ALPHABET = "支出预算上年增加减少完成率其中：、，。；（）\n\t|万元%个分0123456789.人均占比约即甲乙"
texts = st.text(ALPHABET, max_size=120) | st.sampled_from(
    [text for case in (*LEVELS, *SHARES, *SUMS, *SCORES) for text, _ in case.changed()]
)
amounts = st.decimals(1, 99_999, places=6, allow_nan=False, allow_infinity=False)
places = st.integers(0, 3)
FIGURES = "会议费 决算 74.20万元\n会议费 上年 86.14万元\n培训人次 决算 1286人次"


def shown(value: Decimal, decimals: int) -> str:
    return plain(half_up(value, decimals), decimals)


@given(amounts, amounts, places, places, places)
def test_a_change_of_true_values_is_never_told_however_they_are_rounded(
    now: Decimal, before: Decimal, one: int, other: int, rate: int
) -> None:
    assume(half_up(now, one) != half_up(before, other))
    word, gap = ("增长", now - before) if now > before else ("下降", before - now)
    text = f"会议费{shown(now, one)}万元，上年{shown(before, other)}万元"
    assert told(f"{text}，同比{word}{shown(gap / before * HUNDRED, rate)}%。") == ()


@given(amounts, amounts, places, places, places)
def test_a_completion_of_true_values_is_never_told(
    spent: Decimal, budget: Decimal, one: int, other: int, rate: int
) -> None:
    assume(half_up(budget, other))
    text = f"会议费预算{shown(budget, other)}万元，实际支出{shown(spent, one)}万元"
    assert told(f"{text}，完成预算的{shown(spent / budget * HUNDRED, rate)}%。") == ()


@given(st.lists(amounts, min_size=2, max_size=6), places)
def test_a_sum_of_true_values_is_never_told(parts: list[Decimal], decimals: int) -> None:
    names = "甲乙丙丁戊己"
    listed = "、".join(f"{n}类{shown(p, decimals)}万元" for n, p in zip(names, parts, strict=False))
    text = f"采购支出{shown(sum(parts, Decimal(0)), decimals)}万元：{listed}。"
    assert told(text) == ()


@given(amounts, amounts, places, places)
def test_a_difference_of_true_values_is_never_told(
    now: Decimal, before: Decimal, decimals: int, of_gap: int
) -> None:
    assume(half_up(now, decimals) != half_up(before, decimals))
    word = "增加" if now > before else "减少"
    text = f"会议费{shown(now, decimals)}万元，较上年{shown(before, decimals)}万元{word}"
    assert told(f"{text}{shown(abs(now - before), of_gap)}万元。") == ()


@given(amounts, st.integers(0, 4), st.integers(0, 4))
def test_one_value_rounded_twice_is_one_value(value: Decimal, one: int, other: int) -> None:
    fine, coarse = max(one, other), min(one, other)
    assume(fine > coarse)
    rounded = half_up(value, fine)
    text = f"会议费{shown(rounded, fine)}万元。\n会议费{shown(rounded, coarse)}万元。"
    assert told(text) == ()


@given(texts)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    seen = examine(text_of("例.txt", text), accounts(FIGURES), YEAR)
    for statement in seen.statements:
        printed = text[statement.start : statement.end]
        assert printed == statement.mention.text
    for finding in seen.findings():
        assert finding.start is not None
        assert finding.end is not None
        assert finding.text == text[finding.start : finding.end]
        assert finding.text
        assert finding.message
        assert finding.todo


@given(texts)
def test_conflicts_part_the_broken_claims_and_their_culprits_are_members(text: str) -> None:
    judged = examined(text).judged
    conflicts = find_conflicts(judged)
    cut = {c.given.start for c, outcome in judged.broken if outcome is Outcome.TRUNCATED}
    rest = [id(c) for c, outcome in judged.broken if outcome is not Outcome.TRUNCATED]
    grouped = [
        id(c) for one in conflicts if one.outcome is not Outcome.TRUNCATED for c in one.claims
    ]
    assert sorted(grouped) == sorted(rest)
    told_cut = [c.told.given.start for c in conflicts if c.outcome is Outcome.TRUNCATED]
    assert sorted(told_cut) == sorted(cut)
    for one in conflicts:
        if one.culprit is not None:
            assert all(one.culprit in claim.members for claim in one.claims)
        assert one.told in one.claims


@given(texts)
def test_no_number_is_in_two_conflicts_that_are_not_of_truncation(text: str) -> None:
    seen: set[int] = set()
    for one in examined(text).conflicts:
        if one.outcome is not Outcome.TRUNCATED:
            numbers = {m.start for claim in one.claims for m in claim.members}
            assert not numbers & seen
            seen |= numbers


@given(texts)
def test_the_chance_lies_between_nought_and_one(text: str) -> None:
    seen = examine(text_of("例.txt", text), accounts(FIGURES), YEAR)
    chance = chance_of(seen.judged, seen.bindings)
    assert chance is None or 0 < chance <= 1


@given(texts)
def test_a_text_is_examined_alike_every_time(text: str) -> None:
    documents = [
        report_on(text_of("例.txt", text), accounts(FIGURES), YEAR).document() for _ in range(2)
    ]
    assert documents[0] == documents[1]


@given(texts)
def test_every_number_has_a_status_of_the_contract(text: str) -> None:
    document = report_on(text_of("例.txt", text), Accounts(), YEAR).document()
    known = {"bound", "explained", "contradicted", "ambiguous", "unverified", "not_a_quantity"}
    assert {m["status"] for m in document["mentions"]} <= known
    summary = document["summary"]
    assert summary["errors"] == sum(f["severity"] == "error" for f in document["findings"])
    assert summary["mentions"] == len(document["mentions"])


@pytest.mark.parametrize("digits", [2, 3, 4, 5])
def test_a_longer_number_passes_by_chance_less_often(digits: int) -> None:
    def chance(spent: str) -> Decimal:
        text = f"会议费预算100.00万元，实际支出{spent}万元，完成预算的{spent}%。"
        seen = examined(text)
        found = chance_of(seen.judged, seen.bindings)
        assert found is not None
        return found

    longer = chance(f"{'6' * 2}.{'7' * digits}")
    assert longer < chance("67")
