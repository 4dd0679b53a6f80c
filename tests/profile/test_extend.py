"""A profile that extends another: what it takes over, what it replaces, what it takes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import ProfileError
from qicao.profile import Profile, build_profile, load_profile

BASE = {
    "profile.yaml": """
id: 甲种
version: 2.0.0
title: 甲种报告
heading: 甲种报告的题目
variants: [短]
outline:
  - {id: 概况, heading: 概况, must: [经费.数]}
  - {id: 结论, heading: 结论}
""",
    "figures.yaml": """
topics: {填报: {title: 填报}}
figures:
  经费.数: {label: 经费支出, unit: 万元, topic: 填报, synonyms: [经费]}
  经费.预算: {label: 经费预算, unit: 万元, topic: 填报}
  经费.率: {label: 经费执行率, unit: "%", derived: true}
  标准.率: {label: 执行率标准, unit: "%", default: 90%}
facts:
  报告.年度: {label: 报告年度, form: year, topic: 填报}
""",
    "relations.yaml": """
relations:
  - {code: A13, label: 执行率, kind: ratio, result: 经费.率, of: [经费.数], over: [经费.预算]}
  - {code: A55, label: 不为负, kind: requires, then: ["经费.数 >= 0"], says: 支出为负}
  - {code: A55, label: 不为负, kind: requires, then: ["经费.预算 >= 0"], says: 预算为负}
  - {code: A28, label: 上限, kind: requires, then: ["经费.率 <= 100%"], says: 超过预算}
""",
    "terms.yaml": "directions: {增减: {less: 减少, more: 增加}}\navoid: [我们]\n",
    "phrases.yaml": """
sections:
  概况: [{id: 一, sentences: [{say: ["支出[[经费.数]]。"]}]}]
  结论: [{id: 一, sentences: [{say: ["执行率[[经费.率]]。"]}]}]
""",
    "signals.yaml": """
signals:
  偏慢:
    when: ["经费.率 < 标准.率"]
    weight: 9
    title: [[执行偏慢]]
    evidence: ["执行率[[经费.率]]"]
    text: [["{evidence}。"]]
    measure_title: [[加快执行]]
    measure: [["按月通报。"]]
""",
    "style.yaml": "numbers: {rate_decimals: 2}\n",
    "sections/prose.prompty": "甲种的提示词",
    "sections/problems.prompty": "甲种的提示词",
}
HEAD = "id: 乙种\nversion: 1.0.0\ntitle: 乙种报告\nextends: 甲种\n"


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def extended(tmp_path: Path, own: dict[str, str], base: dict[str, str] | None = None) -> Profile:
    put(tmp_path / "甲种", BASE | (base or {}))
    return load_profile(put(tmp_path / "乙种", {"profile.yaml": HEAD} | own))


def mistakes(tmp_path: Path, own: dict[str, str], base: dict[str, str] | None = None) -> str:
    with pytest.raises(ProfileError) as refused:
        extended(tmp_path, own, base)
    return str(refused.value)


def test_a_head_alone_makes_a_profile_that_says_what_its_base_says(tmp_path: Path) -> None:
    profile = extended(tmp_path, {})
    base = load_profile(tmp_path / "甲种")
    assert (profile.ref.id, profile.ref.version, profile.title) == ("乙种", "1.0.0", "乙种报告")
    assert profile.heading == "甲种报告的题目"
    assert (profile.catalogue, profile.relations) == (base.catalogue, base.relations)
    assert (profile.outline, profile.sections) == (base.outline, base.sections)
    assert profile.variants == ()


def test_an_entry_is_changed_key_by_key_and_the_others_stay(tmp_path: Path) -> None:
    own = "figures:\n  标准.率: {default: 85%}\n  经费.率: {synonyms: [进度]}\n"
    figures = extended(tmp_path, {"figures.yaml": own}).catalogue.figures
    assert (figures["标准.率"].default, figures["标准.率"].label) == ("85%", "执行率标准")
    assert figures["经费.率"].synonyms == ("进度",)
    assert figures["经费.数"].synonyms == ("经费",)


def test_a_key_with_nothing_after_it_takes_the_entry_away(tmp_path: Path) -> None:
    profile = extended(tmp_path, {"signals.yaml": "signals:\n  偏慢:\n"})
    assert profile.signals == {}


def test_relations_of_one_code_and_label_are_replaced_together_in_their_place(
    tmp_path: Path,
) -> None:
    own = """
relations:
  - {code: B01, label: 另一条, kind: requires, then: ["有 经费.预算"], says: 没有预算}
  - {code: A55, label: 不为负, kind: requires, then: ["经费.数 > 0"], says: 没有支出}
