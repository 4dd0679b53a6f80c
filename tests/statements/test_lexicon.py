"""Every word of the lexicon says of the number beside it what its line in the file says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spoken import read

from qicao.statements import Role, Statement
from qicao.statements.lexicon import SIGNS, Sign
from qicao.statements.statement import Listing

Says = Callable[[Statement], bool]


def _is(role: Role, base: Role | None = None, sign: int = 0) -> Says:
    return lambda s: (s.role, s.base, s.sign) == (role, base, sign)


BESIDE: dict[Sign, tuple[str, Says]] = {
    Sign.UP: ("培训费较预算{}3.10万元。", _is(Role.DIFFERENCE, Role.BUDGET, 1)),
    Sign.DOWN: ("培训费较预算{}3.10万元。", _is(Role.DIFFERENCE, Role.BUDGET, -1)),
    Sign.FLAT: ("培训费与上年的9.30万元{}。", _is(Role.PRIOR)),
    Sign.ABOVE: ("培训费{}3.10万元。", _is(Role.OTHER, sign=1)),
    Sign.BELOW: ("培训费{}3.10万元。", _is(Role.OTHER, sign=-1)),
    Sign.PRIOR: ("培训费{}3.10万元。", _is(Role.PRIOR)),
    Sign.BUDGET: ("培训费{}3.10万元。", _is(Role.BUDGET)),
    Sign.FULL: ("培训费{}3.10万元。", _is(Role.FULL)),
    Sign.TARGET: ("培训人数{}120人。", _is(Role.TARGET)),
    Sign.OUTTURN: ("培训费上年4.00万元，{}3.10万元。", _is(Role.LEVEL)),
    Sign.COMPLETION: ("培训费{}96.00%。", _is(Role.COMPLETION)),
    Sign.CHANGE: ("培训费{}6.00%。", _is(Role.CHANGE)),
    Sign.SAVING: ("培训费{}6.00%。", _is(Role.SAVING, sign=-1)),
    Sign.SHARE: ("培训费{}支出的6.00%。", _is(Role.SHARE)),
    Sign.AGAINST: ("培训费{}预算下降6.00%。", _is(Role.CHANGE, Role.BUDGET, -1)),
    Sign.FROM: ("培训费{}3.10万元。", _is(Role.PRIOR)),
    Sign.ARRIVING: ("培训费上年4.00万元，{}3.10万元。", lambda s: s.role is Role.LEVEL),
    Sign.AMONG: ("支出9万元，{}培训费3.10万元。", lambda s: s.listing is Listing.AMONG),
    Sign.TOTAL: ("培训费2万元，会议费1.10万元，{}3.10万元。", lambda s: s.total),
    Sign.LISTED: ("会议费、培训费{}为2万元、3.10万元。", lambda s: s.place == 2),
    Sign.REST: ("支出9万元，{}培训费3.10万元。", lambda s: s.rest),
    Sign.SCORED: ("培训质量{}3.1分。", _is(Role.SCORE)),
    Sign.WEIGHT: ("培训质量{}3.1分。", _is(Role.WEIGHT)),
    Sign.DEDUCTED: ("培训质量{}3.1分。", _is(Role.DEDUCTION)),
    Sign.PER: ("{}培训费310元。", _is(Role.PER)),
    Sign.ASIDE: ("培训费{}6.00%。", _is(Role.OTHER)),
    Sign.GAP: ("培训费{}3.10万元。", _is(Role.DIFFERENCE)),
    Sign.PLAIN: ("培训{}3.10万元。", _is(Role.LEVEL)),
}
"""Sign → a sentence with a word of it, and what that makes of the last number."""


OWN = {
    "超": ("培训人数130人，{}目标10人。", _is(Role.DIFFERENCE, Role.TARGET, 1)),
    "超额": ("培训人数130人，{}10人。", _is(Role.DIFFERENCE, Role.TARGET, 1)),
}
"""Words that say it only before what is gone beyond, with a sentence of their own."""


def test_every_sign_has_words_and_a_sentence() -> None:
    assert set(SIGNS.values()) == {*Sign} == BESIDE.keys()


@pytest.mark.parametrize(("word", "sign"), SIGNS.items())
def test_a_word_says_what_its_line_says(word: str, sign: Sign) -> None:
    sentence, says = OWN.get(word) or BESIDE[sign]
    last = read(sentence.format(word))[-1]
    assert says(last), last


@pytest.mark.parametrize("word", [word for word, sign in SIGNS.items() if sign is Sign.PLAIN])
def test_a_word_that_only_looks_like_one_stays_in_the_name(word: str) -> None:
    (said,) = read(f"某某{word}3.10万元。")
    assert said.label.startswith("某某")
    assert said.role is Role.LEVEL


@pytest.mark.parametrize("word", ["结余", "节余"])
def test_what_is_left_over_is_an_item_of_its_own_where_it_has_a_name(word: str) -> None:
    (of_budget,) = read(f"较预算{word}3.10万元。")
    assert (of_budget.role, of_budget.base) == (Role.DIFFERENCE, Role.BUDGET)
    (own,) = read(f"非财政拨款{word}3.10万元。")
    assert (own.role, own.item) == (Role.LEVEL, f"非财政拨款{word}")


@pytest.mark.parametrize("word", ["增", "减", "降", "少", "高", "低", "多", "得", "扣", "共"])
def test_a_word_of_one_character_counts_only_at_the_number(word: str) -> None:
    (said,) = read(f"某{word}某项目3.10万元。")
    assert (said.role, said.sign, said.item) == (Role.LEVEL, 0, f"某{word}某项目")


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("增至 升至 回升至 延长至 调增为 扩大到 达到", 1),
        ("降为 降至 回落至 压减到 调减为 缩短至 压降至", -1),
        ("调至 调整为 变为", 0),
    ],
)
def test_what_was_reached_was_reached_upwards_or_downwards(words: str, sign: int) -> None:
    for word in words.split():
        assert read(f"培训费由4.00万元{word}3.10万元。")[-1].sign == sign, word
