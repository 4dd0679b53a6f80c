"""A section of an outline of one's own, for which nobody has written phrases yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.engines.builtin import BuiltinEngine
from qicao.profile import load_profile
from qicao.workflow import Drafted, draft, prepare

ROOT = Path(__file__).parents[2]
HEAD = """
id: 自己的
version: 1.0.0
title: 自己的提纲
extends: hunan_overall
outline:
  - {id: 新的一节, heading: 新的一节, must: [项目支出.决算数, 支出|较上年]}
  - {id: 空的一节, heading: 空的一节, must: [社会保险基金支出.决算数]}
  - {id: 没有要求, heading: 没有要求}
  - {id: 存在的问题, heading: 存在的问题, writes: problems}
  - {id: 改进措施, heading: 改进措施, writes: measures}
"""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    folder = tmp_path_factory.mktemp("prompts") / "自己的"
    folder.mkdir()
    (folder / "profile.yaml").write_text(HEAD, encoding="utf-8")
    prepared = prepare([ROOT / "samples" / "county_full"], load_profile(folder))
    return draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger))


def text_of(drafted: Drafted, section: str) -> str:
    return "".join(p.text for p in drafted.script.of(section) if not p.heading)


def test_it_states_what_it_must_and_not_that_there_is_nothing(drafted: Drafted) -> None:
    text = text_of(drafted, "新的一节")
    figure = drafted.ledger.figures["项目支出.决算数"]
    assert text.startswith(f"{figure.label}{figure.quantity}；")
    assert text.count("支出合计") == 1
    assert "较上年增加" in text
    mine = [f for f in drafted.findings if f.place and f.place.section == "新的一节"]
    assert [f for f in mine if f.severity in ("error", "warning")] == []


def test_one_that_has_nothing_to_state_says_so(drafted: Drafted) -> None:
    assert text_of(drafted, "没有要求").rstrip("。") == "无"
    assert "项目" not in text_of(drafted, "空的一节")
