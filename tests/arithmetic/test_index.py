"""Items by their names: the same ones, and those that are alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from saying import said

from qicao.arithmetic.index import Cores, Index, core, plain_name
from qicao.arithmetic.sources import NEAREST, Sources
from qicao.statements import Role

NAMES = st.text("甲乙丙经费支出", min_size=1, max_size=6)
SLOT = (Role.LEVEL, None, "金额")


@given(NAMES, st.lists(NAMES, unique=True, max_size=12))
def test_names_are_alike_if_one_has_the_other_in_it(item: str, names: list[str]) -> None:
    own = core(item)
    shorts = {name: core(name) for name in names if len(core(name)) > 1}
    due = [name for name, short in shorts.items() if short in own or own in short]
    assert Cores(names).alike(item) == (due if len(own) > 1 else [])


def test_figures_that_were_indexed_stand_before_the_text() -> None:
    figure, told = said("5万元", -2, "培训费", figure="培训费"), said("6万元", 3, "培训费")
    given_ = Index([figure])
    assert Index([told], plain_name, given_).at("培训费", SLOT) == [figure, told]
    assert given_.at("培训费", SLOT) == [figure]


def test_what_stands_nearest_before_comes_first_and_each_value_once() -> None:
    told = [said(f"{n}万元", at, "培训费") for at, n in enumerate((1, 2, 3, 3, 4, 5))]
    near = said("9万元", 4, "会议费")
    found = Sources(told).named("培训费", SLOT, near)
    assert [one.mention.text for one in found] == ["4万元", "3万元", "2万元"]
    assert len(found) == NEAREST
