"""Our own report of last year, read again: what it put down as problems and measures comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import drafted, profile_of

from qicao.delivery import deliver
from qicao.readers.members import Members
from qicao.readers.past_reading import Ours, read_text
from qicao.readers.text_file import read_plain_text

SAMPLES = ("county_full", "road_safety", "preschool_fund", "hubei_emergency")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_of_last_year_gives_back_its_problems_and_measures(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "去年.txt"
    deliver(drafted(name), path)
    reading = read_text(
        read_plain_text(path.read_bytes(), path.name),
        path.name,
        Members(),
        profile_of(name),
        Ours(2025),
    )
    facts = {fact.id: fact.items for fact in reading.facts}
    sections = drafted(name).report.sections
    for role, fact in (("存在的问题.", "上年.提出问题"), ("改进措施.", "上年.提出措施")):
        assert facts[fact] == tuple(s.heading for s in sections if s.id.startswith(role))
