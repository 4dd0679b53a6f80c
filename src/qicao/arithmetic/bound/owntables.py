"""The prose of a text against its own tables: their cells are figures, told by row and head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic.bound.binding import Binder, Binding, Status, last_year_said
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.answered import standing
from qicao.arithmetic.formula import SAME
from qicao.arithmetic.index import core
from qicao.arithmetic.slips import is_mended
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import Words
from qicao.statements import Role, Statement
from qicao.verdict import Outcome

_ROLES = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET, Role.COMPLETION, Role.SCORE)


def hold_tables(sources: Sources, judged: Judged, words: Words) -> Judged:
    """The claims of a text with those that its prose says what its tables say.

    A number of the prose that is a cell by its words, and not by its value, is told unless
    something else bears it out; so is last year's cell of a row that has this year's.
    """
    cells = [s for s in sources.statements if s.table and s.mention.value]
    if not cells:
        return judged
    binder = Binder(cells, lambda cell: _name(cell, words))
    prose = [s for s in sources.statements if not (s.table or s.place) and s.role in _ROLES]
    held = {member.start for claim in judged.held for member in claim.members}
    bindings = [*binder.bind(prose, words, held).values()]
    open_ = [b for b in bindings if b.statement.start not in held]
    late = [pair for b in open_ for pair in _of_last_year(b, cells, words.text)]
    told = {claim.given.start for claim, _ in late}
    same = [claim for b in bindings if b.statement.start not in told for claim in _same(b)]
    known = held.union(told, (member.start for claim in same for member in claim.members))
    wrong = [pair for b in open_ if b.statement.start not in known for pair in _other(b)]
    now = (*judged.held, *same)
    sure = tuple(pair for pair in judged.broken if pair[0].sure)
    open_to_doubt = (pair for pair in judged.broken if not pair[0].sure)
    broken = (*sure, *standing(now, open_to_doubt), *late, *wrong)
    return replace(judged, held=now, broken=broken)


def _name(cell: Statement, words: Words) -> str:
    """What a cell is called: its row and head; for a total what the table is about."""
    row = words.title(cell) if cell.total and cell.item == cell.label else cell.item
    return f"{row}{cell.whole}"


def _same(binding: Binding) -> Iterator[Claim]:
    if binding.status is Status.BOUND:
        yield Claim(binding.statement, SAME, (binding.figures[0],), sure=False)


def _of_last_year(
    binding: Binding, cells: Sequence[Statement], text: str
) -> Iterator[tuple[Claim, Outcome]]:
    """What is said of this year, and is last year's cell of a row that has this year's too."""
    stated = binding.statement
    prior = binding.figures[0] if binding.status is Status.BOUND else stated
    if stated.role is not Role.LEVEL or any(f.role is not Role.PRIOR for f in binding.figures):
        return
    if prior is stated or last_year_said(text, stated) or not _is_of_row(stated, prior):
        return
    due = [c for c in cells if (c.table, c.line, c.role) == (prior.table, prior.line, Role.LEVEL)]
    due = [cell for cell in due if cell.dimension == prior.dimension]
    if len(due) == 1:
        claim = Claim(stated, SAME, (due[0],), sure=False)
        if claim.outcome() is Outcome.DIFFERS:
            yield claim, Outcome.DIFFERS


def _is_of_row(stated: Statement, cell: Statement) -> bool:
    """Whether one of the names has the other in it."""
    own, row = core(stated.item), core(cell.item)
    return len(min(own, row, key=len)) > 1 and (own in row or row in own)


def _long(statement: Statement) -> bool:
    return len(f"{statement.mention.value or 0:f}".replace(".", "").strip("0")) > _FEW


_FEW = 3
"""Digits of a number that is another with one of them changed by mere chance."""


def _other(binding: Binding) -> Iterator[tuple[Claim, Outcome]]:
    if binding.status is Status.CONTRADICTED:
        claim = Claim(binding.statement, SAME, (binding.figures[0],), sure=False)
        slipped = binding.named or _long(binding.statement)
        if slipped and is_mended(claim):
            yield claim, claim.outcome() or Outcome.DIFFERS
