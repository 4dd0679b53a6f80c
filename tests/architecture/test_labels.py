"""What is of one kind of report stands in its profile: no label of any is a string in src/."""

from __future__ import annotations

import re

from sources import REPO, SRC, modules, texts, where

from qicao.profile import load_profile

SHORTEST = 3
"""Shorter labels are words of the language (得分, 权数) and of the program."""

OF_THE_CONTRACT = {"年初预算", "调整预算", "全年预算", "报告年度", "项目名称"}
"""Words of the plain table's own heads and of its column `period`, the same for every report."""


def profile_labels() -> set[str]:
    names: set[str] = set()
    for mark in REPO.glob("prompts/*/profile.yaml"):
        catalogue = load_profile(mark.parent).catalogue
        for entry in (*catalogue.figures.values(), *catalogue.facts.values()):
            names.update((entry.label, *entry.synonyms))
        names.update(name for known in catalogue.item_names.values() for name in known)
    return {name for name in names if len(name) >= SHORTEST} - OF_THE_CONTRACT


def test_no_label_of_a_profile_stands_in_the_sources() -> None:
    labels = re.compile("|".join(map(re.escape, sorted(profile_labels(), key=len, reverse=True))))
    faults = [
        f"{where(path, line)} {found[0]} in {text[:60]!r}"
        for path in modules(SRC)
        for line, text in texts(path)
        if (found := labels.search(text))
    ]
    assert not faults, "\n".join(faults)


def test_every_profile_has_labels_to_compare_with() -> None:
    assert len(profile_labels()) > 300
    assert {
        "公务接待费",
        "年度资金总额全年执行数",
        "分解下达合计",
        "年度绩效目标个数",
    } <= profile_labels()
