"""The step of drafting: a job while it runs, and what a model is writing at the moment."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from uivisits import Keep, Visit

from qicao.resources import prompts_folder
from qicao.store import Store
from qicao.values import Coming, JobState
from qicao.working import ask

KEY = "sk-an-invented-key-0006"


def captions(page: AppTest) -> list[str]:
    return [caption.value for caption in page.caption]


def test_what_a_model_is_writing_is_shown_as_text_with_its_slots_printed(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full", drafted=False)
    assert kept.prepared is not None
    one, two = kept.prepared.plans[:2]
    job = desk.jobs.add(ask(kept, "甲", "openai:m1"))
    desk.jobs.claim("乙")
    said = "![](http://x)基本支出[[基本支出.决算数]]，[[没有的]]，[[三公经"
    coming = [Coming(section=one.id, text=said), Coming(section=two.id, turn=1)]
    desk.jobs.beat(job.id, "乙", coming)
    page = visit(kept, "draft")
    shown = [text.value for text in page.text]
    assert "![](http://x)基本支出3598.24万元，[[没有的]]，" in shown
    assert {one.number + one.heading, two.number + two.heading} <= set(shown)
    assert sum("还没有核对" in text.value for text in page.markdown) == 2
    assert "第一稿" in captions(page)
    assert any("第 1 次，等模型回答" in caption for caption in captions(page))


def test_a_job_whose_worker_died_is_taken_by_another_one(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full", drafted=False)
    job = desk.jobs.add(ask(kept, "甲", "builtin"))
    desk.jobs.claim("死了的")
    with desk.jobs._database.writing() as connection:
        connection.exec_driver_sql("UPDATE job SET alive = '2000-01-01 00:00:00'")
    page = visit(kept, "draft")
    assert "一直没有回音" in page.warning[0].value
    for _ in range(600):
        if desk.jobs.job(job.id).state is JobState.DONE:
            break
        time.sleep(0.1)
    assert len(desk.jobs.parts(job.id)) == desk.jobs.job(job.id).total > 5


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose server nobody reaches."""
    for name, value in {
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "OPENAI_API_KEY": KEY,
        "QICAO_ENGINE": "openai:qwen",
        "QICAO_PRICE_INPUT": "2",
        "QICAO_PRICE_OUTPUT": "8",
        "QICAO_SPENDING_LIMIT": "5",
    }.items():
        monkeypatch.setenv(name, value)


def own_prompt(data_dir: Path, old: str, new: str) -> None:
    """A prompt of the user's own: the shipped one with something changed."""
    name = Path("hunan_overall", "sections", "基本支出.prompty")
    path = data_dir / "prompts" / name
    path.parent.mkdir(parents=True)
    text = (prompts_folder() / name).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("model")
def test_what_will_be_sent_is_told_before_the_button_and_the_key_never(
    keep: Keep, visit: Visit
) -> None:
    page = visit(keep("county_full"), "draft")
    told = "\n".join(text.value for text in page.text)
    assert "http://127.0.0.1:9/v1，模型 qwen（密钥已设置，不显示）" in told
    assert "花费上限5" in told
    assert re.search(r"发出 \d+ 个请求，提示词共约 [\d,]+ 个词元", told)
    assert re.search(r"都一次写成至多约 0\.\d\d，每节都再问两次至多约 \d\.\d\d", told)
    assert not page.button(key="draft").disabled
    assert KEY not in told


@pytest.mark.usefixtures("model")
def test_the_prompts_are_chosen_and_the_job_keeps_which(
    keep: Keep, visit: Visit, desk: Store, data_dir: Path
) -> None:
    kept = keep("county_full", drafted=False)
    own_prompt(data_dir, "version: 1.1.0", "version: 9.9.9")
    page = visit(kept, "draft")
    assert "9.9.9" not in set(page.dataframe[0].value["提示词"])
    page.selectbox(key="prompts").set_value("own").run()
    assert "9.9.9" in set(page.dataframe[0].value["提示词"])
    page.button(key="draft").click().run()
    job = desk.jobs.latest(kept.id)
    assert job is not None
    assert (job.asked["prompts"], len(str(job.asked["prompts_digest"]))) == ("own", 64)


