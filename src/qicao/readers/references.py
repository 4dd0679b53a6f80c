"""Text with XML references (&amp; &#25910;), resolved by expat many at a time."""

from __future__ import annotations

import re
from xml.parsers import expat

_BETWEEN = "\ue000"
"""A private character that parts texts; a text that holds it is left to a full parser."""
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")


def has_stray(text: str) -> bool:
    """Whether an & begins no reference, or ]]> or a carriage return stands in the text."""
    return "\r" in text or "]]>" in text or ("&" in text and _STRAY.search(text) is not None)


def resolved(texts: list[str]) -> list[str] | None:
    """The texts with their references resolved; None if one of them is not for us."""
    pieces: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.CharacterDataHandler = pieces.append
    try:
        parser.Parse(f"<t>{_BETWEEN.join(texts)}</t>".encode(), True)
    except expat.ExpatError:
        return None
    found = "".join(pieces).split(_BETWEEN)
    return found if len(found) == len(texts) else None
