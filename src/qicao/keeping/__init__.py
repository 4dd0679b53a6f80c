"""Reports between the line and the store: opened from a revision, saved as the next one.

A report is opened as it was kept, with the profile, the reading and the ledger of its revision.
What is saved names the revision that was seen; a section that nobody else has touched since is put
on top of the latest, and one that somebody has is refused with both texts.
"""

from typing import TYPE_CHECKING

from qicao.keeping.deeds import deed_in_words, link_in_words
from qicao.keeping.opened import Kept, open_kept
from qicao.keeping.opening import open_shelf
from qicao.keeping.parts import accept_part, count_again, take_part
from qicao.keeping.putting import drafted_with, groups, put_sections
from qicao.keeping.replaced import replaced_by, saw_replaced
from qicao.keeping.saving import (
    SectionConflict,
    keep_bundle,
    keep_data,
    keep_new,
    keep_sections,
    keep_text,
    restore,
)
from qicao.keeping.states import count_findings

if TYPE_CHECKING:
    from qicao.store import Store as Store

__all__ = [
    "Kept",
    "SectionConflict",
    "accept_part",
    "count_again",
    "count_findings",
    "deed_in_words",
    "drafted_with",
    "groups",
    "keep_bundle",
    "keep_data",
    "keep_new",
    "keep_sections",
    "keep_text",
    "link_in_words",
    "open_kept",
    "open_shelf",
    "put_sections",
    "replaced_by",
    "restore",
    "saw_replaced",
    "take_part",
]
