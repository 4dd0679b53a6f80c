"""What a person may read of a reply that is still coming: its prose, not its JSON."""

from __future__ import annotations

import json
import re

from qicao.engines.replies import unwrap

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)("?)(\s*:)?', re.DOTALL)
_SHOWN = frozenset({"paragraphs", "title", "text"})
"""Keys whose strings are prose."""


def prose_so_far(raw: str) -> str:
    """The strings of prose in a reply that may end anywhere, one a line; '' if there are none."""
    if raw.lstrip().startswith("<think") and "</think" not in raw:
        return ""
    lines, key = [], ""
    for found in _STRING.finditer(unwrap(raw)):
        text, closed, is_key = found.groups()
        if is_key:
            key = text
        elif key in _SHOWN and (line := _decoded(text, whole=bool(closed))):
            lines.append(line)
    return "\n".join(lines)


def _decoded(text: str, *, whole: bool) -> str:
    """The string that JSON text stands for; an escape that is not all there yet is left out."""
    if not whole:
        text = re.sub(r"\\(?:u[0-9a-fA-F]{0,3})?$", "", text)
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except json.JSONDecodeError:
        return text
