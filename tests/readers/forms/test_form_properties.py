"""What holds for any change of a form that keeps its sense; all sheets are invented."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from formsheets import Rows, Seen, make_sheet, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_appraisal_forms import DATA_SHEET
from test_public_forms import OFFICIAL_07, SUBJECTS_03, SUPPORT_04, TWO_SIDED

from qicao.profile import Profile
from qicao.profile.formwords import word
from qicao.quantity.amount import is_blank
from qicao.readers.forms.grid import Grid, is_amount

FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
FORMS: dict[str, Rows] = {
    "01": TWO_SIDED,
    "03": SUBJECTS_03,
    "04": SUPPORT_04,
    "07": OFFICIAL_07,
    "基础": DATA_SHEET,
}
FREE_ORDER: dict[str, tuple[int, int]] = {"01": (6, 9), "03": (4, 8), "04": (4, 6)}
"""Rows that may stand in any order: members, and rows with names of their own."""


def numbered(rows: Rows) -> Rows:
    """The same sheet with another number in every cell that has one."""
    count = iter(range(1001, 9999))
    return [
        [next(count) if isinstance(value, int | float) else value for value in row] for row in rows
    ]


def by_number(seen: Seen) -> dict[str, set[str]]:
    """Number → what it was taken for; '' where it is listed."""
    found: dict[str, set[str]] = {}
    for row in seen.rows:
        if row.value.number is not None:
            found.setdefault(str(row.value.number), set()).add(row.id.replace("*", row.member))
    for part in seen.parts:
        for left in part.left:
            found.setdefault(str(left.cell.number), set()).add("")
    return found


def never_another(before: Seen, after: Seen) -> None:
    """Each number has the id that it had, or it is listed."""
    was, now = by_number(before), by_number(after)
    for number, ids in was.items():
        assert now.get(number, set()) <= ids | {""}, number
        assert number in now


def unchanged(rows: Rows, change: Callable[[Rows], Rows], profile: Profile) -> None:
    """The ids of all numbers stay through a change."""
    rows = numbered(rows)
    before = by_number(read(profile, make_sheet(rows)))
    assert by_number(read(profile, make_sheet(change(rows)))) == before


@pytest.mark.parametrize("form", sorted(FREE_ORDER))
@FEW
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(
    form: str, chance: random.Random, profile: Profile
) -> None:
    top, bottom = FREE_ORDER[form]

    def shuffle(rows: Rows) -> Rows:
        body = list(rows[top:bottom])
        chance.shuffle(body)
        return [*rows[:top], *body, *rows[bottom:]]

    unchanged(FORMS[form], shuffle, profile)


@pytest.mark.parametrize("form", sorted(FORMS))
@FEW
@given(place=st.integers(0, 30), count=st.integers(1, 3))
def test_blank_rows_never_give_a_number_another_meaning(
    form: str, place: int, count: int, profile: Profile
) -> None:
    rows = numbered(FORMS[form])
    longer = [*rows[:place], *[[None]] * count, *rows[place:]]
    never_another(read(profile, make_sheet(rows)), read(profile, make_sheet(longer)))


@pytest.mark.parametrize("form", sorted(FORMS))
@FEW
@given(place=st.integers(0, 8), count=st.integers(1, 2))
def test_blank_columns_never_give_a_number_another_meaning(
    form: str, place: int, count: int, profile: Profile
) -> None:
    rows = numbered(FORMS[form])
    wider = [[*row[:place], *[None] * count, *row[place:]] for row in rows]
    never_another(read(profile, make_sheet(rows)), read(profile, make_sheet(wider)))


def spaced(text: str, chance: random.Random) -> str:
    """The text with blanks between some of its 汉字, as labels are stretched."""
    parts = [text[:1]]
    for before, after in pairwise(text):
        wide = unicodedata.east_asian_width(before) == unicodedata.east_asian_width(after) == "W"
        parts.append(chance.choice(["", "", " ", "\u3000", "\n"]) if wide else "")
        parts.append(after)
    return "".join(parts)


def half(text: str) -> str:
    return text.translate(str.maketrans("（）：，、", "():,、"))


def full(text: str) -> str:
    return text.translate(str.maketrans("():,0123456789", "（）：，０１２３４５６７８９"))


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"03"}))
@FEW
@given(chance=st.randoms(use_true_random=False))
def test_spaces_inside_words_mean_nothing(
    form: str, chance: random.Random, profile: Profile
) -> None:
    def stretch(rows: Rows) -> Rows:
        return [
            [spaced(v, chance) if isinstance(v, str) and v[-1:] != "元" else v for v in row]
            for row in rows
        ]

    unchanged(FORMS[form], stretch, profile)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"03", "基础"}))
@pytest.mark.parametrize("width", [half, full])
def test_the_width_of_characters_means_nothing(
    form: str, width: Callable[[str], str], profile: Profile
) -> None:
    def turn(rows: Rows) -> Rows:
        return [[width(v) if isinstance(v, str) else v for v in row] for row in rows]

    unchanged(FORMS[form], turn, profile)


@FEW
@given(order=st.permutations(range(2, 8)))
def test_the_order_of_columns_means_nothing(order: list[int], profile: Profile) -> None:
    def turn(rows: Rows) -> Rows:
        return [
            [*row[:2], *(row[i] for i in order)] if n > 1 and len(row) > 7 else row
            for n, row in enumerate(rows)
        ]

    rows = [row for row in SUBJECTS_03 if row[0] != "栏次"]
    unchanged(rows, turn, profile)


WORDS = st.text(
    st.sampled_from("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"), min_size=2, max_size=6
)


@FEW
@given(head=WORDS, column=st.integers(2, 7))
def test_a_head_unknown_never_maps(head: str, column: int, profile: Profile) -> None:
    rows = [list(row) for row in numbered(SUBJECTS_03)]
    lost = {str(row[column]) for row in rows[4:] if row[column] is not None}
    rows[2][column] = head
    now = by_number(read(profile, make_sheet(rows)))
    assert all(now.get(number, {""}) == {""} for number in lost)


@FEW
@given(label=WORDS, row=st.integers(6, 11), side=st.sampled_from([0, 3]))
def test_a_label_unknown_never_maps(label: str, row: int, side: int, profile: Profile) -> None:
    rows = [list(cells) for cells in numbered(TWO_SIDED)]
    rows[row][side] = label
    now = by_number(read(profile, make_sheet(rows)))
    assert now[str(rows[row][side + 2])] == {""}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_amount_is_read_or_left_or_known_to_be_none(form: str, profile: Profile) -> None:
    sheet = make_sheet(numbered(FORMS[form]))
    seen = read(profile, sheet)
    grid, given_places = Grid(sheet), {row.value.place for row in seen.rows}
    for row in sheet.rows:
        for number, cell in enumerate(row):
            if cell.number is None or is_blank(cell.text):
                continue
            heads = {word(grid.cell(r, number).text) for r in range(grid.height)}
            known = bool(heads & {"行次"}) or any(c.text in ("栏次", "1") for c in row)
            places = (cell.place in given_places) + (cell.place in seen.left)
            assert is_amount(cell)
            assert places == (0 if known else 1), cell.place
