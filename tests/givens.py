"""Ledgers for tests, from ids and amounts as they would be written; all invented but the seed's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qicao.derive import derive
from qicao.profile import Profile
from qicao.quantity import parse_amount
from qicao.rules import check_rules
from qicao.values import Claim, Coverage, Fact, Figure, Finding, Item, Ledger, Origin, Source

Texts = Mapping[str, str]
SAVED = Claim(
    item="会务费",
    measure="较预算",
    label="会务费",
    direction="节约",
    sign=-1,
    phrase="较预算节约[[会务费.节约额]]，完成预算的[[会务费.完成率]]",
    current="会务费.决算数",
    base="会务费.预算数",
    figures=("会务费.节约额", "会务费.完成率"),
)
NAMES = {"甲": "禁毒专项", "乙": "车辆运维", "丙": "宣传经费", "丁": "装备更新"}
"""Labels of group members that tests call by one character."""

SEED = {
    "支出.决算数": "68222.91万元",
    "工资福利支出.决算数": "38498万元",
    "商品和服务支出.决算数": "8068.56万元",
    "对个人和家庭的补助.决算数": "3709.75万元",
    "三公经费.决算数": "416.99万元",
    "三公经费.节约额": "224.01万元",
    "三公经费.节约率": "34%",
    "三公经费.控制率": "66%",
    "项目支出.项目个数": "2个",
    "项目.甲.决算数": "9533.99万元",
    "项目.乙.决算数": "6000.00万元",
    "机构.内设机构数": "3个",
}
"""The figures of the seed's report, its twelve projects put into two and its offices into three."""
SEED_FACTS = {"机构.内设机构": "指挥中心、督察支队、法制支队"}


def cell(number: int = 2) -> Source:
    return Source(origin=Origin.CELL, file="虚构.xlsx", sheet="表一", cell=f"B{number}")


def given(profile: Profile, name: str, text: str, number: int = 2) -> Figure:
    """The figure as a reader would make it of a cell with `text`."""
    quantity = parse_amount(text)
    entry = profile.catalogue.entry(name)
    label = entry.label if entry else name
    if len(parts := name.split(".")) == 3 and parts[0] in profile.catalogue.groups:
        label = NAMES.get(parts[1], parts[1]) + label
    return Figure(id=name, label=label, quantity=quantity, unit=quantity.unit, source=cell(number))


def members(profile: Profile, ids: Iterable[str]) -> tuple[Item, ...]:
    """The group members that ids name, in order."""
    found = dict.fromkeys(tuple(i.split(".")[:2]) for i in ids if len(i.split(".")) == 3)
    groups = profile.catalogue.groups
    return tuple(
        Item(group=group, key=key, label=NAMES.get(key, key))
        for group, key in found
        if group in groups
    )


def stated(name: str, text: str) -> Fact:
    names = tuple(text.split("、")) if "、" in text else ()
    return Fact(id=name, label=name, text=text, items=names, source=cell())


def ledger_of(profile: Profile, figures: Texts, facts: Texts | None = None) -> Ledger:
    """The ledger that follows from these amounts and facts."""
    facts = facts or {}
    return derive(
        profile,
        {i: given(profile, i, text, n) for n, (i, text) in enumerate(figures.items(), 2)},
        {i: stated(i, text) for i, text in facts.items()},
        members(profile, (*figures, *facts)),
        year=2024,
    )


def checked(
    profile: Profile, figures: Texts, facts: Texts | None = None
) -> tuple[tuple[Finding, ...], dict[tuple[str, str], Coverage]]:
    """Findings, and coverage by code and label."""
    findings, coverage = check_rules(profile, ledger_of(profile, figures, facts))
    return findings, {(line.code, line.label): line for line in coverage}
