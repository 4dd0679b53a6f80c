"""Whether a difference is more than chance, and what counts as one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.engines.attempts import Attempt
from qicao.engines.passage import Fault
from qicao.trial.cells import Cell, CellScore, Trial
from qicao.trial.comparing import WHOLE, Comparison, compare, sign_test
from qicao.trial.scoring import SectionScore, State
from qicao.trial.versus import chance_words, compared_row, comparison_lines
from qicao.values import Finding, Severity


def attempt(*codes: str, section: str = "甲", turn: int = 0, blocking: bool = True) -> Attempt:
    faults = tuple(Fault(code=code, message=code, blocking=blocking) for code in codes)
    return Attempt(
        section=section,
        heading=section,
        writes="prose",
        turn=turn,
        faults=faults,
        prompt_tokens=10,
        completion_tokens=1,
        seconds=0.5,
        kept=False,
    )


def scored(section: str, *codes: str, state: State | None = None, errors: int = 0) -> SectionScore:
    found = Finding(code="A40", severity=Severity.ERROR, message="不等")
    return SectionScore(
        section=section,
        heading=section,
        writes="prose",
        state=state or (State.BUILTIN if codes else State.FIRST),
        attempts=(attempt(*codes, section=section),),
        findings=(found,) * errors,
    )


def draft(prompts: str, *sections: SectionScore, seed: int | None = None) -> CellScore:
    cell = Cell(case="样例", prompts=prompts, engine="openai:m1", seed=seed)
    return CellScore(cell=cell, profile="p 1", sections=sections)


def compared(*drafts: CellScore) -> Comparison:
    (found,) = compare(Trial(planned=tuple(d.cell for d in drafts), done=drafts))
    return found


@pytest.mark.parametrize(
    ("better", "worse", "words"),
    [
        (12, 3, "3.5%"),  # 2 × (1 + 15 + 105 + 455) / 2^15
        (3, 12, "3.5%"),
        (5, 0, "6.3%"),
        (6, 0, "3.1%"),
        (1, 0, "100%"),
        (4, 4, "100%"),
        (20, 0, "不到 0.1%"),
    ],
)
def test_the_chance_of_a_split(better: int, worse: int, words: str) -> None:
    assert chance_words(sign_test(better, worse)) == words


@given(st.integers(0, 5), st.integers(0, 5))
def test_the_chance_is_the_share_of_all_throws_that_are_as_uneven(better: int, worse: int) -> None:
    throws = list(product((1, -1), repeat=better + worse))
    uneven = sum(abs(sum(throw)) >= abs(better - worse) for throw in throws)
    assert Fraction(sign_test(better, worse)) == Fraction(uneven, len(throws))


def test_a_section_that_needed_no_repair_is_better_than_one_that_fell_back() -> None:
    found = compared(
        draft("甲", scored("一", "digits"), scored("二")), draft("乙", scored("一"), scored("二"))
    )
    whole = found.differences[0]
    assert (whole.measure, whole.sections, whole.better, whole.worse) == (WHOLE, 2, 1, 0)
    assert list(comparison_lines(found)) == [
        "合起来：2 节里 1 节变好、0 节变差、1 节一样，随机也会这样的可能 100%，也可能只是偶然"
    ]


def test_of_two_texts_that_came_alike_the_one_with_fewer_errors_is_better() -> None:
    found = compared(draft("甲", scored("一")), draft("乙", scored("一", errors=2)))
    assert (found.differences[0].better, found.differences[0].worse) == (0, 1)
    errors = next(d for d in found.differences if d.measure == "成稿错误")
    assert compared_row(errors) == ("成稿错误", "0 ▲", "2", "0", "1", "100%")


def test_a_section_that_a_server_failed_or_one_side_has_not_got_is_no_pair() -> None:
    failed = scored("一", state=State.FAILED)
    found = compared(
        draft("甲", failed, scored("二"), scored("三")), draft("乙", scored("一"), scored("二"))
    )
    assert (found.differences[0].sections, found.unpaired) == (1, 2)
    assert list(comparison_lines(found))[-1].startswith("另有 2 节")


def test_seeds_of_one_section_are_one_vote() -> None:
    bad, good = scored("一", "digits"), scored("一")
    found = compared(
        *(draft("甲", bad, seed=seed) for seed in (1, 2, 3)),
        *(draft("乙", one, seed=seed) for seed, one in enumerate((good, good, bad), 1)),
    )
    whole = found.differences[0]
    assert (whole.sections, whole.drafts, whole.better, whole.worse) == (1, 3, 1, 0)
    assert whole.chance == Decimal(1)


def test_three_sets_of_prompts_are_not_compared() -> None:
    drafts = [draft(name, scored("一")) for name in ("甲", "乙", "丙")]
    assert compare(Trial(planned=tuple(d.cell for d in drafts), done=tuple(drafts))) == ()
