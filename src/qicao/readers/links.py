"""What is said of links and embedded files: they were cut, and nothing of them was fetched."""

from __future__ import annotations

from qicao.values import Finding, Origin, Severity, Source

_NOUNS = {
    "hyperlink": "超链接",
    "image": "外部图片",
    "attachedTemplate": "外部模板",
    "oleObject": "嵌入对象",
    "package": "嵌入的文件",
    "aFChunk": "嵌入的文档",
}


def links_told(dropped: dict[str, int], file: str) -> tuple[Finding, ...]:
    """One finding for all that was cut, a hint if it was hyperlinks alone; none if nothing was."""
    if not any(dropped.values()):
        return ()
    counts: dict[str, int] = {}
    for kind, count in dropped.items():
        noun = _NOUNS.get(kind, "其他外部内容")
        counts[noun] = counts.get(noun, 0) + count
    listed = "、".join(f"{noun} {count} 处" for noun, count in counts.items())
    severity = Severity.HINT if dropped.keys() == {"hyperlink"} else Severity.WARNING
    source = Source(origin=Origin.CELL, file=file)
    return (
        Finding(
            code="R09",
            severity=severity,
            message=f"{file}：含有{listed}，没有打开",
            todo="要用其中的内容，请复制到正文或表格里再读入",
            sources=(source,),
        ),
    )
