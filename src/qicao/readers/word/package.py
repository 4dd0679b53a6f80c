"""The parts of a Word file as trees with short names: `w.p`, whichever of its two namespaces."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.readers.parts import parse_xml, unpack
from qicao.readers.word.accepted import turn_round

MAX_DEPTH = 128
"""Elements inside one another; text boxes in tables in text boxes come to about sixty."""
AGAIN = "请用 WPS 或 Word 打开后另存为 docx"
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w.",
    f"{_STRICT}wordprocessingml/main": "w.",
    f"{_OFFICE}officeDocument/2006/relationships": "r.",
    f"{_STRICT}officeDocument/relationships": "r.",
    f"{_OFFICE}officeDocument/2006/math": "m.",
    f"{_STRICT}officeDocument/math": "m.",
    f"{_OFFICE}markup-compatibility/2006": "mc.",
    f"{_OFFICE}package/2006/relationships": "",
}


@dataclass(slots=True)
class Package:
    """The parts of one Word file, with the main document found by its relationship."""

    file: str
    parts: dict[str, bytes]
    main: str = ""
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of the main document: id → kind (footnotes, header, …) and the part it leads to."""
    refused: bool = False
    """Whether its trees have every tracked change turned round, to be read as all refused."""

    def tree(self, part: str) -> Element | None:
        """A part as a tree; None if there is no such part. ImportRefused if it is damaged."""
        content = self.parts.get(part)
        if content is None:
            return None
        tree = read_tree(content, self.file)
        if self.refused:
            turn_round(tree)
        return tree

    def related(self, kind: str) -> Iterator[Element]:
        """The parts of a kind that the main document refers to, in its order."""
        for part in dict.fromkeys(part for found, part in self.relations.values() if found == kind):
            if (tree := self.tree(part)) is not None:
                yield tree


def open_package(data: bytes, file: str) -> Package:
    """The Word file in `data`. ImportRefused, with what to do, for anything else."""
    package = Package(file, unpack(data, file, "docx").parts)
    roots = _relations(package, "")
    package.main = next((p for kind, p in roots.values() if kind == "officeDocument"), "")
    if package.main not in package.parts:
        hint = f"是压缩包，但不是 docx 文档：{AGAIN}"
        raise ImportRefused("wrong_extension", file, hint)
    package.relations = _relations(package, package.main)
    return package


def read_tree(content: bytes, file: str) -> Element:
    """A part as a tree with short names. ImportRefused for broken XML or a DOCTYPE."""
    builder, parser = TreeBuilder(), expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise ImportRefused("too_deep", file, f"内容嵌套超过 {MAX_DEPTH} 层，不读：{AGAIN}")
        builder.start(short_name(name), {short_name(k): v for k, v in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(short_name(name))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    parse_xml(content, file, parser)
    return builder.close()


def short_name(name: str) -> str:
    """`w.p` for what expat calls a namespace, a blank and `p`."""
    space, _, local = name.rpartition(" ")
    return _PREFIXES.get(space, "?.") + local if space else local


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id → kind and part, of the relationships of a part that stay inside the file."""
    folder, name = posixpath.split(part)
    tree = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for relation in tree if tree is not None else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
    return found