without: [A28 上限]
"""
    relations = extended(tmp_path, {"relations.yaml": own}).relations
    said = [(r.code, getattr(r, "says", "")) for r in relations]
    assert said == [("A13", ""), ("A55", "没有支出"), ("B01", "没有预算")]


def test_the_base_says_nothing_in_sections_that_the_new_outline_has_not_got(
    tmp_path: Path,
) -> None:
    outline = "outline:\n  - {id: 总述, heading: 总述, sections: [{id: 结论, heading: 结论}]}\n"
    profile = extended(tmp_path, {"profile.yaml": HEAD + outline})
    assert list(profile.sections) == ["结论"]
    assert [form.id for form in profile.outline] == ["总述"]


def test_the_files_hold_the_base_and_build_the_same_profile(tmp_path: Path) -> None:
    profile = extended(tmp_path, {"sections/prose.prompty": "乙种的提示词"})
    assert profile.files["base/figures.yaml"] == BASE["figures.yaml"]
    assert "base/sections/prose.prompty" not in profile.files
    assert profile.files["base/sections/problems.prompty"] == "甲种的提示词"
    assert build_profile(profile.files, "乙种") == profile


def test_the_digest_changes_with_the_base(tmp_path: Path) -> None:
    before = extended(tmp_path, {}).ref.digest
    after = extended(tmp_path, {}, {"style.yaml": "numbers: {rate_decimals: 1}\n"}).ref.digest
    assert before != after


def test_forms_are_taken_over_and_changed_like_any_other_file(tmp_path: Path) -> None:
    tables = [{"name": "[项目]", "columns": "[{heads: [金额], needed: true}]"}]
    row = "{names: [经费], id: 经费.数}"
    body = "\n".join(f"{k}: {v}" for k, v in tables[0].items()).replace("\n", "\n        ")
    form = f"""
forms:
  表一:
    title: 经费表
    tables:
      - {body}
        rows: [{row}]
"""
    own = {"forms.yaml": "forms:\n  表一: {title: 经费总表}\n"}
    (kept,) = extended(tmp_path, own, {"forms.yaml": form}).forms.forms
    assert (kept.title, kept.tables[0].rows[0].id) == ("经费总表", "经费.数")


def test_a_profile_extends_one_that_comes_with_the_program(tmp_path: Path) -> None:
    head = HEAD.replace("甲种", "hunan_overall")
    profile = load_profile(put(tmp_path / "prompts" / "乙种", {"profile.yaml": head}))
    assert profile.catalogue.entry("支出.决算数") is not None


def test_a_mistake_of_the_base_is_reported_as_the_bases(tmp_path: Path) -> None:
    said = mistakes(tmp_path, {}, {"style.yaml": "numbers: {rate_decimals: 两位}\n"})
    assert said.startswith("报告类型 甲种 有 1 处错误")
    assert "style.yaml｜numbers.rate_decimals：应为整数" in said


def test_what_breaks_by_taking_away_is_reported_with_the_file_that_says_it(tmp_path: Path) -> None:
    said = mistakes(tmp_path, {"figures.yaml": "figures:\n  标准.率:\n"})
    assert said.startswith("报告类型 乙种 有 1 处错误")
    assert "甲种/signals.yaml｜signals.偏慢：没有“标准.率”" in said


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            {"relations.yaml": "without: [A28 上线]\n"},
            "relations.yaml｜without：没有“A28 上线”，是不是“A28 上限”？",
        ),
        ({"relations.yaml": "relations: 无\n"}, "relations.yaml｜relations：应为列表"),
        ({"figures.yaml": "figure: {}\n"}, "figures.yaml｜figure：没有“figure”"),
        (
            {"profile.yaml": HEAD.replace("version: 1.0.0\n", "")},
            "profile.yaml｜version：缺少这一项",
        ),
        (
            {"profile.yaml": HEAD.replace("甲种", "甲钟")},
            "profile.yaml｜extends：没有报告类型“甲钟”",
        ),
    ],
)
def test_a_mistake_of_its_own_is_named(tmp_path: Path, own: dict[str, str], said: str) -> None:
    assert said in mistakes(tmp_path, own)


def test_a_base_has_no_base(tmp_path: Path) -> None:
    assert "只能有一层" in mistakes(
        tmp_path, {}, {"profile.yaml": BASE["profile.yaml"] + "extends: 丙\n"}
    )
    assert "只能有一层" in mistakes(tmp_path, {"profile.yaml": HEAD.replace("甲种", "乙种")})


def test_without_is_for_profiles_that_extend_another(tmp_path: Path) -> None:
    put(
        tmp_path / "甲种",
        BASE | {"relations.yaml": BASE["relations.yaml"] + "without: [A28 上限]\n"},
    )
    with pytest.raises(ProfileError, match="没有 extends，没有可以去掉的关系"):
        load_profile(tmp_path / "甲种")


def test_files_without_the_base_are_refused(tmp_path: Path) -> None:
    files = extended(tmp_path, {}).files
    alone = {name: text for name, text in files.items() if not name.startswith("base/")}
    with pytest.raises(ProfileError, match=r"base/figures\.yaml｜：缺少这个文件"):
        build_profile(alone, "乙种")
