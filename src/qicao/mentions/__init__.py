"""Quantities in prose: every one that stands in a text, and every digit that is none."""

from qicao.mentions.find import find_mentions
from qicao.mentions.mention import NOT_QUANTITY, Mention, MentionKind
from qicao.mentions.table import find_in_table, unit_of_head

__all__ = [
    "NOT_QUANTITY",
    "Mention",
    "MentionKind",
    "find_in_table",
    "find_mentions",
    "unit_of_head",
]
