"""A department that spends state capital: no form calls that money its own funds."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.profile import Profile, load_profile
from qicao.trial.generate import Order, generate_all
from qicao.trial.papers import load_papers
from qicao.workflow import prepare

ROOT = Path(__file__).parents[2]
OWN, BOTH = "其他资金", "~国有资本经营支出.决算数+单位资金支出.决算数"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(ROOT / "prompts" / "hunan_overall")


def test_a_sample_that_is_made_without_a_fault_has_no_conflict(
    tmp_path: Path, profile: Profile
) -> None:
    (folder,) = generate_all([Order(7)], tmp_path, str)
    prepared = prepare([folder], profile)
    assert prepared.ledger.figures["国有资本经营支出.决算数"].quantity is not None
    assert [f.message for f in prepared.findings if f.severity == "error"] == []


def test_a_sum_is_not_printed_under_the_name_of_one_of_its_terms() -> None:
    rows = [
        row
        for paper in load_papers().values()
        for row in paper.rows
        if isinstance(row, tuple | list) and f"={BOTH}" in row
    ]
    assert rows
    assert not [row for row in rows if OWN in (cell.strip() for cell in row)]
