"""A cell that could not be read is no error any more once a person has given its value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qicao.choices import Choices, Override
from qicao.profile import Profile
from qicao.readers import read_file
from qicao.reconcile import reconcile
from qicao.values import Finding, Severity

TABLE = "label,value,unit\n公用经费,3 102.75,万元\n公务接待费,约5,万元\n"
GIVEN = {"公用经费.决算数": Override(value="3102.75", unit="万元", who="小周", why="按账")}


@pytest.fixture
def told(profile: Profile, tmp_path: Path) -> Callable[[dict[str, Override]], list[Finding]]:
    (tmp_path / "数据.csv").write_text(TABLE, encoding="utf-8")
    reading = read_file(tmp_path / "数据.csv", profile, None)

    def findings(overrides: dict[str, Override]) -> list[Finding]:
        choices = Choices(overrides=overrides)
        return list(reconcile(reading, choices, profile.catalogue).findings)

    return findings


def test_only_the_cell_that_was_answered_is_a_hint_that_says_what_counts(
    told: Callable[[dict[str, Override]], list[Finding]],
) -> None:
    before, after = told({}), told(GIVEN)
    assert [f.severity for f in before] == [Severity.ERROR, Severity.ERROR]
    assert [f.severity for f in after] == [Severity.HINT, Severity.ERROR]
    assert after[0].message.startswith(before[0].message)
    assert "已更正为3102.75万元（小周）" in after[0].message
    assert after[1] == before[1]
    assert told({}) == before, "taken back, it is an error again"
