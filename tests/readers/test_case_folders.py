"""Folders of input, with and without a case.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import amounts

from qicao.errors import ImportRefused, UsageError
from qicao.profile.model import Profile
from qicao.readers import read_case, read_inputs, write_template

TABLE = "label,value,unit\n{label},5,万元\n"


def fill(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_gives_its_tables_and_materials_by_name(profile: Profile, tmp_path: Path) -> None:
    folder = fill(
        tmp_path,
        **{
            "乙.csv": TABLE.format(label="办公经费"),
            "a.csv": TABLE.format(label="公用经费"),
            "materials/总结.md": "打掉团伙3个。",
            "README.md": "说明",
            "choices.yaml": "prefer: [a.csv]",
            "~$a.xlsx": "",
        },
    )
    reading = read_inputs([folder], profile)
    assert [file.path for file in reading.files] == ["a.csv", "乙.csv", "materials/总结.md"]
    assert len(reading.files[0].sha256) == 64
    assert list(amounts(reading)) == ["公用经费.决算数", "办公经费.决算数", "材料.总结.s1_1"]


@pytest.mark.parametrize("name", ["总结.md", "总结.txt", "材料/总结.md", "materials/总结.txt"])
def test_a_folder_that_holds_only_materials_is_read(
    profile: Profile, tmp_path: Path, name: str
) -> None:
    reading = read_inputs([fill(tmp_path, **{name: "打掉团伙3个。"})], profile)
    assert [file.path for file in reading.files] == [name]
    assert amounts(reading) == {"材料.总结.s1_1": "3个"}


def test_texts_beside_tables_are_materials_where_no_case_says_otherwise(
    profile: Profile, tmp_path: Path
) -> None:
    files = {"a.csv": TABLE.format(label="公用经费"), "总结.md": "打掉团伙3个。"}
    folder = fill(tmp_path, **files, **{"README.md": "说明"})
    assert [f.path for f in read_inputs([folder], profile).files] == ["a.csv", "总结.md"]
    fill(tmp_path, **{"case.yaml": "title: 例"})
    assert [f.path for f in read_inputs([folder], profile).files] == ["a.csv"]


def test_the_commands_of_the_readme_read_a_filled_template_and_a_folder_of_materials(
    profile: Profile, tmp_path: Path
) -> None:
    write_template(profile, tmp_path / "填报表.xlsx")
    folder = fill(tmp_path, **{"材料/工作总结.md": "打掉团伙3个。"}) / "材料"
    reading = read_inputs([tmp_path / "填报表.xlsx", folder], profile)
    assert [file.path for file in reading.files] == ["填报表.xlsx", "工作总结.md"]
    assert [material.title for material in reading.materials] == ["工作总结"]


def test_a_case_names_its_files_and_its_year(profile: Profile, tmp_path: Path) -> None:
    folder = fill(
        tmp_path,
        **{
            "case.yaml": "title: 例\nprofile: hunan_overall\nyear: 2024\nfigures: [b.csv, a.csv]\n",
            "a.csv": "label,value,unit,period\n公用经费,5,万元,2023\n",
            "b.csv": TABLE.format(label="办公经费"),
            "c.csv": TABLE.format(label="会议培训费"),
        },
    )
    reading = read_inputs([folder], profile)
    assert [file.path for file in reading.files] == ["b.csv", "a.csv"]
    assert "公用经费.上年决算数" in amounts(reading)
    assert read_case(folder).profile == "hunan_overall"


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("titel: 例", "是不是“title”"),
        ("figures: [../a.csv]", "不在这个文件夹里"),
        ("figures: [/etc/hosts]", "不在这个文件夹里"),
        ("figures: [b.csv]", "找不到“b.csv”，是不是“a.csv”"),
        ("figures: a.csv", "要写成列表"),
        ("year: 今年", "写法不对"),
        ("- a", "应为“键: 值”"),
    ],
)
def test_a_case_with_a_mistake_is_refused_with_the_way_out(
    profile: Profile, tmp_path: Path, case: str, words: str
) -> None:
    folder = fill(tmp_path, **{"case.yaml": case, "a.csv": TABLE.format(label="公用经费")})
    with pytest.raises(ImportRefused, match=words):
        read_inputs([folder], profile)


def test_an_empty_folder_is_refused(profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="没有可读的数据"):
        read_inputs([tmp_path], profile)


def test_no_input_at_all_is_a_mistake_of_the_command(profile: Profile) -> None:
    with pytest.raises(UsageError):
        read_inputs([], profile)


def test_two_files_of_one_name_are_told_apart_and_one_given_twice_counts_once(
    profile: Profile, tmp_path: Path
) -> None:
    one = fill(tmp_path / "一", **{"a.csv": TABLE.format(label="公用经费")}) / "a.csv"
    two = fill(tmp_path / "二", **{"a.csv": TABLE.format(label="办公经费")}) / "a.csv"
    reading = read_inputs([one, two, one], profile)
    assert [file.path for file in reading.files] == ["a.csv", "二/a.csv"]
    assert [f.source.file for f in reading.figures if f.source] == ["a.csv", "二/a.csv"]
