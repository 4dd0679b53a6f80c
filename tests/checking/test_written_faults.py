"""Reports that others wrote, with faults of their own: a ratchet of what is told of them.

Who makes the checker better raises `LEAST` and lowers `MOST`. `make bench` asks for all faults.
"""

from __future__ import annotations

from functools import cache

import pytest
from writtenfaults import Written, written

from qicao.values import Finding

EVERY = 26
"""One of so many faults of each report is tried."""
LEAST = {False: 328, True: 408}
MOST = {False: 11, True: 15}
"""With figures or not → faults told at least, of 368 and 440; findings of the clean texts."""


@pytest.mark.parametrize("figures", [False, True])
def test_clean_texts_have_no_more_findings_than_were_measured(figures: bool) -> None:
    found = [f.message for one in written() for f in of_clean(one, figures=figures)]
    assert len(found) <= MOST[figures], found


@pytest.mark.parametrize("figures", [False, True])
def test_as_many_faults_are_told_as_were_measured(figures: bool) -> None:
    assert sum(caught(one, figures=figures) for one in written()) >= LEAST[figures]


@cache
def of_clean(one: Written, *, figures: bool) -> list[Finding]:
    return one.findings(one.text, figures=figures)


def caught(one: Written, *, figures: bool) -> int:
    known = of_clean(one, figures=figures)
    faults = [f for f in one.faults[::EVERY] if figures or f.alone]
    return sum(one.is_caught(fault, known, figures=figures) for fault in faults)


@pytest.mark.parametrize("one", written(), ids=lambda one: one.folder.name)
def test_every_fault_stands_once_in_its_text(one: Written) -> None:
    assert all(one.text.count(f.old) == 1 and f.old != f.new for f in one.faults)
