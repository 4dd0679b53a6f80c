"""What was done to a report, in words: for the list of its revisions and for its chain."""

from __future__ import annotations

from qicao.keeping.replaced import SEEN
from qicao.values import AuditLine, Deed

_DEEDS: dict[str, str] = {
    Deed.OPENED: "新建",
    Deed.FILES: "换了数据文件",
    Deed.CHOICES: "改了数据的选择",
    Deed.DRAFT: "起草",
    Deed.EDIT: "编辑",
    Deed.RESTORED: "回到以前",
    SEEN: "看过数据的变动",
    "export": "导出",
    "job": "交给程序起草",
    "put_away": "收起",
    "put_back": "放回列表",
}
_ENDED = {"done": "起草完毕", "failed": "起草没有完成", "stopped": "停止起草"}


def deed_in_words(deed: str) -> str:
    """What a revision or a link of the chain says was done; one that nobody knows as it stands."""
    return _DEEDS.get(deed, deed)


def link_in_words(link: AuditLine) -> str:
    """The same of a link, with how a job ended."""
    ended = _ENDED.get(str(link.detail.get("state"))) if link.deed == "job" else None
    return ended or deed_in_words(link.deed)
