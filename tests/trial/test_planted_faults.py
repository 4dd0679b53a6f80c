"""Each planted fault is found by the rule that it names, and nothing else is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import UsageError
from qicao.profile import Profile, load_profile
from qicao.resources import find_profile
from qicao.trial.departments import Department, invent
from qicao.trial.faults import FAULTS, Planted, plant
from qicao.trial.plain import figures_csv, plain_files
from qicao.trial.stock import load_stock
from qicao.workflow import prepare

KINDS = ("water", "hospital")


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(find_profile("hunan_overall"))


def planted(fault: str, kind: str) -> tuple[Department, Planted]:
    """The first department of the kind that has room for the fault."""
    for seed in range(30):
        department = invent(seed, kind)
        try:
            return department, plant(fault, department, load_stock().ids)
        except UsageError:
            continue
    raise AssertionError(f"no {kind} has room for {fault}")


def written(found: Planted, folder: Path) -> Path:
    for name, text in plain_files(found.others or found.stated, lambda _: "").items():
        (folder / name).write_text(text, encoding="utf-8")
    if found.others:
        odd = {change.id for change in found.changes}
        text = figures_csv(found.stated, lambda _: "", lambda name: name in odd)
        (folder / "conflict.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("fault", sorted(FAULTS))
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_found_and_nothing_else(
    fault: str, kind: str, profile: Profile, tmp_path: Path
) -> None:
    _, found = planted(fault, kind)
    findings = prepare([written(found, tmp_path)], profile).findings
    assert found.code in {f.code for f in findings if f.severity == found.severity}
    assert {f.code for f in findings if f.severity == "error"} <= {found.code}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_changes_little_and_says_what(fault: str) -> None:
    department, found = planted(fault, "water")
    assert len(found.changes) == 1
    (change,) = found.changes
    assert change.was != change.now
    assert plant(fault, department, load_stock().ids) == found


def test_a_class_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="sum_wrong"):
        plant("sum_wrng", invent(1), load_stock().ids)


def test_a_department_without_room_for_a_fault_is_refused() -> None:
    small = next(
        d for seed in range(99) if not _spent(d := invent(seed, "archives"), "公务用车运行维护费")
    )
    with pytest.raises(UsageError, match="放不下"):
        plant("other_item", small, load_stock().ids)


def _spent(department: Department, item: str) -> bool:
    return bool(department.figures[f"{item}.决算数"].value)
