"""What may stand where a file should: pipes, devices, loops, odd names, folders of other things."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_any
from hypothesis import strategies as st

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file, read_inputs
from qicao.readers.given import given_files
from qicao.readers.guard.door import open_file
from qicao.readers.invisible import spelled_out
from qicao.values import Severity

FIGURES = "名称,数值,单位\n三公经费,5,万元\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="made by what only POSIX has")


def refusal(path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read_file(path, None, 2024)
    assert str(caught.value).startswith(spelled_out(path.name))
    assert "请" in caught.value.hint
    return caught.value


@POSIX
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".docx", ".yaml", ".pdf"])
def test_a_pipe_is_refused_at_once_though_nobody_writes_into_it(
    tmp_path: Path, suffix: str
) -> None:
    os.mkfifo(tmp_path / f"数据{suffix}")
    assert "管道" in refusal(tmp_path / f"数据{suffix}").hint


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/null"])
def test_a_link_to_a_device_is_refused_unread(tmp_path: Path, device: str) -> None:
    (tmp_path / "数据.csv").symlink_to(device)
    assert "设备" in refusal(tmp_path / "数据.csv").hint


@POSIX
def test_links_in_a_loop_are_refused(tmp_path: Path, profile: Profile) -> None:
    (tmp_path / "甲.csv").symlink_to("乙.csv")
    (tmp_path / "乙.csv").symlink_to("甲.csv")
    assert "绕成了圈" in refusal(tmp_path / "甲.csv").hint
    with pytest.raises(ImportRefused, match=r"甲.csv：.*绕成了圈"):
        read_inputs([tmp_path / "甲.csv"], profile)


@POSIX
def test_a_loop_that_a_case_names_is_refused(tmp_path: Path, profile: Profile) -> None:
    (tmp_path / "甲.csv").symlink_to("甲.csv")
    (tmp_path / "case.yaml").write_text("figures: [甲.csv]\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"找不到“甲\.csv”"):
        read_inputs([tmp_path], profile)


def test_a_folder_under_the_name_of_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "数据.csv").mkdir()
    assert "文件夹" in refusal(tmp_path / "数据.csv").hint


def test_a_file_that_goes_while_others_are_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "数据.csv").write_text(FIGURES, encoding="utf-8")
    (given,) = given_files([tmp_path]).files
    given.path.unlink()
    with pytest.raises(ImportRefused, match="没有这个文件") as caught:
        open_file(given.path, given.name)
    assert caught.value.file == "数据.csv"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read it all")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "数据.csv").write_text(FIGURES, encoding="utf-8")
    (tmp_path / "数据.csv").chmod(0)
    assert "没有读取的权限" in refusal(tmp_path / "数据.csv").hint


def test_a_file_without_a_suffix_is_told_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "数据").write_text(FIGURES, encoding="utf-8")
    assert refusal(tmp_path / "数据").hint.startswith("不读没有扩展名的文件")


@POSIX
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("甲\n乙.csv", "甲<U+000A>乙.csv"),
        ("甲\x1b[31m乙.csv", "甲<U+001B>[31m乙.csv"),
        ("\u202e甲.csv", "<U+202E>甲.csv"),
        (os.fsdecode(b"\xff.csv"), "<U+DCFF>.csv"),
        ("表😀　一.csv", "表😀　一.csv"),
        ("甲" * 83 + ".csv", "甲" * 83 + ".csv"),
    ],
)
def test_an_odd_name_is_written_out_wherever_a_value_comes_from(
    tmp_path: Path, profile: Profile, name: str, shown: str
) -> None:
    (tmp_path / name).write_text(FIGURES, encoding="utf-8")
    for reading in (
        read_inputs([tmp_path / name], profile),
        read_inputs([tmp_path], profile),
        read_file(tmp_path / name, profile, None),
    ):
        (figure,) = reading.figures
        assert figure.source is not None
        assert (figure.source.file, reading.files[0].path) == (shown, shown)
        reading.model_dump_json()


@for_any(st.text(max_size=20))
def test_no_written_out_name_breaks_a_line_or_a_message(name: str) -> None:
    shown = spelled_out(name)
    assert len(f"a{shown}b".splitlines()) == 1
    assert shown.encode().decode() == shown
    assert spelled_out(shown) == shown


@POSIX
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@for_any(st.sets(st.sampled_from(["甲\x01.csv", "甲<U+0001>.csv", "甲.csv", "乙.csv"]), min_size=1))
def test_no_two_files_go_by_one_name(
    tmp_path_factory: pytest.TempPathFactory, names: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("资料")
    for name in names:
        (folder / name).write_text(FIGURES, encoding="utf-8")
    files = given_files([folder, *(folder / name for name in names)]).files
    assert len({file.name for file in files}) == len(files) == len(names)


def test_what_else_a_folder_holds_is_told_once(
    tmp_path: Path, profile: Profile, write_csv: Callable[..., Path]
) -> None:
    write_csv(FIGURES)
    for name in ("决算.xlsm", "资料.rar", "~$数据.xlsx", ".git", "README.md", "choices.yaml"):
        (tmp_path / name).write_bytes(b"a")
    (tmp_path / "往年").mkdir()
    openpyxl.Workbook().save(tmp_path / "往年" / "决算.xlsx")
    reading = read_inputs([tmp_path], profile)
    (finding,) = [f for f in reading.findings if "没有读" in f.message]
    assert (finding.code, finding.severity) == ("R08", Severity.HINT)
    assert finding.message == f"{tmp_path.name}：没有读 “决算.xlsm”、“往年”、“资料.rar”"
    assert "另存为" in finding.todo


def test_a_case_says_itself_what_counts(
    tmp_path: Path, profile: Profile, write_csv: Callable[..., Path]
) -> None:
    write_csv(FIGURES)
    (tmp_path / "资料.rar").write_bytes(b"a")
    (tmp_path / "case.yaml").write_text("figures: [数据.csv]\nyear: 2024\n", encoding="utf-8")
    assert read_inputs([tmp_path], profile).findings == ()
