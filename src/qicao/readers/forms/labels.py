"""Labels of a form as they may be printed: one line, without numbering and marks of the form."""

from __future__ import annotations

import re

_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[、)）]|[（(]?\d{1,2}(?:[、)）]|[.．](?!\d))"
    r"|其中[:：]?|[①-⑳]|指标\d{0,2}[:：])\s*"
)
_PLACEHOLDER = re.compile(r"(?:(?:指标|项目|专项)?[0-9０-９]*[:：]?)?(?:…|\.{3}|。。|—|-|/)*")
_POINTS = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]$")
_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?\s*(?:[万亿千]?元|%)\s*[）)]$")


def clean_label(text: str) -> str:
    """A label without line breaks, the spaces that stretch it, its number and its points."""
    plain = "".join(text.split()) if _is_stretched(text) else " ".join(text.split())
    for pattern in (_NUMBERING, _NUMBERING, _POINTS, _UNIT):
        plain = pattern.sub("", plain, count=1) or plain
    return plain.strip()


def is_placeholder(text: str) -> bool:
    """Whether a label only keeps a place free: 指标1、……, or nothing at all."""
    return bool(_PLACEHOLDER.fullmatch("".join(text.split())))


def _is_stretched(text: str) -> bool:
    """Whether its spaces are there for looks alone: no Latin word stands beside one."""
    return not re.search(r"[A-Za-z0-9]\s+[A-Za-z0-9]", text)
