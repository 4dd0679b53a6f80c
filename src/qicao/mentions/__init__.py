"""Quantities in prose: every one that stands in a text, and every digit that is none."""

from qicao.mentions.find import find_mentions
from qicao.mentions.mention import NOT_QUANTITY, Mention, MentionKind

__all__ = ["NOT_QUANTITY", "Mention", "MentionKind", "find_mentions"]
