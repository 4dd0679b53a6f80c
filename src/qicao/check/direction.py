"""Direction words beside a figure that has a sign: 增加 before a decrease is an error (A31)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.check.draft import Check, Draft, at
from qicao.check.script import Piece
from qicao.profile import Profile
from qicao.values import Figure, Finding, Severity

CODE = "A31"
REACH = 6
"""Characters between a direction word and its figure at most."""


def _look(draft: Draft) -> Iterator[Finding]:
    pairs = _words(draft.profile)
    for piece in draft.script.prose():
        position = 0
        for run in piece.runs:
            if (
                run.slot
                and len(run.figures) == 1
                and "|" not in (run.slot or "").split("|绝对值")[0]
            ):
                figure = draft.ledger.figures.get(run.figures[0])
                if figure is not None:
                    yield from _before(draft, piece, position, figure, pairs)
            position += len(run.text)


def _words(profile: Profile) -> dict[str, dict[str, int]]:
    """Pair → word → the sign that it says."""
    return {name: {pair.less: -1, pair.more: 1} for name, pair in profile.directions.items()}


def _before(
    draft: Draft,
    piece: Piece,
    position: int,
    figure: Figure,
    pairs: Mapping[str, Mapping[str, int]],
) -> Iterator[Finding]:
    entry = draft.profile.catalogue.entry(figure.id)
    if entry is None or not entry.direction or figure.quantity is None:
        return
    before = piece.text[max(0, position - REACH) : position]
    for word, sign in pairs.get(entry.direction, {}).items():
        value = figure.quantity.value
        if before.endswith(word) and value * sign < 0:
            start = position - len(word)
            yield at(
                piece,
                CODE,
                Severity.ERROR,
                f"“{word}”与数据的方向相反：{figure.label}为{figure.quantity}",
                start=start,
                end=position,
                todo="改用相反的词，或改用整句结论的引用",
                figures=(figure.id,),
            )


DIRECTIONS = Check(CODE, "方向词与正负一致", _look)
