"""The step of drafting: a job while it runs, and what a model is writing at the moment."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest
from uivisits import Keep, Visit

from qicao.store import Store
from qicao.values import Coming, JobState
from qicao.working import ask


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
