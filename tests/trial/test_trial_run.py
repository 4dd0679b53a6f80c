"""`qicao trial run` from the command line to the table, against real HTTP."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from drafts import SAMPLES, prepared
from replying import SAMPLE, SECTIONS, Model, asked_of, of_cases
from rich.cells import cell_len
from scripted_server import answer, refuse
from trialruns import Desk

from qicao.trial.generate import Order, generate_all
from qicao.values import SectionPlan

ASKED = asked_of(prepared("county_full"))
IDS = [plan.id for plan in ASKED]
PROSE = [plan for plan in ASKED if plan.writes == "prose"]
SECOND = "（第二版）"


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of the prompts that differ in one sentence of the rules."""
    first, second = tmp_path / "v1", tmp_path / "v2"
    for folder in (first, second):
        shutil.copytree(SECTIONS, folder / "sections")
    rules = second / "sections" / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("text: |\n  ", f"text: |\n  {SECOND}", 1), encoding="utf-8")
    return first, second


def sums(found: dict) -> str:
    return f"{found['n']}/{found['of']}"


def test_a_dutiful_model_is_clean_at_the_first_reply_everywhere(desk: Desk) -> None:
    model = Model(prepared("county_full"))
    desk.play(answer(model))
    ran = desk.run(SAMPLE, "--json")
    assert ran.code == 0
    whole = ran.tally("原有")
    assert len(desk.server.requests) == len(ASKED) == whole["sections"]
    assert sums(whole["first"]) == sums(whole["clean"]) == f"{len(ASKED)}/{len(ASKED)}"
    assert whole["states"] == {"first": len(ASKED)}
    required = sum(len(plan.must) for plan in ASKED)
    assert sums(whole["said"]) == f"{required}/{required}"
    assert whole["faults"] == {}
    tokens = {name: whole["spent"][name] for name in ("prompt_tokens", "completion_tokens")}
    assert tokens == {"prompt_tokens": 100 * len(ASKED), "completion_tokens": 20 * len(ASKED)}
    assert desk.server.url in ran.err, "where everything goes is told before the first call"
    assert ran.err.count("模型服务") == 1
    assert "sk-not-to-be-seen" not in ran.out + ran.err


def test_a_model_that_invents_numbers_is_counted_and_replaced(desk: Desk) -> None:
    desk.play(answer(Model(prepared("county_full"), lambda *_: True)))
    ran = desk.run(SAMPLE, "--json")
    whole, score = ran.tally("原有"), ran.document["done"][0]
    assert ran.code == 0, "the text is the builtin engine's, and no server failed"
    assert sums(whole["first"]) == sums(whole["clean"]) == f"0/{len(ASKED)}"
    replaced = whole["states"].get("builtin", 0) + whole["states"].get("salvaged", 0)
    assert replaced == len(ASKED)
    assert max(whole["faults"].values()) == len(ASKED)
    assert all(len(section["attempts"]) == 3 for section in score["sections"])
    assert "12.5%" in json.dumps(score["sections"][0]["attempts"], ensure_ascii=False), "the reason"


def spoil(plan: SectionPlan, turn: int, system: str) -> bool:
    """The old prompts fail every other section once, and one for good; the new ones one, once."""
    place = IDS.index(plan.id)
    if SECOND in system:
        return place == 1 and turn == 0
    return (place % 2 == 0 and turn == 0) or place == 4


def test_the_table_is_what_a_count_by_hand_gives(desk: Desk, versions: tuple[Path, Path]) -> None:
    model = Model(prepared("county_full"), spoil)
    desk.play(answer(model))
    out = desk.folder / "结果.csv"
    ran = desk.run(SAMPLE, *both(versions), "-o", out, "--json")
    for name, version in (("v1", ""), ("v2", SECOND)):
        bad = {plan.id for plan in ASKED if spoil(plan, 0, version)}
        hopeless = {plan.id for plan in ASKED if all(spoil(plan, n, version) for n in range(3))}
        assert sums(ran.tally(name)["first"]) == f"{len(IDS) - len(bad)}/{len(IDS)}"
        assert sums(ran.tally(name)["clean"]) == f"{len(IDS) - len(hopeless)}/{len(IDS)}"
        clean = [p for p in PROSE if p.id not in bad]
        assert sums(ran.tally(name, "prose")["first"]) == f"{len(clean)}/{len(PROSE)}"
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["类别"] for row in rows] == ["正文", "问题", "措施"] * 2
    assert sum(int(row["首稿无错"]) for row in rows[:3]) == ran.tally("v1")["first"]["n"]


def both(versions: tuple[Path, Path]) -> list[object]:
    return [word for folder in versions for word in ("--prompts", folder)]


def test_two_versions_are_compared_section_by_section_in_words(
    desk: Desk, versions: tuple[Path, Path]
) -> None:
    desk.play(answer(Model(prepared("county_full"), spoil)))
    ran = desk.run(SAMPLE, *both(versions))
    old = {plan.id for plan in ASKED if spoil(plan, 0, "")}
    new = {plan.id for plan in ASKED if spoil(plan, 0, SECOND)}
    better, worse = len(old - new), len(new - old)
    assert (len(IDS), better, worse) == (12, 6, 1)
    words = "合起来：12 节里 6 节变好、1 节变差、5 节一样，随机也会这样的可能 12.5%，也可能只是偶然"
    assert words in ran.out.replace("\n    ", "")
    assert "首稿无错  6/12 11/12 ▲    6    1        12.5%" in ran.out
    assert max(map(cell_len, ran.out.splitlines()[2:8])) <= 80


