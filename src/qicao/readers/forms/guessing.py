"""Which form a sheet is most like that was not recognised, for a person to look at."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from qicao.profile.forms import Forms
from qicao.readers.cells import Sheet

AT_LEAST = 60
"""rapidfuzz's ratio below which a title is like no other."""
TITLE_ROWS = 4


def guess_form(sheet: Sheet, forms: Forms) -> str:
    """The title of the form that the sheet's name or its first lines are most like; '' if none."""
    titles = [form.title for form in forms.forms]
    texts = [sheet.name or ""]
    texts += [cell.text for cells in sheet.rows[:TITLE_ROWS] for cell in cells if cell.text]
    best = max((_best(text, titles) for text in texts if text), default=("", 0.0), key=_score)
    return best[0] if best[1] >= AT_LEAST else ""


def _best(text: str, titles: list[str]) -> tuple[str, float]:
    found = process.extractOne(text[:60], titles, scorer=fuzz.ratio)
    return (str(found[0]), float(found[1])) if found else ("", 0.0)


def _score(pair: tuple[str, float]) -> float:
    return pair[1]
