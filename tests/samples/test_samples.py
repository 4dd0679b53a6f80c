"""The sample folders: well formed, known to the catalogue, and consistent by a recomputation."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from sampledata import (
    PROFILE,
    PROFILES,
    Sample,
    cases,
    read_sample,
    read_yaml,
    recompute,
    segment,
)

from qicao.profile import Catalogue, load_profile
from qicao.quantity import find_unit

CASE_KEYS = {"title", "note", "profile", "variant", "year", "figures", "materials", "reference"}
ARITHMETIC = (
    "A01",
    "A02",
    "A04",
    "A06",
    "A08",
    "A10",
    "A11",
    "A13",
    "A17",
    "A33",
    "A35",
    "A36",
    "A42",
)
ARITHMETIC += ("A43", "A62")
"""Codes of broken samples that the recomputation sees; others break a requirement or a grade."""
SEEN_AS = {"A46": "A06"}
"""A slip of the unit shows in the rule whose figure slipped."""
WORKED_OUT = {"172.80万元", "76.65%", "42.50万元", "27.25万元", "36.00%", "0.26分", "96%"}
"""What the reference report works out from the figures by itself: sums, differences, a bound."""

every_case = pytest.mark.parametrize("folder", cases(), ids=lambda path: path.name)
HELD = {
    "county_full": (45, "A01 A02 A06 A13 A14 A17 A33 A35 A36 A62"),
    "city_library": (45, "A01 A02 A06 A13 A14 A17 A33 A35 A36 A62"),
    "road_safety": (25, "A04 A05 A13 A14 A33 A35 A36 A42"),
    "preschool_fund": (15, "A04 A05 A14 A33 A35 A36"),
    "hubei_emergency": (15, "A01 A14 A33 A35 A36"),
}
"""How many rules the recomputation holds against a given value in a whole case, and which."""
whole_case = pytest.mark.parametrize("name", HELD)
of_a_department = pytest.mark.parametrize("name", ["county_full", "city_library"])


def sample(name: str) -> Sample:
    (folder,) = cases(name)
    return read_sample(folder)


def catalogue(found: Sample) -> Catalogue:
    return load_profile(PROFILES / found.profile).catalogue


@every_case
def test_a_case_has_known_keys_and_names_files_that_exist(folder: Path) -> None:
    case = read_yaml(folder / "case.yaml")
    assert case.keys() <= CASE_KEYS | {"expected"}
    named = [*case["figures"], *case.get("materials", []), *filter(None, [case.get("reference")])]
    assert [name for name in named if not (folder / name).is_file()] == []
    assert (PROFILES / case["profile"]).is_dir()
    assert case["year"] == "2024"


@every_case
def test_a_case_uses_every_file_in_its_folder(folder: Path) -> None:
    case = read_yaml(folder / "case.yaml")
    named = {"case.yaml", case.get("reference"), *case["figures"], *case.get("materials", [])}
    there = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    data = {path.as_posix() for path in there if path.parts[0] != "replies"}
    assert data <= named


@every_case
def test_every_id_of_a_case_is_in_the_catalogue(folder: Path) -> None:
    found = read_sample(folder)
    known = catalogue(found)
    assert [name for name in found.amounts if known.entry(name) is None] == []
    assert [name for name in found.texts if known.fact_entry(name) is None] == []


@every_case
def test_every_unit_of_a_case_measures_what_the_catalogue_says(folder: Path) -> None:
    found = read_sample(folder)
    known = catalogue(found)
    for name, given in found.amounts.items():
        entry = known.entry(name)
        for _, written in given:
            unit, own = find_unit(written), find_unit(entry.unit)
            assert unit is not None, (name, written)
            assert entry.free_unit or unit.dimension == own.dimension, (name, written)


@every_case
def test_a_case_says_in_every_text_what_is_invented(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in (".md", ".yaml") and folder.name != "seed_gaj_2024":
            head = path.read_text(encoding="utf-8")[:400]
            assert "虚构" in head, path


@whole_case
def test_every_relation_holds_in_a_whole_case(name: str) -> None:
    result = recompute(sample(name))
    assert result.failed == []
    count, codes = HELD[name]
    assert len(result.held) >= count
    assert {*codes.split()} <= {*result.held}


def test_every_whole_case_is_recomputed() -> None:
    whole = {path.name for path in cases() if not path.name.startswith("broken_")}
    assert whole == {*HELD, "seed_gaj_2024"}


@of_a_department
def test_the_lists_of_projects_make_up_project_spending(name: str) -> None:
    values = sample(name).values
    for measure in ("年初预算数", "全年预算数", "决算数", "上年决算数"):
        listed = [v for i, v in values.items() if re.fullmatch(rf"项目\..+\.{measure}", i)]
        assert sum(listed) == values[f"项目支出.{measure}"]


def test_county_full_has_two_years_twelve_projects_and_twenty_indicators() -> None:
    found = sample("county_full")
    assert len(found.amounts) >= 150
    assert sum("上年" in name for name in found.amounts) >= 50
    assert (len(found.members["项目"]), len(found.members["指标"])) == (12, 20)


@whole_case
def test_indicators_short_of_their_weight_give_a_reason(name: str) -> None:
    found = sample(name)
    for member in found.members["指标"]:
        if found.values[f"指标.{member}.得分"] < found.values[f"指标.{member}.权重"]:
            assert found.texts[f"指标.{member}.偏差原因"]


@pytest.mark.parametrize("folder", cases("broken_*"), ids=lambda path: path.name)
def test_a_broken_case_breaks_the_one_rule_that_it_names(folder: Path) -> None:
    found = read_sample(folder)
    (code,) = found.case["expected"]["findings"]
    assert folder.name == f"broken_{code.lower()}"
    failed = set(recompute(found).failed)
    assert failed == {SEEN_AS.get(code, code)} & {*ARITHMETIC}


def test_only_the_case_of_two_files_gives_a_figure_two_values() -> None:
    for folder in cases():
        amounts = read_sample(folder).amounts
        differing = [name for name, given in amounts.items() if len(set(given)) > 1]
        assert bool(differing) is (folder.name == "broken_r10")


def test_the_seed_states_no_budget_no_score_and_no_year_before() -> None:
    names = sample("seed_gaj_2024").amounts
    assert len(names) == 28
    assert not [n for n in names if "预算" in n or "上年" in n or n.startswith(("自评", "指标"))]


def test_the_seed_printed_two_rates_wrong_and_left_a_gap() -> None:
    found = sample("seed_gaj_2024")
    values, expected = found.values, found.case["expected"]
    spent, saved = values["三公经费.决算数"], values["三公经费.节约额"]
    rates = [rounded(part / (spent + saved) * 100) for part in (spent, saved)]
    projects = sum(v for i, v in values.items() if i.startswith("项目."))
    basic = sum(
        values[f"{i}.决算数"] for i in ("工资福利支出", "商品和服务支出", "对个人和家庭的补助")
    )
    assert expected["values"] == {
        "三公经费.预算数": f"{spent + saved}万元",
        "三公经费.控制率": f"{rates[0]}%",
        "三公经费.节约率": f"{rates[1]}%",
    }
    assert expected["gap"] == f"{values['支出.决算数'] - basic - projects}万元"


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_reference_report_states_only_what_the_case_holds() -> None:
    (folder,) = cases("county_full")
    found = read_sample(folder)
    known = {plain(v, d) for v in recompute(found).values.values() for d in (0, 1, 2)}
    brought = "".join(p.read_text(encoding="utf-8") for p in folder.glob("materials/*.md"))
    text = (folder / "reference.md").read_text(encoding="utf-8")
    numbers = re.findall(r"(\d+(?:\.\d+)?)(万元|亩|万亩|人|户|份|人次|%|个(?!月)|分(?!别))", text)
    strange = [n + u for n, u in numbers if n not in known and f"{n}{u}" not in brought]
    assert [number for number in strange if number not in WORKED_OUT] == []


def plain(value: Decimal, decimals: int) -> str:
    return f"{abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


def test_the_reference_report_has_the_nine_parts_in_order() -> None:
    (folder,) = cases("county_full")
    text = (folder / "reference.md").read_text(encoding="utf-8")
    outline = read_yaml(PROFILE / "profile.yaml")["outline"]
    parts = [p["heading"] for p in outline if "only_in" not in p and "appendix" not in p]
    assert re.findall(r"^## [一二三四五六七八九]、(.+)$", text, re.MULTILINE) == parts


def test_the_reference_report_names_every_project_and_every_office() -> None:
    found = sample("county_full")
    (folder,) = cases("county_full")
    text = segment((folder / "reference.md").read_text(encoding="utf-8"))
    offices = [n for key in found.texts if key.startswith("机构.") for n in found.texts[key]]
    assert [n for n in (*offices, *found.members["项目"]) if segment(n) not in text] == []


def test_the_reference_report_uses_no_word_that_the_profile_avoids() -> None:
    (folder,) = cases("county_full")
    terms = read_yaml(PROFILE / "terms.yaml")
    text = (folder / "reference.md").read_text(encoding="utf-8")
    assert [word for word in (*terms["avoid"], *terms["careful"]) if word in text] == []


def test_the_two_whole_cases_expect_different_signals() -> None:
    county, library = (
        set(sample(n).case["expected"]["signals"]) for n in ("county_full", "city_library")
    )
    assert len(county & library) <= 1


def test_the_recomputation_sees_a_change_of_one_unit_in_any_total_or_part() -> None:
    whole = sample("county_full")
    for name in ("支出.决算数", "商品和服务支出.上年决算数", "公务接待费.预算数", "收入.决算数"):
        amounts = {**whole.amounts, name: [(whole.values[name] + 1, "万元")]}
        changed = Sample(whole.case, amounts, whole.texts, whole.members)
        assert recompute(changed).failed, name
