"""The page style: the standard by default, a profile's file over it."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from qicao.pagestyle import PageStyle, point_twips, twips
from qicao.values import NumberStyle

STYLE = Path(__file__).parents[2] / "prompts" / "hunan_overall" / "style.yaml"


def test_the_defaults_are_the_standard_in_the_units_of_word() -> None:
    page = PageStyle()
    margins = page.margins
    sides = (margins.top, margins.bottom, margins.left, margins.right)
    assert [twips(side) for side in sides] == [2098, 1984, 1587, 1474]
    assert point_twips(page.grid.line_pitch_pt) == 579
    assert page.char_space == -848
    assert page.letter_spacing == -6


def test_the_profile_says_the_standard() -> None:
    content = yaml.safe_load(STYLE.read_text(encoding="utf-8"))
    page = PageStyle.model_validate(content["page"])
    assert page.model_copy(update={"grid": PageStyle().grid}) == PageStyle()
    assert page.char_space == PageStyle().char_space
    assert NumberStyle.model_validate(content["numbers"]) == NumberStyle()


def test_a_profile_names_only_what_differs() -> None:
    given = {"margins": {"top": 30}, "faces": {"title": {"size_pt": 18}}}
    page = PageStyle.model_validate(given)
    assert page.margins.top == 30
    assert page.margins.left == 28
    assert page.faces.title.size_pt == Decimal(18)
    assert page.faces.title.fonts == PageStyle().faces.title.fonts
    assert page.faces.body == PageStyle().faces.body


@pytest.mark.parametrize(
    "given", [{"margin": {}}, {"faces": {"titel": {}}}, {"grid": {"lines": 0}}]
)
def test_a_misspelt_or_impossible_style_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PageStyle.model_validate(given)
