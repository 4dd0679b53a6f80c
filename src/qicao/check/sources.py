"""Names without a source: titles in 《》, file numbers, dates and bodies that nobody provided."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qicao.check.draft import Check, Draft, at
from qicao.check.script import Piece
from qicao.mentions import MentionKind
from qicao.values import Finding, Severity

CODE = "D08"
_TITLE = re.compile(r"《[^《》]{1,80}》")
_BODY = re.compile(
    r"[一-鿿]{2,14}?(?:委员会|人民政府|财政厅|财政局|公安局|审计局|有限公司|研究院|事务所|大学|医院|法院|检察院)"
)

_YEAR = re.compile(r"(\d{4})年[度初末底]?")
"""A bare year: that of the report and those beside it need no source."""


def _look(draft: Draft) -> Iterator[Finding]:
    known = _known(draft)
    for piece in draft.script.pieces:
        if piece.heading or piece.broken:
            continue
        for start, end in _names(piece):
            name = piece.text[start:end]
            if piece.run_at(start, end) or _plain(name) in known or _allowed(draft, name):
                continue
            yield at(
                piece,
                CODE,
                Severity.WARNING,
                f"“{name}”没有来源，待核实",
                start=start,
                end=end,
                todo="在基本信息或材料中补充来源，或删去",
            )


def _names(piece: Piece) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLE, _BODY):
        yield from (match.span() for match in pattern.finditer(piece.text))
    for mention in piece.mentions:
        dated = mention.kind is MentionKind.DATE and re.search(r"\d{4}", mention.text)
        if dated or mention.kind is MentionKind.FILE_NUMBER:
            yield mention.start, mention.end


def _allowed(draft: Draft, name: str) -> bool:
    year = _YEAR.fullmatch(name)
    if year and abs(int(year[1]) - draft.ledger.year) <= 1:
        return True
    return any(name.endswith(body) for body in draft.profile.organisations)


def _known(draft: Draft) -> str:
    """All text that facts and materials bring."""
    parts = [fact.text for fact in draft.ledger.facts.values()]
    parts += [s.plain for m in draft.ledger.materials for s in m.sentences]
    parts += [f"《{material.title}》" for material in draft.ledger.materials]
    return _plain("\n".join(parts))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


NAMES = Check(CODE, "名称、文号、日期有来源", _look)