@pytest.mark.usefixtures("model")
def test_a_faulty_prompt_is_told_with_its_line_and_bars_the_button(
    keep: Keep, visit: Visit, data_dir: Path
) -> None:
    own_prompt(data_dir, "output: prose", "output: 散文")
    page = visit(keep("county_full"), "draft")
    page.selectbox(key="prompts").set_value("own").run()
    assert "基本支出" in page.error[0].value
    assert "第6行" in page.error[0].value
    assert page.button(key="draft").disabled


def look_at(page: AppTest, heading: str) -> AppTest:
    """The page with the row of that section clicked."""
    headings = list(page.dataframe[0].value["节"])
    place = next(place for place, each in enumerate(headings) if each.endswith(heading))
    page.session_state["sections"] = {
        "selection": {"rows": [], "columns": [], "cells": [(place, "节")]}
    }
    page.run()
    assert not page.exception
    return page


def test_a_click_on_a_row_lists_what_the_section_says_and_leaves_unsaid(
    keep: Keep, visit: Visit
) -> None:
    page = look_at(visit(keep("county_full"), "draft"), "项目支出情况")
    listed = page.dataframe[1].value
    found = {name: kind for kind, name in zip(listed["情况"], listed["名称"], strict=True)}
    assert found["项目个数"] == "必写，已写"
    assert "可写，未写" in found.values()
    assert not any("[[" in name or "|" in name for name in found)
    (reads,) = page.tabs[1].text
    assert "万元" in reads.value
    assert "[[" not in reads.value


def test_before_a_draft_all_is_unsaid(keep: Keep, visit: Visit) -> None:
    page = look_at(visit(keep("county_full", drafted=False), "draft"), "存在的问题及原因分析")
    assert set(page.dataframe[1].value["情况"]) == {"必写，未写"}
    assert [text.value for text in page.tabs[1].text] == ["还没有写。"]


def test_a_row_that_is_ticked_is_drafted_alone_and_another_may_be_looked_at(
    keep: Keep, visit: Visit
) -> None:
    page = visit(keep("county_full", drafted=False), "draft")
    page.session_state["sections"] = {
        "selection": {"rows": [3, 4], "columns": [], "cells": [(1, "状态")]}
    }
    page.run()
    assert page.button(key="draft").label == "起草选中的 2 节"
    shown = "\n".join(element.value for element in page.markdown)
    assert page.dataframe[0].value["节"][1] in shown


def by_vendor(page: AppTest, vendor: str, name: str) -> AppTest:
    """The page with a model of another vendor's chosen."""
    page.radio(key="engine").set_value("langchain").run()
    page.text_input(key="vendor").set_value(vendor)
    page.text_input(key="vendor_model").set_value(name).run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("model")
def test_a_model_of_another_vendor_is_chosen_and_the_job_keeps_it(
    keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full")
    page = by_vendor(visit(kept, "draft"), "openai", "qwen2:7b")
    told = "\n".join(text.value for text in page.text)
    assert "http://127.0.0.1:9/v1，模型 qwen2:7b（密钥已设置，不显示）" in told
    assert re.search(r"发出 \d+ 个请求", told)
    page.button(key="draft").click().run()
    job = desk.jobs.latest(kept.id)
    assert job is not None
    assert job.asked["engine"] == "langchain:openai:qwen2:7b"


@pytest.mark.parametrize(
    ("vendor", "told"),
    [
        ("perplexity", "pip install langchain-perplexity"),
        ("antropic", "是不是“anthropic”"),
        ("openai", "OPENAI_API_KEY"),
    ],
)
def test_a_vendor_that_cannot_be_used_says_what_to_do_and_bars_the_button(
    vendor: str, told: str, keep: Keep, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "langchain_perplexity", None)
    page = by_vendor(visit(keep("county_full"), "draft"), vendor, "m1")
    assert told in page.error[0].value.replace("\\", "")
    assert page.button(key="draft").disabled
    assert any("再打开一次才生效" in caption for caption in captions(page))


def test_a_model_that_is_not_named_is_asked_for_and_nothing_else_writes(
    keep: Keep, visit: Visit
) -> None:
    page = by_vendor(visit(keep("county_full"), "draft"), "openai", "")
    assert "请把左边的空填上。" in captions(page)
    assert page.button(key="draft").disabled
    page.radio(key="engine").set_value("builtin").run()
    assert not page.button(key="draft").disabled
