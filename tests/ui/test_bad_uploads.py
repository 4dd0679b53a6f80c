"""Bad files through every uploader: each has its sentence, and the page goes on."""

from __future__ import annotations

from collections.abc import Iterable

from badfiles import BAD_FILES, Bad, letter
from streamlit.testing.v1 import AppTest
from teabureau import FACTS, FIGURES
from uivisits import Visit

from qicao.desk import safe_name
from qicao.store import Store

GOOD = [
    ("figures.csv", FIGURES.encode(), "text/csv"),
    ("facts.yaml", FACTS.encode(), "text/yaml"),
]
REPORT = ("报告.docx", letter(), "application/docx")
Given = tuple[str, bytes, str]


def drop(page: AppTest, key: str, *files: Given, button: str) -> AppTest:
    """Files into an uploader, and its button."""
    # The uploader of an open report has the files that are there in its key, to be empty anew.
    uploader = next(u for u in page.file_uploader if str(u.key).partition(":")[0] == key)
    uploader.set_value([*files] if uploader.proto.multiple_files else files[0])
    page.button(key=button).click().run()
    assert not page.exception
    return page


def faults(page: AppTest, key: str, button: str, files: Iterable[Bad]) -> list[str]:
    """What is wrong with what the page says of each file, dropped one after the other."""
    found = []
    for bad in files:
        drop(page, key, (bad.name, bad.content(), "application/octet-stream"), button=button)
        told = [error.value.replace("\\", "") for error in page.error]
        fit = len(told) == 1 and told[0].startswith(safe_name(bad.name))
        if not fit or bad.words not in told[0] or "请" not in told[0]:
            found.append(f"{bad.name}: {told}")
    return found


def test_bad_files_for_a_new_report_are_refused_in_words(visit: Visit, desk: Store) -> None:
    page = visit()
    assert faults(page, "files", "read", BAD_FILES) == []
    assert desk.reports.count() == 0
    drop(page, "files", *GOOD, button="read")
    assert page.query_params["step"] == "data"


def test_bad_files_for_an_open_report_leave_it_as_it_was(visit: Visit, desk: Store) -> None:
    page = drop(visit(), "files", *GOOD, button="read")
    assert faults(page, "more_files", "read_more", BAD_FILES) == []
    (line,) = desk.reports.lines()
    assert line.revision == 1
    assert page.metric


def test_bad_files_in_place_of_somebodys_report_are_refused_in_words(visit: Visit) -> None:
    page = visit(step="foreign")
    assert faults(page, "foreign", "check_foreign", [b for b in BAD_FILES if b.is_text]) == []
    assert not page.get("download_button")
    drop(page, "foreign", REPORT, button="check_foreign")
    assert page.get("download_button")


def test_bad_files_in_place_of_the_data_of_a_check_are_refused_in_words(visit: Visit) -> None:
    page = visit(step="foreign")
    page.file_uploader(key="foreign").set_value(REPORT)
    data = [bad for bad in BAD_FILES if not bad.is_text]
    assert faults(page, "foreign_data", "check_foreign", data) == []
    assert not page.get("download_button")


ODD_NAMES = (
    "../../etc/passwd.csv",
    "a\\b\\c.csv",
    "名" * 200 + ".csv",
    "甲.csv",
    "甲.csv",
    "\u202e.csv",
)


def test_odd_names_are_made_safe_and_none_is_lost(visit: Visit, desk: Store) -> None:
    rows = [f"label,value,unit\n项目{n},{n}00,万元\n".encode() for n in range(1, 7)]
    files = [(name, row, "text/csv") for name, row in zip(ODD_NAMES, rows, strict=True)]
    drop(visit(), "files", *GOOD, *files, button="read")
    (line,) = desk.reports.lines()
    names = [file.name for file in desk.reports.revision(line.id).state.files]
    assert len({*names}) == len(GOOD) + len(files)
    assert {"passwd.csv", "c.csv", "甲.csv", "甲_2.csv"} < {*names}
    assert not [name for name in names if "/" in name or "\\" in name or len(name) > 100]


def test_a_table_in_gbk_is_read(visit: Visit) -> None:
    figures, facts = GOOD
    gbk = (figures[0], FIGURES.encode("gbk"), "text/csv")
    page = drop(visit(), "files", gbk, facts, button="read")
    assert not page.error


def test_files_that_are_too_large_together_are_told_before_any_is_read(visit: Visit) -> None:
    files = [(f"{n}.csv", bytes(20 << 20), "text/csv") for n in range(6)]
    page = drop(visit(), "files", *files, button="read")
    assert "一次最多 100 MB" in page.error[0].value
