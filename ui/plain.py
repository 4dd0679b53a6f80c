"""Text of others for places that Streamlit reads as Markdown: labels, messages, captions.

Every ASCII punctuation mark is escaped, so nothing becomes an image, a link or markup.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Markdown that shows `text` as it stands, line breaks kept."""
    return _MARKS.sub(r"\\\1", text).replace("\n", "  \n")
