"""The generated references are what the program says now, and the README's links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao.profile import Profile
from qicao.reference import pages

REPO = Path(__file__).resolve().parents[1]


def test_the_generated_references_are_up_to_date(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPO)
    for name, text in pages([profile]).items():
        committed = (REPO / "docs" / "参考" / name).read_text(encoding="utf-8")
        assert committed == text, f"run `make docs`: {name}"


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(str(p.relative_to(REPO)) for p in REPO.glob("docs/**/*.md"))]
)
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    path = REPO / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
