"""A job is written section by section, and what people did meanwhile stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from keptparagraphs import first_paragraph, retold

from qicao.errors import DraftRefused
from qicao.keeping import Kept, count_findings, keep_new, keep_sections, open_kept
from qicao.promptsets import prompt_versions
from qicao.settings import Settings
from qicao.store import Store
from qicao.values import Deed, Job, JobState
from qicao.workflow import Drafted, Prepared
from qicao.working import Asked, ask, work
from qicao.working.taking import Taker

SETTINGS = Settings()


@pytest.fixture
def new(desk: Store, prepared: Prepared) -> Kept:
    """The sample in the store, not drafted."""
    return keep_new(desk.reports, prepared, (), "绩效岗")


def run(desk: Store, job: Job) -> Job:
    """The job after a worker did it."""
    desk.jobs.add(job)
    work(desk, SETTINGS, lambda _: None, idle=0.01)
    return desk.jobs.job(job.id)


def test_a_report_is_drafted_as_the_line_drafts_it(
    desk: Store, new: Kept, drafted: Drafted
) -> None:
    done = run(desk, ask(new, "绩效岗", "builtin"))
    assert (done.state, done.note) == (JobState.DONE, "")
    kept = open_kept(desk.reports, new.id)
    assert kept.drafted is not None
    assert kept.drafted.report == drafted.report
    parts = desk.jobs.parts(done.id)
    assert done.total == len(parts) > 5
    assert all(part.revision for part in parts)
    (line,) = desk.reports.lines()
    assert (line.errors, line.warnings) == count_findings(kept)
    assert desk.reports.broken(new.id) == ()


def test_one_section_is_drafted_anew_and_the_others_stay(desk: Store, kept: Kept) -> None:
    one, two = (first_paragraph(kept, place)[0] for place in (0, 1))
    texts = {one.id: retold(one, "甲写的。"), two.id: retold(two, "乙写的。")}
    edited = keep_sections(desk.reports, kept, texts, "甲")
    run(desk, ask(edited, "甲", "builtin", [one.id]))
    again = open_kept(desk.reports, kept.id)
    assert first_paragraph(again, 0)[1].text == first_paragraph(kept, 0)[1].text
    assert first_paragraph(again, 1)[1].text == "乙写的。"
    assert again.revision.deed is Deed.DRAFT


def test_what_a_person_changed_since_is_not_overwritten(desk: Store, kept: Kept) -> None:
    section, _ = first_paragraph(kept)
    job = ask(kept, "甲", "builtin", [section.id])
    keep_sections(desk.reports, kept, {section.id: retold(section, "改过。")}, "乙")
    done = run(desk, job)
    assert first_paragraph(open_kept(desk.reports, kept.id))[1].text == "改过。"
    (part,) = desk.jobs.parts(done.id)
    assert part.revision is None
    assert part.sections[0].id == section.id


def test_a_worker_goes_on_where_a_dead_one_stopped(
    desk: Store, new: Kept, prepared: Prepared, drafted: Drafted
) -> None:
    job = desk.jobs.add(ask(new, "甲", "builtin"))
    desk.jobs.claim("死了的")
    taker = Taker(desk, job, "死了的", None, prepared)
    plans = prepared.plans
    for plan in plans[:3]:
        group = tuple(s for s in drafted.report.sections if s.id == plan.id)
        taker.keep(plan, group)
    with desk.jobs._database.writing() as connection:
        connection.exec_driver_sql("UPDATE job SET alive = '2000-01-01 00:00:00'")
        connection.exec_driver_sql("UPDATE part SET revision = NULL WHERE number = 2")
    work(desk, SETTINGS, lambda _: None, idle=0.01)
    assert desk.jobs.job(job.id).state is JobState.DONE
    parts = desk.jobs.parts(job.id)
    assert [part.section for part in parts] == [plan.id for plan in plans]
    assert all(part.revision for part in parts)
    kept = open_kept(desk.reports, new.id)
    assert kept.drafted is not None
    assert kept.drafted.report == drafted.report
    assert kept.number == len(plans) + 1


def test_an_engine_that_cannot_be_opened_ends_the_job_in_words(desk: Store, new: Kept) -> None:
    done = run(desk, ask(new, "甲", "replay:/没有/这个文件夹"))
    assert done.state is JobState.FAILED
    assert "/没有/这个文件夹" in done.note


def test_a_request_of_another_version_ends_the_job_in_words(desk: Store, new: Kept) -> None:
    job = ask(new, "甲", "builtin").model_copy(update={"asked": {"什么": 1}})
    done = run(desk, job)
    assert (done.state, "重新开始" in done.note) == (JobState.FAILED, True)


def test_prompts_that_changed_after_they_were_chosen_end_the_job_in_words(
    desk: Store, new: Kept, prepared: Prepared, tmp_path: Path
) -> None:
    path = tmp_path / "prompts" / "hunan_overall" / "sections" / "基本支出.prompty"
    path.parent.mkdir(parents=True)
    path.write_text(prepared.profile.files["sections/基本支出.prompty"] + "\n", encoding="utf-8")
    own = prompt_versions(prepared.profile, tmp_path)[1]
    job = desk.jobs.add(ask(new, "甲", "builtin", prompts=own))
    settings = Settings(data_dir=tmp_path)
    assert Asked.model_validate(job.asked).prompts == "own"
    path.write_text("改过", encoding="utf-8")
    work(desk, settings, lambda _: None, idle=0.01)
    ended = desk.jobs.job(job.id)
    assert (ended.state, desk.jobs.parts(job.id)) == (JobState.FAILED, ())
    assert "改过或不在了" in ended.note


def test_a_report_without_data_files_cannot_be_drafted(kept: Kept) -> None:
    bare = Kept(kept.revision, kept.profile, None, kept.drafted)
    with pytest.raises(DraftRefused, match="请先在“数据”一步读入文件"):
        ask(bare, "甲", "builtin")
