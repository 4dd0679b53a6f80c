"""Loading a profile folder: all of it, or every mistake at once with file, key and nearest name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qicao.errors import ProfileError
from qicao.profile import Profile, build_profile, load_profile, read_folder

Edits = Mapping[str, tuple[tuple[str, str], ...]]


@pytest.fixture(scope="session")
def texts(repo: Path) -> dict[str, str]:
    """The files of hunan_overall."""
    return read_folder(repo / "prompts" / "hunan_overall")


@pytest.fixture
def mistakes(texts: dict[str, str]) -> Callable[..., list[str]]:
    """The mistakes that loading reports after some replacements, each of text that is there."""

    def load(edits: Edits, variant: str = "") -> list[str]:
        broken = dict(texts)
        for file, changes in edits.items():
            for old, new in changes:
                assert old in broken[file], f"{old} is not in {file}"
                broken[file] = broken[file].replace(old, new, 1)
        with pytest.raises(ProfileError) as refused:
            build_profile(broken, "试用", variant)
        return list(refused.value.mistakes)

    return load


def test_the_profile_of_the_project_loads(profile: Profile) -> None:
    assert profile.ref.id == "hunan_overall"
    assert len(profile.ref.digest) == 64
    assert profile.catalogue.entry("项目.某项目.决算数") is not None


def headings(profile: Profile) -> list[str]:
    return [form.heading for form in profile.outline if not form.appendix]


def test_the_outline_has_nine_parts_and_ten_in_its_variant(profile: Profile, repo: Path) -> None:
    ten = load_profile(repo / "prompts" / "hunan_overall", "十部分")
    assert len(headings(profile)) == 9
    assert len(headings(ten)) == 10
    assert headings(ten)[8] == "部门整体支出绩效自评结果拟应用和公开情况"
    assert ten.section_ids == profile.section_ids
    assert ten.ref.variant == "十部分"


BROKEN: Edits = {
    "profile.yaml": (
        ("id: hunan_overall\nversion: 1.5.0\n", "id: hunan_overall\n"),
        ("must: [支出.决算数]", "must: [支出.决算书]"),
        ("writes: measures", "writes: measure"),
    ),
    "figures.yaml": (
        ("direction: 节约超支, synonyms: [三公经费合计]", "direction: 节约超枝"),
        (
            "预算.本年追加: {label: 本年追加预算, unit: 万元",
            "预算.本年追加: {label: 本年追加预算, unit: 萬圆",
        ),
        (
            "结转结余.结转结余率: {label: 结转结余率, unit",
            "结转结余.结转结余率: {lable: 结转结余率, unit",
        ),
        ("  actual: 实际值\n", "  actual: 实绩值\n"),
    ),
    "relations.yaml": (
        ("result: 结转结余.变动率, current", "result: 结转结余.变动律, current"),
        ("{code: A41, label: 自评等级, kind: band", "{code: A41, label: 自评等级, kind: bend"),
        (
            "{code: A21, label: 采购构成, kind: sum, result: 政府采购.决算数, terms",
            "{code: A21, label: 采购构成, kind: sum, result: 政府采购.决算数, term",
        ),
        ('then: ["满意度.满意率 <= 100%"', 'then: ["满意度.满意率<=100%"'),
        ("group: 指标}", "group: 指标组}"),
        (
            'kind: sum, each: 三口径, result: "人员经费',
            'kind: sum, each: 三口经, result: "人员经费',
        ),
    ),
    "terms.yaml": (("  结余: {less: 超支, more: 结余", "  结余: {less: 超支, mor: 结余"),),
    "phrases.yaml": (
        ("较预算{word}[[{item}.较预算差额|绝对值]]", "较预算{word}[[{item}.较预算差数|绝对值]]"),
        ("[[单位.名称]]为[[单位.类型]]。", "[[单位.名称]为[[单位.类型]]。"),
        (
            'base: "{item}.全年预算数"\n    direction: 高低',
            'base: "{item}.全年预算数"\n    direction: 上下',
        ),
    ),
    "signals.yaml": (
        ("    each: 项目\n", "    each: 项木\n"),
        (
            'when: ["支出.预算执行率 < 整改.执行率下限"]',
            'when: ["支出.预算执行率 < 整改.执行下限"]',
        ),
    ),
    "style.yaml": (("rate_decimals: 2", "rate_decimals: 两位"),),
}
EXPECTED = [
    ("profile.yaml｜version", "缺少这一项"),
    ("profile.yaml｜outline（一般公共预算）", "没有“支出.决算书”，是不是“支出.决算数”？"),
    ("profile.yaml｜outline.8.writes", "不是可用的词，看到的是 'measure'"),
    ("figures.yaml｜items.三公经费.direction", "没有“节约超枝”，是不是“节约超支”？"),
    ("figures.yaml｜预算.本年追加.unit", "没有“萬圆”这个单位"),
    ("figures.yaml｜结转结余.结转结余率.label", "缺少这一项"),
    ("figures.yaml｜结转结余.结转结余率.lable", "没有这一项，是不是“label”？"),
    ("figures.yaml｜indicators.actual", "没有“实绩值”，是不是“实际值”？"),
    (
        "relations.yaml｜relations（A19 结转结余变动率）",
        "没有“结转结余.变动律”，是不是“结转结余.变动率”？",
    ),
    ("kind", "没有“bend”，是不是“band”？"),
    ("（A21）.terms", "缺少这一项"),
    ("（A21）.term", "没有这一项，是不是“terms”？"),
    ("（A55）.then.0", "“满意度.满意率<=100%”不是条件：应写成“甲 >= 乙”（运算符两边有空格）"),
    ("relations（A43 指标个数）", "没有“指标组”"),
    ("（A02）.each", "没有“三口经”，是不是“三口径”？"),
    ("terms.yaml｜directions.结余.mor", "没有这一项，是不是“more”？"),
    (
        "phrases.yaml｜claims.较预算（三公经费）",
        "没有“三公经费.较预算差数”，是不是“三公经费.较预算差额”？",
    ),
    ("phrases.yaml｜sections.部门概况.概况", "不是完整的数据引用"),
    ("phrases.yaml｜claims.执行.direction", "没有“上下”"),
    (".each", "没有“项木”"),
    ("signals.yaml｜signals.部门执行偏慢", "没有“整改.执行下限”，是不是“整改.执行率下限”？"),
    ("style.yaml｜numbers.rate_decimals", "应为整数，看到的是 '两位'"),
]


def test_every_mistake_is_reported_at_once(mistakes: Callable[..., list[str]]) -> None:
    lines = mistakes(BROKEN, "十一部分")
    assert any("variants" in line and "“十一部分”，是不是“十部分”？" in line for line in lines)
    found = {(k, m) for k, m in EXPECTED if any(k in line and m in line for line in lines)}
    assert set(EXPECTED) - found == set(), "\n".join(lines)


def test_one_wrong_entry_is_not_reported_by_everybody_who_uses_it(
    mistakes: Callable[..., list[str]],
) -> None:
    edit = (
        "预算.本年追加: {label: 本年追加预算, unit: 万元",
        "预算.本年追加: {label: 本年追加预算",
    )
    assert mistakes({"figures.yaml": (edit,)}) == ["figures.yaml｜预算.本年追加.unit：缺少这一项"]


def test_a_key_written_twice_is_named_with_its_line(mistakes: Callable[..., list[str]]) -> None:
    edit = ("  增减: {less", "  升降: {less: 下降, more: 提高}\n  增减: {less")
    (line,) = mistakes({"terms.yaml": (edit,)})
    assert line.startswith("terms.yaml｜第")
    assert "键“升降”重复，请删去一个" in line


def test_a_file_that_does_not_parse_hides_no_mistake_of_another(
    mistakes: Callable[..., list[str]],
) -> None:
    lines = mistakes(
        {
            "figures.yaml": (("topics:", "topics: ["),),
            "style.yaml": (("rate_decimals: 2", "rate_decimals: 两位"),),
        }
    )
    assert any(line.startswith("figures.yaml｜第") for line in lines)
    assert any(line.startswith("style.yaml｜numbers.rate_decimals") for line in lines)
    assert len(lines) < 60


def test_a_missing_file_is_named(texts: dict[str, str]) -> None:
    without = {name: text for name, text in texts.items() if name != "signals.yaml"}
    with pytest.raises(ProfileError, match=r"signals\.yaml｜：缺少这个文件"):
        build_profile(without, "试用")


def test_a_folder_without_a_profile_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="不是报告类型的文件夹"):
        load_profile(tmp_path)


def test_a_key_that_no_file_has_is_named_with_the_nearest(
    mistakes: Callable[..., list[str]],
) -> None:
    lines = mistakes({"terms.yaml": (("careful:", "carefull:"),)})
    assert lines == ["terms.yaml｜carefull：没有“carefull”，是不是“careful”？"]


def test_the_digest_is_the_same_on_a_machine_with_other_line_ends(
    repo: Path, tmp_path: Path, profile: Profile
) -> None:
    folder = tmp_path / "hunan_overall"
    shutil.copytree(repo / "prompts" / "hunan_overall", folder)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert load_profile(folder).ref.digest == profile.ref.digest


def test_the_digest_changes_with_any_word(texts: dict[str, str], profile: Profile) -> None:
    changed = dict(texts) | {"terms.yaml": texts["terms.yaml"] + "\n"}
    assert build_profile(changed, "试用").ref.digest != profile.ref.digest


def test_a_bundle_can_build_the_profile_from_the_texts_it_carries(profile: Profile) -> None:
    assert build_profile(profile.files, "试用").ref == profile.ref


def test_bands_of_a_profile_stand_from_the_top_down(mistakes: Callable[..., list[str]]) -> None:
    edit = (
        "steps: [{floor: 90, name: 优}, {floor: 80",
        "steps: [{floor: 70, name: 优}, {floor: 80",
    )
    assert any("从高到低" in line for line in mistakes({"relations.yaml": (edit,)}))


def test_labels_of_items_stand_in_what_rules_say(profile: Profile) -> None:
    said = {getattr(relation, "says", "") for relation in profile.relations}
    assert "因公出国（境）费预算为零，却给出了完成预算的比率" in said
    assert not any("{label}" in text or "{item}" in text for text in said)


PAST = "past: {problems: 上年.提出问题, measures: 上年.提出措施, unfinished: 上年.未完成整改事项}"


def test_what_last_year_put_down_goes_into_lists_of_names(
    mistakes: Callable[..., list[str]],
) -> None:
    edit = (PAST, "past: {problems: 上年.提出问体, measures: 单位.名称}")
    assert [line.rstrip("？") for line in mistakes({"profile.yaml": (edit,)})] == [
        "profile.yaml｜past.problems：没有“上年.提出问体”，是不是“上年.提出问题”",
        "profile.yaml｜past.measures：没有“单位.名称”，请先定义它",
    ]


def test_what_is_followed_up_has_a_section_that_writes_it(
    mistakes: Callable[..., list[str]],
) -> None:
    edits = (
        (PAST, "past: {measures: 上年.提出措施}"),
        ("heading: 下一步改进措施, writes: measures", "heading: 下一步改进措施"),
    )
    (line,) = mistakes({"profile.yaml": edits})
    assert line == "profile.yaml｜past.measures：提纲里没有 writes: measures 的节，无从取得"
