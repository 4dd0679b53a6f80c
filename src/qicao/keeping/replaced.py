"""Which data the files of a report have replaced, until somebody says that they have seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.keeping.opened import Kept
from qicao.values import Deed

if TYPE_CHECKING:
    from qicao.store import ReportStore

SEEN = "seen"
"""The deed in the chain of a report by which somebody said so."""


def replaced_by(reports: ReportStore, kept: Kept) -> int | None:
    """The revision whose data a text stood on before other files were read; None if all is seen.

    Of several readings that nobody has looked at it is the one before the first.
    """
    told = (link.detail[SEEN] for link in reports.audit(kept.id) if link.deed == SEEN)
    seen = max((number for number in told if isinstance(number, int)), default=0)
    numbers = (x.number for x in reports.history(kept.id) if x.deed is Deed.FILES)
    before = (n - 1 for n in sorted(numbers) if seen < n <= kept.number)
    return next((n for n in before if reports.revision(kept.id, n).state.report), None)


def saw_replaced(reports: ReportStore, kept: Kept, who: str) -> None:
    """Tells the chain that somebody has looked at what moved up to this revision."""
    reports.note(kept.id, who, SEEN, {SEEN: kept.number})
