"""What was met on the way through a document and has to be told, each kind once with its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qicao.values import Finding, Origin, Severity, Source

SHOWN = 5
"""Places that a finding names."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a thing is told: `{n}` is how many there are, the places follow."""

    code: str
    message: str
    todo: str
    severity: Severity = Severity.WARNING


CHANGES = ("插入", "删除", "移动")
_REVIEW = "请确认各处修订都应接受；不应接受的请在 Word 或 WPS 中拒绝后另存"
_AS_TEXT = "需要的内容请改写成正文的文字"
KINDS = {
    "隐藏": Kind(
        "R04", "有隐藏的文字{n}处，没有读入正文", "需要的请取消隐藏后另存，不需要的请删去"
    ),
    "白色": Kind(
        "R04", "有看不见的白色文字{n}处，已照常读入", "请确认它们该不该算，不该算的请删去"
    ),
    "图片": Kind("R08", "有图片或图形{n}个，里面的文字没有读", _AS_TEXT),
    "目录": Kind("R08", "有目录{n}行，没有读", "目录与标题重复，不用处理", Severity.HINT),
    "符号": Kind("R08", "有认不出的符号{n}个，读成了“□”", "请核对这几处，改成普通的文字"),
    "嵌入": Kind("R08", "有嵌入的其他文档{n}个，没有读", "需要的内容请粘贴到正文"),
    "脚注": Kind("R08", "有脚注、尾注{n}条，已接在所在段落之后", "请核对位置", Severity.HINT),
    "文本框": Kind("R08", "有文本框{n}个，已接在所在段落之后", "请核对位置", Severity.HINT),
    "嵌套": Kind("R08", "有表中之表{n}个，已作为单独的表接在外表之后", "请核对", Severity.HINT),
    "批注": Kind("R08", "有批注{n}条，没有读", "需要的内容请写进正文", Severity.HINT),
    "页眉": Kind("R08", "页眉、页脚里有文字{n}处，已读在最后", "请核对", Severity.HINT),
}


@dataclass(slots=True)
class Seen:
    """Counts what was met; `place` is where the reader is now."""

    file: str
    place: str = ""
    places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str) -> None:
        """One more of a kind, here; '' is nothing to tell."""
        if kind:
            self.places.setdefault(kind, []).append(self.place)

    def findings(self) -> Iterator[Finding]:
        """The tracked changes first, then every other kind that was met."""
        changes = {kind: self.places[kind] for kind in CHANGES if kind in self.places}
        if changes:
            counted = "、".join(f"{kind}{len(places)}处" for kind, places in changes.items())
            message = f"有修订痕迹（{counted}），已按全部接受修订后的样子读入"
            met = [place for places in changes.values() for place in places]
            yield self.finding(Kind("R20", message, _REVIEW), met)
        for name, kind in KINDS.items():
            if name in self.places:
                yield self.finding(kind, self.places[name])

    def finding(self, kind: Kind, places: list[str]) -> Finding:
        where = list(dict.fromkeys(filter(None, places)))
        named = "、".join(where[:SHOWN]) + ("等处" if len(where) > SHOWN else "")
        message = f"{self.file}：{kind.message.replace('{n}', str(len(places)))}"
        return Finding(
            code=kind.code,
            severity=kind.severity,
            message=f"{message}（{named}）" if named else message,
            todo=kind.todo,
            sources=(
                Source(origin=Origin.SENTENCE, file=self.file, cell=where[0] if where else None),
            ),
        )
