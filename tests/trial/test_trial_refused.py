"""What `qicao trial run` refuses, in one sentence and before the first call."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafts import SAMPLES
from replying import SAMPLE, SECTIONS
from trialruns import Desk


@pytest.fixture(autouse=True)
def nobody_is_asked(desk: Desk) -> Iterator[None]:
    """Whatever was refused was refused before the first call."""
    yield
    assert desk.server.requests == []


def with_prompt(folder: Path, old: str, new: str, file: str = "prose.prompty") -> Path:
    """The shipped prompts with one place changed."""
    shutil.copytree(SECTIONS, folder / "sections")
    path = folder / "sections" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_case_that_is_not_there(desk: Desk) -> None:
    ran = desk.run(SAMPLE, desk.folder / "没有")
    assert ran.code == 3
    assert "找不到这个样例" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_case_that_cannot_be_read(desk: Desk) -> None:
    (desk.folder / "坏").mkdir()
    (desk.folder / "坏" / "case.yaml").write_text("figuers: [a.csv]\n", encoding="utf-8")
    ran = desk.run(SAMPLE, desk.folder / "坏")
    assert ran.code == 3
    assert "坏/case.yaml｜figuers" in ran.err


def test_a_case_with_an_open_conflict_is_named_with_what_decides_it(desk: Desk) -> None:
    ran = desk.run(SAMPLE, SAMPLES / "broken_r10")
    assert ran.code == 1
    assert ran.err.startswith("broken_r10：数据之间有 1 处冲突")
    assert "choices.yaml" in ran.err


def test_a_choices_file_in_the_folder_decides_it(desk: Desk) -> None:
    case = shutil.copytree(SAMPLES / "broken_r10", desk.folder / "选定")
    tables = sorted(path.name for path in case.glob("*.csv"))
    (case / "choices.yaml").write_text(f"prefer: [{tables[0]}]\n", encoding="utf-8")
    assert desk.run(case, engine="builtin").code == 0


def test_a_key_of_a_prompt_that_is_none_is_named_with_folder_file_and_line(desk: Desk) -> None:
    folder = with_prompt(desk.folder / "甲", "output: prose", "output: prose\nversoin: 1.0.0")
    ran = desk.run(SAMPLE, "--prompts", folder)
    assert ran.code == 3
    assert ran.err.startswith("甲/sections/prose.prompty｜第6行：")
    assert "versoin" in ran.err


def test_a_slip_in_the_template_is_found_whichever_engine_is_asked(desk: Desk) -> None:
    folder = with_prompt(desk.folder / "甲", "{{ heading }}", "{{ headnig }}")
    for engine in ("openai:m1", "builtin"):
        ran = desk.run(SAMPLE, "--prompts", folder, engine=engine)
        assert ran.code == 3
        assert "没有声明过输入“headnig”" in ran.err


def test_an_input_that_no_section_is_given_is_refused_by_name(desk: Desk) -> None:
    more = "inputs:\n  weather: {kind: string, description: 天气}"
    folder = with_prompt(desk.folder / "甲", "inputs:", more, "problems.prompty")
    ran = desk.run(SAMPLE, "--prompts", folder)
    assert ran.code == 3
    assert ran.err.startswith("甲/sections/problems.prompty｜inputs｜weather：没有输入“weather”")


def test_the_rules_are_named_like_any_file_of_the_folder(desk: Desk) -> None:
    folder = with_prompt(desk.folder / "甲", "repair:", "repiar:", "rules.yaml")
    ran = desk.run(SAMPLE, "--prompts", folder)
    assert ran.code == 3
    assert ran.err.startswith("甲/sections/rules.yaml｜")


def test_a_folder_without_prompts(desk: Desk) -> None:
    ran = desk.run(SAMPLE, "--prompts", SECTIONS)
    assert ran.code == 2
    assert "含有 sections/ 的文件夹" in ran.err


@pytest.mark.parametrize("engine", ["gpt", "openai:", "langchain:x"])
def test_an_engine_that_is_none(desk: Desk, engine: str) -> None:
    ran = desk.run(SAMPLE, engine=engine)
    assert ran.code == 2
    assert "应为 builtin、openai:模型名" in ran.err


def test_a_replay_without_its_folder(desk: Desk) -> None:
    ran = desk.run(SAMPLE, engine=f"replay:{desk.folder / '没有'}")
    assert ran.code == 3
    assert "--record" in ran.err


def test_a_section_that_is_none(desk: Desk) -> None:
    ran = desk.run(SAMPLE, "--section", "基本支初")
    assert ran.code == 2
    assert "基本支出" in ran.err


def test_a_result_that_stands_already_or_ends_otherwise(desk: Desk) -> None:
    (desk.folder / "a.json").write_text("{}", encoding="utf-8")
    ran = desk.run(SAMPLE, "-o", desk.folder / "a.json")
    assert (ran.code, "--force" in ran.err) == (2, True)
    ran = desk.run(SAMPLE, "-o", desk.folder / "a.xlsx")
    assert (ran.code, ".json、.csv、.md" in ran.err) == (2, True)
