"""Running heads, running feet and page numbers: what stands on the pages and is no text of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qicao.readers.pdf.grid import Grid
from qicao.readers.pdf.lines import Line

REACH = 2
"""Lines at the top and at the bottom of a page that may run over the pages."""
ZONE = 0.12
"""Of the height: where a bare number is a page number."""
_NUMBER = re.compile(
    r"(?P<mark>[-—–－·\s]*)(?P<word>第?)\s*\d{1,4}\s*(?:页|[/／]\s*\d{1,4})?"
    r"(?:[\s,，]*共\s*\d{1,4}\s*页)?[-—–－·\s]*"
)
_DIGITS = re.compile(r"\d+|\s+")
Item = Line | Grid


@dataclass(slots=True)
class Page:
    """What stands on a page in order, and how large it is."""

    number: int
    width: float
    height: float
    items: list[Item]

    @property
    def lines(self) -> list[Line]:
        """Those of its items that are no tables."""
        return [item for item in self.items if isinstance(item, Line)]


def drop_margins(pages: Sequence[Page]) -> list[str]:
    """Takes heads, feet and page numbers off the pages; the texts of heads and feet, each once."""
    numbers = [line for page in pages for line in _page_numbers(page)]
    for page in pages:
        page.items = [item for item in page.items if not any(item is line for line in numbers)]
    keys = Counter(key for page in pages for key in {_key(line) for line in _outer(page)})
    least = max(2, -(-len(pages) // 2)) if len(pages) < 6 else 3
    running = {key for key, count in keys.items() if count >= least and key[1]}
    dropped: dict[str, None] = {}
    for page in pages:
        outer = [line for line in _outer(page) if _key(line) in running]
        dropped |= dict.fromkeys(line.text.strip() for line in outer)
        page.items = [item for item in page.items if not any(item is line for line in outer)]
    return list({_DIGITS.sub("", text): text for text in dropped}.values())


def _outer(page: Page) -> list[Line]:
    """The lines at the top and at the bottom that lie in the page's margins."""
    edge = ZONE * page.height
    first, last = page.items[:REACH], page.items[-REACH:]
    found = [i for i in first if i.bottom < edge] + [i for i in last if i.top > page.height - edge]
    return [item for item in found if isinstance(item, Line)]


def _key(line: Line) -> tuple[int, str]:
    """Where a line stands and what it says apart from digits."""
    return round(line.top / 4), _DIGITS.sub("", line.text)


def _page_numbers(page: Page) -> list[Line]:
    found = []
    for item in (*page.items[:1], *page.items[-1:]):
        match = _NUMBER.fullmatch(item.text.strip()) if isinstance(item, Line) else None
        if match and isinstance(item, Line):
            marked = bool(match["mark"].strip() or match["word"] or "/" in item.text)
            edge = ZONE * page.height * (2 if marked else 1)
            if item.bottom < edge or item.top > page.height - edge:
                found.append(item)
    return found
