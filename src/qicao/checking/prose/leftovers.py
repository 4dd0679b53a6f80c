"""What a template or a converter left in a report (A61): XX, （增长）, 参考提纲, [bookmark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.check.residue import MARKS
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import names_any
from qicao.values import Severity

_OTHERS = re.compile(
    r"(?=[（(○〇＊{\[#＃E错请在])(?:"
    r"[（(](?:此处|请填|填写|请说明|请简要|简要说明|请根据)[^（）()\n]{0,30}[）)]"
    r"|(?<![一二三四五六七八九○〇])[○〇]{2,}(?=[省市县区局厅委年万])|＊{1,3}(?=[省市县区局厅委])"
    r"|\{\{[^{}\n]{0,40}\}\}|\[\[[^\[\]\n]{1,40}\]\]|[#＃]REF!"
    r"|Error! ?Reference|错误!未找到引用源。?"
    r"|[（(]?请?在此处?[^，。（）()\n]{0,10}填写[）)]?)"
)
_BLANK = re.compile("^_{3,}$")
_ALTERNATIVE = re.compile("^[（(](?:增长|减少|增加|下降)")
_NEAR = 80
"""Characters before a match that may say that it is meant."""
_ALSO = (_OTHERS, Severity.ERROR, "是模板残留", "填写或删去")


def _look(subject: Subject) -> Iterator[Spot | None]:
    """Each leftover once, whichever of the patterns know it."""
    told: set[int] = set()
    for pattern, severity, what, todo in (*MARKS, _ALSO):
        for match in pattern.finditer(subject.text):
            start, end = match.span()
            if told.isdisjoint(range(start, end)) and not _is_meant(subject, match):
                told.update(range(start, end))
                message = f"“{match[0].strip()}”{what}"
                yield Spot(severity, message, start, end, todo=todo)


def _is_meant(subject: Subject, match: re.Match[str]) -> bool:
    """Blanks to sign in, heads of tables, and the name of an outline in 《》 are no leftovers."""
    text, (start, end) = subject.text, match.span()
    begin = text.rfind("\n", max(0, start - _NEAR), start) + 1
    if _BLANK.match(match[0]):
        return names_any(text[max(begin, start - _NEAR) : end + 10], "fields")
    if _ALTERNATIVE.match(match[0]) and subject.line_at(start) is None:
        return True
    if "参考提纲" in match[0]:
        left = text[max(begin, start - _NEAR) : start]
        return left.rfind("《") > left.rfind("》")
    return False


LEFTOVERS = TextCheck("A61", "没有模板残留", _look, scans=True)
