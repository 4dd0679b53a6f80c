"""What tracked changes alter: a file read with all of them refused beside the one read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from qicao.readers.cells import Passage, Revision, Sheet

Blocks = Iterable[Passage | Sheet]
MOST = 1_000_000
"""Pairs of entries that are compared."""


def find_revisions(accepted: Blocks, refused: Blocks) -> Iterator[Revision]:
    """The paragraphs and cells that are otherwise in `refused`, in the order of the file.

    What stands in the body is found by its paragraphs: one that a change parted is held against
    both its parts. Notes and margins have none, and are held against each other in their order.
    """
    after, before = list(_passages(accepted)), list(_passages(refused))
    yield from _of_body(after, before)
    loose = [[p for p in found if not p.paragraphs and p.text] for found in (before, after)]
    yield from _of_margins(*loose)


def _passages(blocks: Blocks) -> Iterator[Passage]:
    """The passages and the cells, each cell as a passage."""
    for block in blocks:
        if isinstance(block, Passage):
            yield block
            continue
        for row, origins in zip(block.rows, block.paragraphs, strict=True):
            for cell, origin in zip(row, origins, strict=True):
                yield Passage(cell.text, f"{block.name}{cell.place}", 0, origin)


def _of_body(after: Sequence[Passage], before: Sequence[Passage]) -> Iterator[Revision]:
    first = _Joined()
    for passage in (*after, *before):
        first.join(passage.paragraphs)
    groups: dict[int, tuple[list[Passage], list[Passage]]] = {}
    for side, passages in enumerate((before, after)):
        for passage in passages:
            if passage.paragraphs:
                key = first.of(passage.paragraphs[0])
                groups.setdefault(key, ([], []))[side].append(passage)
    for key in sorted(groups):
        found = _revision(*groups[key])
        if found is not None:
            yield found


def _revision(before: Sequence[Passage], after: Sequence[Passage]) -> Revision | None:
    old, new = ("\n".join(p.text for p in side) for side in (before, after))
    if old == new:
        return None
    here = after or before
    paragraphs = tuple(sorted({n for passage in here for n in passage.paragraphs}))
    return Revision(old, new, here[0].place, paragraphs)


def _of_margins(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Revision]:
    old, new = ([passage.text for passage in side] for side in (before, after))
    for a, b, c, d in differences(old, new):
        here = (*after[c:d], *before[a:b])[0].place
        yield Revision("\n".join(old[a:b]), "\n".join(new[c:d]), here)


def differences(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists differ: from and to in the one, from and to in the other.

    Beyond some thousand entries that are not alike at either end they differ as a whole.
    """
    most = min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    rest = range(1, most - head + 1)
    tail = next((n - 1 for n in rest if before[-n] != after[-n]), most - head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > MOST:
        yield head, head + len(old), head, head + len(new)
        return
    for way, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if way != "equal":
            yield head + a, head + b, head + c, head + d


class _Joined:
    """Numbers that belong together, each group by its least."""

    def __init__(self) -> None:
        self.least: dict[int, int] = {}

    def of(self, number: int) -> int:
        """The least of the group of a number."""
        root = number
        while (above := self.least.get(root, root)) != root:
            root = above
        while (above := self.least.get(number, number)) != root:
            self.least[number] = root
            number = above
        return root

    def join(self, numbers: Sequence[int]) -> None:
        """Makes numbers one group."""
        for one, other in pairwise(numbers):
            low, high = sorted((self.of(one), self.of(other)))
            self.least[high] = low
