"""What a writer of a profile misspells is told with its place and the nearest that there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_extend import HEAD, extended, mistakes

from qicao.errors import ImportRefused
from qicao.profile import load_profile
from qicao.prompt import load_library

ROOT = Path(__file__).parents[2]
PROFILE = load_profile(ROOT / "prompts" / "hunan_overall")
FILE = "sections/基本支出.prompty"


def misspelt(name: str = FILE) -> dict[str, str]:
    text = PROFILE.files[FILE].replace("sections: [基本支出]", "sections: [基本支岀]")
    return {**{k: v for k, v in PROFILE.files.items() if k != FILE}, name: text}


def test_a_prompt_for_a_section_that_is_not_there_is_refused_with_its_line() -> None:
    with pytest.raises(ImportRefused) as caught:
        load_library(misspelt(), PROFILE.section_ids)
    assert (caught.value.file, caught.value.cell) == (FILE, "第5行")
    assert "“基本支岀”不是这种报告的节，是不是“基本支出”？" in caught.value.hint


def test_an_inherited_prompt_may_be_for_a_section_that_was_dropped() -> None:
    assert load_library(misspelt(f"base/{FILE}"), PROFILE.section_ids).prompts


def test_two_sections_of_one_id_are_a_mistake(tmp_path: Path) -> None:
    outline = "outline:\n  - {id: 概况, heading: 概况}\n  - {id: 概况, heading: 又一节}\n"
    said = mistakes(tmp_path, {"profile.yaml": HEAD + outline})
    assert "profile.yaml｜outline：有 2 节的 id 都是“概况”" in said


@pytest.mark.parametrize("value", ["90万元", "九成左右", "9"])
def test_a_standard_in_another_unit_is_a_mistake(value: str, tmp_path: Path) -> None:
    own = {"figures.yaml": f"figures:\n  标准.率: {{default: {value}}}\n"}
    if value == "9":
        assert extended(tmp_path, own).catalogue.figures["标准.率"].default == "9"
        return
    said = mistakes(tmp_path, own)
    assert "figures.yaml｜标准.率.default：" in said
    assert "应为以“%”为单位的数" in said


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"figures.yaml": "figures:\n  标准.绿:\n"}, "figures.标准.绿：没有可以去掉的“标准.绿”"),
        ({"signals.yaml": "signals:\n  偏慢了:\n"}, "signals.偏慢了：没有可以去掉的“偏慢了”"),
    ],
)
def test_a_misspelt_removal_names_the_nearest(
    own: dict[str, str], said: str, tmp_path: Path
) -> None:
    told = mistakes(tmp_path, own)
    assert said in told
    assert "是不是“" in told
    assert "有 1 处错误" in told, told
