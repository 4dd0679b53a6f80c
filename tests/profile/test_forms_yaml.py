"""forms.yaml: every mistake at once with file and key, and how words are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import ProfileError
from qicao.profile import Profile, build_profile, read_folder
from qicao.profile.formwords import numbered, spoken_ways, word


def refused(repo: Path, forms: str) -> list[str]:
    """The mistakes of hunan_overall with this forms.yaml."""
    texts = read_folder(repo / "prompts" / "hunan_overall")
    with pytest.raises(ProfileError) as error:
        build_profile({**texts, "forms.yaml": forms}, "试用")
    return list(error.value.mistakes)


BROKEN = """\
skip_heads: [行次]
skip_hats: [栏次]
words:
  决算: [决算数]
forms:
  公开01:
    title: 收入支出决算总表
    titel: 收支总表
    year: 报告.年份
    zero: [支出.决算书]
    pairs:
      - {names: [单位名称], id: 单位.名城}
      - {names: [项目名称], member: 项木}
    tables:
      - columns:
          - {heads: ["@决算"], measure: 决算数, needed: true}
        rows:
          - {names: [基本支出], item: 基本支初}
          - {names: [总计], id: 支出.总记}
          - {names: [项目], members: 项母}
          - {names: [其中], group: 项幕}
          - {names: [分类], cells: {合计: 支出.和计}}
        others: {group: 支出功能们}
  公开02:
    title: 收入决算表
    tables:
      - columns:
          - {heads: ["@绝算"]}
  公开03:
    tables:
      - columns: []
  公开04:
    title: 某表
    tables:
      - columns:
          - {heads: [金额], mesure: 决算数}
        others: {group: 支出功能, like: "(支出"}
"""
EXPECTED = (
    ("skip_hats", "skip_heads"),
    ("forms.公开01.titel", "title"),
    ("forms.公开02", "绝算"),
    ("forms.公开03.title", "缺少"),
    ("forms.公开03.tables.0.columns", "不能为空"),
    ("forms.公开04.tables.0.columns.0.mesure", "没有这一项"),
    ("forms.公开04.tables.0.others.like", "不是正则式"),
)
EXPECTED_NAMES = [
    *("报告.年份", "支出.决算书", "单位.名城", "支出.总记", "支出.和计"),
    *("项木", "基本支初", "项母", "项幕", "支出功能们", "合计"),
]


def test_every_mistake_of_shape_is_told_at_once(repo: Path) -> None:
    lines = refused(repo, BROKEN)
    assert all(line.startswith("forms.yaml｜") for line in lines)
    for key, hint in EXPECTED:
        assert any(line.startswith(f"forms.yaml｜{key}") and hint in line for line in lines), key


def test_every_name_that_nothing_defines_is_told_at_once(repo: Path) -> None:
    shaped = BROKEN.replace("skip_hats: [栏次]\n", "").replace("    titel: 收支总表\n", "")
    shaped = shaped[: shaped.index("  公开02:")]
    lines = refused(repo, shaped)
    for name in EXPECTED_NAMES:
        assert any(f"“{name}”" in line and "公开01" in line for line in lines), name
    assert len(lines) == len(EXPECTED_NAMES)


def test_a_profile_without_forms_has_none(repo: Path) -> None:
    texts = read_folder(repo / "prompts" / "hunan_overall")
    del texts["forms.yaml"]
    assert build_profile(texts, "试用").forms.forms == ()


def test_no_title_is_that_of_two_forms(profile: Profile) -> None:
    titles = [
        profile.forms.title(text)
        for form in profile.forms.forms
        for text in {form.title, *form.titles, *form.loose, *form.member_titles}
    ]
    owners = {title: form.id for title, form in profile.forms.titles}
    for form in profile.forms.forms:
        assert owners[profile.forms.title(form.title)] == form.id
    assert len(titles) > 60


def test_no_table_names_a_row_twice_without_telling_them_apart(profile: Profile) -> None:
    for form in profile.forms.forms:
        for table in form.tables:
            for name, rows in table.rows_by_word.items():
                plain = [row for row in rows if not row.below and not row.codes]
                assert len(plain) <= 1, f"{form.id}: {name}"


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("决 算 数", "决算数"),
        ("决\n算　数", "决算数"),
        ("一、基本支出", "基本支出"),
        ("（一）基本支出", "基本支出"),
        ("1.基本支出", "基本支出"),
        ("其中：基本支出", "基本支出"),
        ("加：年初结转和结余", "年初结转和结余"),
        ("因公出国（境）费", "因公出国境费"),
        ("因公出国(境)费", "因公出国境费"),
        ("项目资金（万元）", "项目资金"),
        ("全年预算数（A）", "全年预算数"),
        ("执行率（B/A）", "执行率"),
        ("产出指标（50分）", "产出指标"),
        ("年度资金总额（合计）", "年度资金总额"),
        ("目标值（标准）", "目标值"),
        ("本年度决算数", "本年决算数"),
        ("当年财政拨款", "本年财政拨款"),
        ("“三公”经费", "三公经费"),
        ("２０２４年决算数", "本年决算数"),
        ("2023年度决算数", "上年决算数"),
        ("2021年决算数", "2021年决算数"),
        ("10.5", "105"),
        ("", ""),
    ],
)
def test_words_are_compared_without_what_makes_no_other_word(text: str, compared: str) -> None:
    assert word(text, 2024) == compared


def test_a_word_of_this_year_may_leave_the_year_out() -> None:
    assert spoken_ways("本年决算数") == ("本年决算数", "决算数")
    assert spoken_ways("本年") == ("本年",)
    assert spoken_ways("决算数") == ("决算数",)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("（二）某某", True),
        ("3、某某", True),
        ("其中：某某", False),
        ("某某", False),
        ("2024年", False),
    ],
)
def test_a_label_may_have_a_number_of_its_own(text: str, own: bool) -> None:
    assert numbered(text) is own
