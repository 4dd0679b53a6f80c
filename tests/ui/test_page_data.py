"""The step 数据 without a browser: what later files moved, the grid, the charts."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from uivisits import Keep, Visit

from qicao.desk import CellChange, TypedGrid
from qicao.keeping import Kept, open_kept
from qicao.store import Store

SPENT = "支出.决算数"
PROJECT = "农村厕所革命奖补"


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    assert [e.value for e in page.error] == []
    return page


def texts(page: AppTest) -> str:
    return "\n".join(e.value for e in (*page.text, *page.markdown, *page.caption))


def replaced(page: AppTest, repo: Path) -> AppTest:
    """Other files under the text: more was spent in all, and a project has no amounts."""
    folder = repo / "samples" / "county_full"
    figures = (folder / "figures.csv").read_bytes().replace(b"8601.30", b"8902.20")
    lines = (folder / "projects.csv").read_text(encoding="utf-8").splitlines()
    projects = "\n".join(line for line in lines if PROJECT not in line).encode()
    files = [("figures.csv", figures, "text/csv"), ("projects.csv", projects, "text/csv")]
    page.file_uploader[0].set_value(files)
    return press(page, "read_more")


@pytest.fixture
def county(keep: Keep) -> Kept:
    return keep("county_full")


@pytest.fixture
def moved(county: Kept, visit: Visit, repo: Path) -> AppTest:
    """The page after other files were read under a text."""
    return replaced(visit(county, "data"), repo)


def test_without_later_files_nothing_is_said_to_have_moved(county: Kept, visit: Visit) -> None:
    page = visit(county, "data")
    assert "moved_seen" not in {button.key for button in page.button}


def test_what_moved_stands_with_the_sentences_that_rest_on_it(moved: AppTest) -> None:
    shown = texts(moved)
    for said in (
        "变动 11 项，没有了 31 项；正文里有 23 处用到。",
        "**支出合计**　8601\\.30万元 → :orange[**8902\\.20万元**]　:gray[（\\+300\\.90万元）]",
        "县农业农村局支出合计8902.20万元",
        "由“低于”变为“高于”",
        "2 句印不出来",
        f"[[项目.{PROJECT}|项目执行]]",
    ):
        assert said in shown


def test_it_stands_there_for_another_visitor_too_until_somebody_has_seen_it(
    moved: AppTest, county: Kept, visit: Visit, desk: Store
) -> None:
    again = visit(county, "data")
    assert "变动 11 项" in texts(again)
    press(again, "moved_seen")
    assert "变动 11 项" not in texts(again)
    assert "变动 11 项" not in texts(visit(county, "data"))
    assert desk.reports.audit(county.id)[-1].deed == "seen"


def test_a_sentence_leads_to_the_editor_at_its_chapter(moved: AppTest) -> None:
    page = press(moved, f"moved_to:{SPENT}:0")
    assert page.query_params["step"] == "edit"
    page.toggle(key="plainly").set_value(True).run()
    assert page.radio(key="chapter").value == "一般公共预算"


def test_two_revisions_are_compared_by_their_data_too(moved: AppTest) -> None:
    press(moved, "to_edit")
    moved.toggle(key="plainly").set_value(True).run()
    moved.toggle(key="versions").set_value(True).run()
    assert not moved.exception
    (folded,) = [e for e in moved.expander if e.label == "数据不同的 42 项"]
    table = folded.dataframe[0].value
    assert dict(zip(table["名称"], table["现在"], strict=True))["支出合计"] == "8902.20万元"


def test_a_correction_that_no_longer_fits_the_files_is_told(
    county: Kept, visit: Visit, repo: Path
) -> None:
    page = visit(county, "data")
    page.selectbox(key="override").set_value(SPENT).run()
    page.text_input(key="override_value").set_value("8700")
    page.text_input(key="override_why").set_value("按批复").run()
    press(page, "override_save")
    folder = repo / "samples" / "county_full"
    figures = (folder / "figures.csv").read_bytes().replace(b"8601.30", b"8902.20")
    page.file_uploader[0].set_value([("figures.csv", figures, "text/csv")])
    press(page, "read_more")
    assert SPENT in page.warning[0].value.replace("\\", "")
    assert "没有沿用" in page.warning[0].value


@pytest.mark.parametrize("sample", ["county_full", "preschool_fund", "seed_gaj_2024"])
@pytest.mark.parametrize("view", ["grid", "charts"])
def test_the_grid_and_the_charts_open_on_every_sample(
    keep: Keep, visit: Visit, sample: str, view: str
) -> None:
    page = visit(keep(sample, drafted=False), "data")
    page.button_group(key="view").set_value(view).run()
    assert not page.exception
    assert [e.value for e in page.error] == []


def test_the_charts_name_what_is_low(county: Kept, visit: Visit) -> None:
    page = visit(county, "data")
    page.button_group(key="view").set_value("charts").run()
    shown = texts(page)
    assert "共 12 个，偏慢 2 个" in shown
    assert "完成 18 个，部分完成 2 个" in shown


def test_a_change_and_a_new_row_are_saved_together_with_one_reason(
    county: Kept, desk: Store
) -> None:
    from session import Session

    state = Session(desk, kept=county, who="甲")
    changed = CellChange(id=SPENT, label="支出合计", before="8601.30万元", after="8700万元")
    new = {"=": "智慧茶园", "全年预算数": "60万元", "决算数": "30万元"}
    state.fill_in("项目", TypedGrid(changes=(changed,), added=(new,)), "按批复")
    kept = open_kept(desk.reports, county.id)
    assert (kept.number, kept.revision.note) == (2, "按批复")
    assert kept.prepared
    figures = kept.prepared.ledger.figures
    assert str(figures["项目.智慧茶园.决算数"].source).startswith("页面填写.xlsx｜")
    assert str(figures[SPENT].source).startswith("改写：甲，按批复，原值8601.30万元")
    assert "页面填写.xlsx" in {file.name for file in kept.state.files}


def test_a_change_alone_makes_no_file(county: Kept, desk: Store) -> None:
    from session import Session

    state = Session(desk, kept=county, who="甲")
    changed = CellChange(id=SPENT, label="支出合计", before="8601.30万元", after="8700万元")
    state.fill_in("项目", TypedGrid(changes=(changed,)), "按批复")
    assert state.kept
    assert state.kept.state.files == county.state.files
    assert state.kept.revision.deed == "choices"


def edited(page: AppTest, edits: dict[str, object]) -> AppTest:
    """The page with the grid of projects edited."""
    page.button_group(key="view").set_value("grid").run()
    (grid,) = page.data_editor
    page.session_state[grid.key] = {
        "edited_rows": {},
        "added_rows": [],
        "deleted_rows": [],
        **edits,
    }
    return page.run()


def test_a_row_of_a_file_is_left_out_with_a_reason_and_put_back(
    county: Kept, visit: Visit, desk: Store
) -> None:
    page = visit(county, "data")
    reason = {"偏差原因": "资金先用于高标准农田建设"}
    edited(page, {"deleted_rows": [0], "edited_rows": {1: reason}})
    assert "不列入报告 1 行：高标准农田建设" in texts(page)
    page.button(key="grid_save").click().run()
    assert "还没有写原因" in page.warning[0].value
    page.text_input(key="why:项目").set_value("并入别的项目").run()
    press(page, "grid_save")
    assert "高标准农田建设（projects.csv｜B2；绩效岗：并入别的项目）" in texts(page)
    (held,) = [box for box in page.expander if "也不供起草" in box.label]
    assert held.label == "写到“高标准农田建设”的 2 处文字也不供起草"
    sentence, typed = held.text[0].value.split("\n")
    assert sentence.startswith("materials/问题与原因.md｜第13行第1句：“高标准农田建设项目")
    assert "偏差原因：“资金先用于高标准农田建设”（改写：绩效岗，并入别的项目" in typed
    kept = open_kept(desk.reports, county.id)
    assert kept.prepared
    assert "项目.高标准农田建设.决算数" not in kept.prepared.ledger.figures
    press(page, "put_back:项目.高标准农田建设")
    kept = open_kept(desk.reports, county.id)
    assert kept.prepared
    assert not kept.prepared.choices.left_out


def test_what_is_refused_is_not_saved(county: Kept, desk: Store) -> None:
    from session import Session

    state = Session(desk, kept=county, who="甲")
    changed = CellChange(id=SPENT, label="支出合计", before="8601.30万元", after="8700万元")
    state.fill_in("项目", TypedGrid(changes=(changed,), refused=("第 1 行不对",)), "按批复")
    assert state.kept is county


def test_a_file_is_taken_out_and_an_earlier_revision_still_has_it(
    county: Kept, visit: Visit, desk: Store
) -> None:
    names = [file.name for file in county.state.files]
    page = press(visit(county, "data"), f"take_out:{names[-1]}")
    left = open_kept(desk.reports, county.id)
    assert [file.name for file in left.state.files] == names[:-1]
    assert names[-1] not in {source.path for source in left.prepared.reading.files}
    assert desk.reports.history(county.id)[0].note == f"取出 {names[-1]}"
    assert open_kept(desk.reports, county.id, 1).state.files == county.state.files
    assert f"take_out:{names[-1]}" not in {button.key for button in page.button}


def test_the_only_file_cannot_be_taken_out(keep: Keep, visit: Visit) -> None:
    kept = keep("county_full", drafted=False)
    page = visit(kept, "data")
    for file in kept.state.files:
        if file.name != "facts.yaml":
            page = press(page, f"take_out:{file.name}")
    assert page.button(key="take_out:facts.yaml").disabled
