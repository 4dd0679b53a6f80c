"""What is known of the numbers of a line once all of it was read."""

from __future__ import annotations

from qicao.statements.beyond import part_aims
from qicao.statements.divided import divide
from qicao.statements.exactly import say_exactly
from qicao.statements.places import match_places
from qicao.statements.series import date_series
from qicao.statements.statement import Statement
from qicao.statements.weights import weigh


def look_back(found: list[Statement], line: int, text: str, start: int, year: int) -> None:
    """Gives the numbers of the last line of `found` what only the numbers behind them say.

    `text` is the line, which begins at `start`; `year` is the report's.
    """
    part_aims(found, line)
    say_exactly(found, line, text, start, year)
    match_places(found, line)
    date_series(found, line, text, start, year)
    weigh(found, line, text, start)
    divide(found, line)
