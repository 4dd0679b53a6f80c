"""The generated references are what the program says now, and the README's links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao.profile import Profile, load_profile
from qicao.reference import pages

REPO = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    return [load_profile(mark.parent) for mark in sorted(REPO.glob("prompts/*/profile.yaml"))]


def test_the_generated_references_are_up_to_date(
    profiles: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPO)
    for name, text in pages(profiles).items():
        committed = (REPO / "docs" / "参考" / name).read_text(encoding="utf-8")
        assert committed == text, f"run `make docs`: {name}"


@pytest.mark.parametrize("page", sorted(p.name for p in (REPO / "docs").glob("*.md")))
def test_commands_that_stand_together_write_no_file_twice(page: str) -> None:
    text = (REPO / "docs" / page).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        lines = [line for line in block.splitlines() if "--dry-run" not in line]
        written = [w for line in lines for w in re.findall(r" -o (\S+)", line)]
        assert len(written) == len(set(written)), "the second would be refused: it stands already"


def test_a_profile_that_extends_another_lists_what_differs(profiles: list[Profile]) -> None:
    text = pages(profiles)["数据目录.md"]
    assert text.count("| 公务接待费.决算数 |") == 1
    assert (
        "下面没有列出的与 hunan_overall 相同；不用的有 权重.产出、权重.效益、权重.满意度。" in text
    )
    assert "| 目标.*.扣分 | 扣分 | 分 | 推算 |" in text
    assert "| 资金.中央财政资金.到位数 | 中央财政资金到位数 | 万元 | 本年 |" in text


@pytest.mark.parametrize(
    "page", ["README.md", *sorted(str(p.relative_to(REPO)) for p in REPO.glob("docs/**/*.md"))]
)
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    path = REPO / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
