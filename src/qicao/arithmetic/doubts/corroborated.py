"""How far a conflict is borne out: that a number is wrong, and not that its words were misread.

Of what was told in reports that nobody had seen, a conflict of several claims, or of one that a
slip of the hand would mend, was true in 19 of 20 cases; one alone of several sentences, far from
what its numbers make, in three of five, and in one of two where these stood in several paragraphs.
"""

from __future__ import annotations

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.conflicts import Conflict
from qicao.arithmetic.formula import (
    CHANGE,
    DIFFERENCE,
    RATIO,
    REACHED,
    REST_OF_HUNDRED,
    SAME,
    SHARE,
    SUM,
)
from qicao.arithmetic.slips import is_mended
from qicao.verdict import Outcome

_OVER_TWO = frozenset(f.name for f in (RATIO, SHARE, CHANGE, DIFFERENCE))
_LISTED = frozenset((SHARE.name, SUM.name))
"""Formulas of a whole and its parts, which stand together."""
_WILD = frozenset(f.name for f in (RATIO, REACHED))
_APART = 10
"""Points that weights are off a hundred, to be meant for all of them."""
_FAR, _NEAR = 3, 1.3
"""Lines between the numbers of one claim, and times one number that another is at most."""


def is_corroborated(conflict: Conflict) -> bool:
    """Whether more than one reading of words says that a conflict is one."""
    claim = conflict.told
    plain = conflict.outcome is not Outcome.TRUNCATED and any(c.sure for c in conflict.claims)
    if not plain:
        return False
    several = len(conflict.claims) > 1 or claim.formula is SAME
    whole = _is_said_whole(claim) or _is_of_one_table(claim)
    return several or whole or _is_near(claim) or is_mended(claim)


def is_far_fetched(conflict: Conflict) -> bool:
    """Whether one claim over numbers of several paragraphs, which nothing near them makes, is all
    there is: the more stands between them, the more other numbers may be meant."""
    claim = conflict.told
    alone = len(conflict.claims) == 1 and conflict.outcome is not Outcome.TRUNCATED
    if not alone or claim.given.table or any(s.figure for s in claim.members):
        return False
    across = claim.formula.name in _OVER_TWO and not claim.likely and _lines_apart(claim) >= _FAR
    wild = claim.formula.name in _WILD and len({s.sentence for s in claim.members}) > 1
    if _is_of_pool(claim):
        return not is_mended(claim)
    return (across or wild) and not (_is_close(claim) or is_mended(claim))


def _is_of_pool(claim: Claim) -> bool:
    """Whether a weight is far from what others leave of a hundred, where they leave any."""
    made, given = claim.derived(), claim.given.worth or 0
    if claim.formula is not REST_OF_HUNDRED or made is None:
        return False
    return made.lo > 0 and abs(made.lo - given) > _APART


def _lines_apart(claim: Claim) -> int:
    """How many lines of prose stand between its numbers; none count where a table has one."""
    if any(s.table for s in claim.members):
        return 0
    lines = [s.line for s in claim.members]
    return max(lines) - min(lines)


def _is_of_one_line(claim: Claim) -> bool:
    """Whether all stands in one paragraph, the figures aside."""
    return len({s.line for s in claim.members if not s.figure}) == 1


def _is_of_one_sentence(claim: Claim) -> bool:
    """Whether a sentence says all of it, so that no other number is meant."""
    return len({s.sentence for s in claim.members}) == 1 and not any(
        s.figure or s.table for s in claim.members
    )


def _is_of_one_table(claim: Claim) -> bool:
    return bool(claim.given.table) and len({s.table for s in claim.members}) == 1


def _is_near(claim: Claim) -> bool:
    """Whether a number is about what others of its paragraph, or of one list, make."""
    return _is_close(claim) and (_is_of_one_line(claim) or _is_of_list(claim))


def _is_close(claim: Claim) -> bool:
    made, given = claim.derived(), claim.given.quantity
    if made is None or given is None:
        return False
    due, said = abs(float(made.lo + made.hi)) / 2, abs(float(given.base))
    return 0 < max(due, said) <= min(due, said) * _NEAR


def _is_of_list(claim: Claim) -> bool:
    """Whether its inputs are parts of one sum, or cells of one table."""
    return claim.formula is SUM or _have_table(claim)


def _have_table(claim: Claim) -> bool:
    tables = {s.table for s in claim.inputs}
    return len(tables) == 1 and 0 not in tables


def _have_row(claim: Claim) -> bool:
    """Whether prose says of one row of a table what follows from it."""
    return not claim.given.table and _have_table(claim) and len({s.line for s in claim.inputs}) == 1


def _is_said_whole(claim: Claim) -> bool:
    """Whether a sentence, a table, or one item of a paragraph has all of it, so that no other
    number is meant."""
    if claim.formula is SUM and _have_table(claim):
        return True
    items = {s.item for s in claim.members}
    shared = claim.formula.name in _LISTED or (len(items) == 1 and "" not in items)
    near = _is_of_one_line(claim) or (claim.formula.name in _LISTED and _lines_apart(claim) == 1)
    return _is_of_one_sentence(claim) or _have_row(claim) or (shared and near)
