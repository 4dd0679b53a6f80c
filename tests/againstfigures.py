"""Invented texts held against invented figures, in rows that a person can compare."""

from __future__ import annotations

from qicao.arithmetic.bound.given import Given, given_statements
from qicao.checking.accounts import Accounts
from qicao.checking.foreign import Examined, examine
from qicao.checking.standing import Standings
from qicao.checking.text import text_of
from qicao.quantity import parse_amount

YEAR = 2024


def accounts(figures: str) -> Accounts:
    """Figures written a line each as `label period value`; the id is the label with its period."""
    given = []
    for line in figures.strip().split("\n"):
        label, period, value = line.split()
        given.append(Given(f"{label}@{period}", label, period, parse_amount(value)))
    return Accounts(tuple(given_statements(given, YEAR)))


def against(text: str, figures: str) -> Examined:
    """The text held against the figures."""
    return examine(text_of("例.txt", text), accounts(figures), YEAR)


def told(text: str, figures: str) -> list[str]:
    """What is found, as `code number → expected`."""
    found = against(text, figures).findings()
    return [f"{f.code} {f.text}" + (f" → {f.expected}" if f.expected else "") for f in found]


def standing(text: str, figures: str) -> dict[str, str]:
    """Number → its status in the contract, with the figure that it is: `bound 会议费@决算`."""
    seen = against(text, figures)
    wrong = {f.start for f in seen.findings() if f.start is not None}
    known = Standings(seen, wrong)
    return {
        s.mention.text: f"{known.status(s.start)} {known.figure(s.start) or ''}".strip()
        for s in seen.statements
    }
