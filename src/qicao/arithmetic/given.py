"""Figures as statements: what the accounts say, in the same terms as what a text says.

A figure is never at fault: a claim between a text and figures is broken by the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.mentions import Mention
from qicao.mentions.readings import kind_of
from qicao.quantity import Quantity
from qicao.statements import Role, Statement
from qicao.statements.lexicon import COMPARED, DIRECTIONS, Sign
from qicao.statements.meaning import meaning_of, trimmed, words_of

_OF_ROLE = frozenset(
    {
        *(Sign.PRIOR, Sign.BUDGET, Sign.FULL, Sign.TARGET, Sign.OUTTURN, Sign.COMPLETION),
        *(Sign.CHANGE, Sign.SAVING, Sign.SHARE, Sign.AGAINST, Sign.SCORED, Sign.WEIGHT),
        *(Sign.DEDUCTED, *DIRECTIONS, *COMPARED),
    }
)


def given_statements(
    figures: Iterable[tuple[str, str, str, Quantity]], year: int
) -> Iterator[Statement]:
    """Statements of figures, each as id, label, period and quantity; ids of the catalogue say more.

    They begin before the text, each at a place of its own, so that each is told apart.
    """
    for number, (figure, label, period, quantity) in enumerate(figures):
        yield _statement(figure, label, period, quantity, -2 - number, year)


def _statement(
    figure: str, label: str, period: str, quantity: Quantity, start: int, year: int
) -> Statement:
    item, measure = _parts(figure, label)
    mention = Mention(
        start=0,
        end=0,
        text=f"{quantity}",
        kind=kind_of(quantity),
        value=quantity.value,
        unit=quantity.unit,
        decimals=quantity.decimals,
    )
    meaning = meaning_of(mention, measure, "", year)
    role = Role.PRIOR if period == "上年" and meaning.role is Role.LEVEL else meaning.role
    return Statement(
        mention=mention,
        start=start,
        end=start,
        line=start,
        sentence=start,
        clause=0,
        item=item,
        label=label,
        carried=False,
        role=role,
        base=meaning.base if role not in (Role.LEVEL, Role.PRIOR, Role.SCORE) else None,
        sign=meaning.sign,
        figure=figure or label,
    )


def _parts(figure: str, label: str) -> tuple[str, str]:
    """The item of a figure and the words that say its measure: by its id, else by its label."""
    item, dot, measure = figure.rpartition(".")
    if dot:
        return item.rpartition(".")[2], measure
    left = label
    for word in reversed(words_of(label, 0)):
        if word.sign in _OF_ROLE:
            left = left[: word.start] + left[word.end :]
    return trimmed(left), label
