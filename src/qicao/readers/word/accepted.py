"""The accepted view of tracked changes, and the one branch that is shown of two alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

DROPPED = {"w.del": "删除", "w.moveFrom": "移动"}
"""Wrappers whose content goes when all changes are accepted, and what the change is called."""
KEPT = {"w.ins": "插入", "w.moveTo": ""}
"""Wrappers whose content stays; a move is counted where it came from."""
_OPPOSITE = {
    "w.ins": "w.del",
    "w.del": "w.ins",
    "w.moveTo": "w.moveFrom",
    "w.moveFrom": "w.moveTo",
    "w.cellIns": "w.cellDel",
    "w.cellDel": "w.cellIns",
    "w.delText": "w.t",
    "w.delInstrText": "w.instrText",
}
"""What an element of a tracked change becomes where the change is refused instead of accepted."""
OFF = ("0", "false", "off", "none")


def child(node: Element | None, *names: str) -> Element | None:
    """The first child of a child … by name; None where there is none."""
    for name in names:
        node = None if node is None else node.find(name)
    return node


def value(node: Element | None, *names: str) -> str:
    """The `w.val` of a property, '' if it is not set."""
    found = child(node, *names)
    return "" if found is None else found.get("w.val", "")


def integer(text: str, default: int = 0) -> int:
    """A whole number out of an attribute, `default` for anything else."""
    plain = text.removeprefix("-")
    return int(text) if plain.isascii() and plain.isdigit() and len(plain) < 10 else default


def is_on(node: Element | None, name: str) -> bool | None:
    """A switch among properties: on, off, or None if it is not set."""
    found = child(node, name)
    return None if found is None else found.get("w.val", "1").lower() not in OFF


def shown_branch(node: Element) -> Element | None:
    """The alternative of `mc.AlternateContent` that is read: the first there is."""
    return next((part for part in node if part.tag in ("mc.Choice", "mc.Fallback")), None)


def children(node: Element) -> Iterator[Element]:
    """The children of a node, alternatives and content controls replaced by what they hold."""
    for part in node:
        if part.tag == "mc.AlternateContent":
            branch = shown_branch(part)
            yield from children(branch) if branch is not None else ()
        elif part.tag == "w.sdt":
            content = None if _is_placeholder(part) else part.find("w.sdtContent")
            yield from children(content) if content is not None else ()
        elif part.tag in ("w.smartTag", "w.customXml"):
            yield from children(part)
        else:
            yield part


def _is_placeholder(control: Element) -> bool:
    """Whether a content control shows the words that ask for content: 单击此处输入文字."""
    return bool(is_on(control.find("w.sdtPr"), "w.showingPlcHdr"))


def accepted(node: Element) -> Iterator[Element]:
    """All nodes below `node` that are there once all changes are accepted."""
    for part in children(node):
        if part.tag not in DROPPED:
            yield part
            yield from accepted(part)


def is_changed(tree: Element) -> bool:
    """Whether anything in it is a tracked change of its words, rows or cells."""
    return any(node.tag in _OPPOSITE for node in tree.iter())


def turn_round(tree: Element) -> None:
    """Makes each change its opposite: what is read as accepted is then what all refused give."""
    for node in tree.iter():
        node.tag = _OPPOSITE.get(node.tag, node.tag)
