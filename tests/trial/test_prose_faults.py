"""Faults planted in labelled texts: small, where they say, and provable exactly where they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import labelled
from reports import load_reports

from qicao.errors import UsageError
from qicao.trial.chance import Chance
from qicao.trial.prose import LABELS, Labelled, Planted, plant

OPEN = tuple(labelled(report) for report in load_reports() if not report.aside)
NAMED = {report.name: report for report in OPEN}
names = st.sampled_from(sorted(NAMED))
faults = st.sampled_from(sorted(LABELS))
seeds = st.integers(0, 10_000)


def planted(report: Labelled, fault: str, seed: int = 0) -> Planted | None:
    return plant(report, fault, Chance(f"{fault}/{seed}"))


def first(fault: str, seed: int = 0) -> tuple[Labelled, Planted]:
    """The first report that has room for the fault, and the variant."""
    return next((r, found) for r in OPEN if (found := planted(r, fault, seed)))


def undone(found: Planted) -> str:
    text = found.text
    for edit in reversed(found.edits):
        assert text[edit.start : edit.end] == edit.now
        text = text[: edit.start] + edit.was + text[edit.end :]
    return text


@pytest.mark.parametrize("fault", LABELS)
def test_every_class_finds_room_in_the_labelled_set(fault: str) -> None:
    _, found = first(fault)
    assert found.fault == fault
    assert found.by_figures or not found.provable


@given(names, faults, seeds)
@settings(deadline=None, max_examples=60)
def test_undoing_the_edits_gives_the_clean_text(name: str, fault: str, seed: int) -> None:
    report = NAMED[name]
    found = planted(report, fault, seed)
    if found:
        assert found.text != report.text
        assert undone(found) == report.text
        assert len(found.edits) <= 2


@given(names, faults, seeds)
@settings(deadline=None, max_examples=60)
def test_the_labels_of_the_variant_stand_where_they_say(name: str, fault: str, seed: int) -> None:
    found = planted(NAMED[name], fault, seed)
    if found:
        after = found.after
        assert all(after.text[n.start : n.end] == n.text for n in after.numbers)
        assert found.row() == {**found.row(), "class": fault}


@given(names, faults, seeds)
@settings(deadline=None, max_examples=60)
def test_only_relations_of_what_was_changed_break(name: str, fault: str, seed: int) -> None:
    report = NAMED[name]
    found = planted(report, fault, seed)
    if found is None:
        return
    changed = {edit.number for edit in found.edits} - {""}
    rewritten = [r for r in found.after.relations if r.kind != "count"]
    for relation in rewritten:
        holds = found.after.holds(relation, found.after.by_id)
        assert holds or {*relation.ids} & changed or relation in found.broken
    assert found.provable or not found.broken


def test_the_same_seed_plants_the_same_fault() -> None:
    report = OPEN[0]
    assert planted(report, "wrong_digit", 3) == planted(report, "wrong_digit", 3)
    several = {planted(report, "wrong_digit", seed).text for seed in range(8)}  # type: ignore[union-attr]
    assert len(several) > 4


def test_a_number_to_avoid_is_left_as_it_is() -> None:
    report = OPEN[0]
    all_but = frozenset(n.id for n in report.numbers[:-1])
    assert plant(report, "unit_slip", Chance("x"), all_but) is None


def test_faults_are_planted_one_upon_the_other() -> None:
    report, found = first("wrong_digit")
    again = plant(found.after, "direction_reversed", Chance("again"))
    assert again is not None
    assert undone(again) == found.text
    assert again.text not in (report.text, found.text)


def test_the_only_number_that_broken_relations_share_is_the_culprit() -> None:
    for seed in range(40):
        report, found = first("wrong_digit", seed)
        shared = set.intersection(*({*r.ids} for r in found.broken)) if found.broken else set()
        alone = len(found.broken) > 1 and shared == {found.edits[0].number}
        assert found.determined == alone, report.name


def test_a_number_whose_figure_is_known_can_be_proved_with_the_figures() -> None:
    _, found = first("last_year_of_accounts")
    assert found.by_figures
    assert found.determined_by_figures


def test_a_text_without_labels_has_room_for_faults_of_form_alone() -> None:
    bare = Labelled("小例", "一、概况\n收支平衡（无增减）。\n二、说明\n支出增加。\n", 2024, ())
    assert plant(bare, "wrong_digit", Chance("x")) is None
    found = plant(bare, "unclosed_bracket", Chance("x"))
    assert found is not None
    assert found.text == bare.text.replace("）", "")


def test_an_unknown_class_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="wrong_digit"):
        plant(OPEN[0], "wrong_digt", Chance("x"))