def test_a_result_names_the_rules_and_the_whole_words_of_its_prompts(
    desk: Desk, versions: tuple[Path, Path]
) -> None:
    desk.play(answer(Model(prepared("county_full"))))
    one, other = desk.run(SAMPLE, *both(versions), "--json").document["done"]
    for old, new in zip(one["sections"], other["sections"], strict=True):
        assert old["prompt"] == new["prompt"], "only the rules differ"
        assert old["rules"].count(".") == 2
        assert old["digest"] != new["digest"]


def test_two_engines_are_compared_and_the_builtin_one_has_no_replies(desk: Desk) -> None:
    desk.play(answer(Model(prepared("county_full"))))
    ran = desk.run(SAMPLE, "-e", "builtin", "--seed", "1", "--seed", "2")
    assert len(desk.server.requests) == 2 * len(ASKED), "a seed each; the builtin engine has none"
    assert "【引擎：builtin → openai:m1（原有）】" in ran.out
    table = ran.out.partition("【引擎：")[2]
    assert "首稿无错" not in table
    assert "成稿警告" in table


def test_a_server_that_fails_is_counted_and_ends_with_4(desk: Desk) -> None:
    desk.play(refuse(401))
    ran = desk.run(SAMPLE)
    assert ran.code == 4
    assert f"服务失败 {len(ASKED)} 节" in ran.out
    assert len(desk.server.requests) <= 4, "no more than are asked at once"
    document = desk.run(SAMPLE, "--json").document
    whole = next(tally for tally in document["tallies"] if not tally["kind"])
    assert whole["states"] == {"failed": len(ASKED)}
    assert sums(whole["first"]) == sums(whole["clean"]) == "0/0", "what is missing is in no average"


def test_a_second_run_asks_for_nothing(desk: Desk) -> None:
    desk.play(answer(Model(prepared("county_full"))))
    out = desk.folder / "a.json"
    first = desk.run(SAMPLE, "-o", out)
    asked = len(desk.server.requests)
    second = desk.run(SAMPLE, "-o", out, "--force")
    assert len(desk.server.requests) == asked
    assert f"其中 {asked} 个是以前问过的" in second.out
    assert first.out.splitlines()[1:8] == second.out.splitlines()[1:8]


def test_what_was_recorded_is_replayed_case_by_case_without_a_server(desk: Desk) -> None:
    both_cases = (SAMPLE, SAMPLES / "city_library")
    desk.play(answer(of_cases(*(prepared(path.name) for path in both_cases))))
    told = desk.run(*both_cases, "--record", desk.folder / "录", "--json")
    asked = len(desk.server.requests)
    again = desk.run(*both_cases, "--json", engine=f"replay:{desk.folder / '录' / 'openai_m1'}")
    assert len(desk.server.requests) == asked
    for name in ("first", "clean", "said", "bound", "characters", "states"):
        assert again.tally("原有")[name] == told.tally("原有")[name]


def test_the_builtin_engine_tries_two_samples_and_says_that_nobody_was_asked(desk: Desk) -> None:
    out = desk.folder / "结果.md"
    ran = desk.run(SAMPLE, SAMPLES / "city_library", "-o", out, engine="builtin")
    assert ran.code == 0
    assert "不问模型，没有回复可评" in ran.out
    assert desk.server.requests == []
    asked = len(ASKED) + len(asked_of(prepared("city_library")))
    assert f"| 合计 | {asked} | — | — |" in out.read_text(encoding="utf-8")
    assert "起草 2/2 份" in ran.out


def test_a_folder_of_departments_stands_for_each_of_them(desk: Desk) -> None:
    generate_all([Order(3), Order(4)], desk.folder / "单位", lambda _: "")
    ran = desk.run(desk.folder / "单位", "--section", "基本支出", "--json", engine="builtin")
    names = [score["cell"]["case"] for score in ran.document["done"]]
    assert names == ["3_agriculture", "4_resources"]


def test_a_profile_folder_stands_in_place_of_the_profile_of_the_case(desk: Desk) -> None:
    folder = shutil.copytree(SECTIONS.parent, desk.folder / "我的")
    head = folder / "profile.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(re.sub(r"(?m)^version:.*$", "version: 9.9.9", text), encoding="utf-8")
    ran = desk.run(SAMPLE, "--prompts", folder, "--json", engine="builtin")
    assert ran.document["done"][0]["profile"] == "hunan_overall 9.9.9"


def test_the_builtin_engine_loads_no_model_package_and_no_store() -> None:
    code = (
        "import sys; from qicao.cli.app import run\n"
        f"run(['trial', 'run', {str(SAMPLE)!r}, '--section', '基本支出', '-e', 'builtin'])\n"
        "print(sorted({n.partition('.')[0] for n in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    loaded = set(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert not loaded & {"openai", "langchain", "langchain_core", "tiktoken", "sqlalchemy"}
