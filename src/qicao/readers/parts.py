"""The parts of an OOXML file (xlsx, docx), after the guard: what it need not hold is refused.

A file leaves here as a fresh archive of the parts that were looked at, so that no reader can find
in it what the guard did not. Links to the outside and embedded files are taken out and counted.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.readers.compound import OLE
from qicao.readers.disguise import ZIP, disguised, ole_refused, sort_of
from qicao.ziplimits import ZIP_FAULTS, has_twins, is_bomb, is_too_large

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ACTIVE = re.compile(r"vbaProject|vbaData|macrosheets?/|activeX", re.IGNORECASE)
_ACTIVE_TYPES = re.compile(r"macroEnabled|vbaProject|activeX|macrosheet", re.IGNORECASE)
_ACTIVE_LINKS = frozenset({"vbaProject", "control", "xlMacrosheet", "xlIntlMacrosheet"})
_OBJECTS = re.compile(r"oleObject|embeddings/", re.IGNORECASE)
_OBJECT_LINKS = frozenset({"oleObject", "package", "aFChunk"})
_OTHER_BOOKS = re.compile(r"xl/externalLinks/")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")
_XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r")
_KEYS = ("Id", "Type", "Target")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of OOXML file: its main part, and how a person calls it and its program."""

    main: str
    main_type: str
    """A content type that stands for the main part under another name."""
    noun: str
    program: str
    suffix: str


KINDS = {
    "xlsx": Kind(
        "xl/workbook.xml", "spreadsheetml.sheet.main+xml", "工作簿", "WPS 或 Excel", "xlsx"
    ),
    "docx": Kind(
        "word/document.xml", "wordprocessingml.document.main+xml", "文档", "WPS 或 Word", "docx"
    ),
}
ANY = Kind("", "\0", "文件", "WPS 或 Office", "")
_OTHERS = (
    ("xl/workbook.bin", "xlsb 二进制工作簿，请用 WPS 或 Excel 另存为 xlsx"),
    ("xl/", "Excel 工作簿，请把扩展名改成 .xlsx"),
    ("word/", "Word 文档，请把扩展名改成 .docx"),
    ("ppt/", "演示文稿，请把要用的表格或文字另存为 xlsx 或 docx"),
    ("content.xml", "OpenDocument 文件，请另存为 xlsx 或 docx"),
)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The parts by name, and what was taken out: kind of link → how many."""

    parts: dict[str, bytes]
    dropped: dict[str, int] = field(default_factory=dict)


def unpack(data: bytes, name: str, kind: str = "xlsx") -> Unpacked:
    """The parts of a file. ImportRefused for anything that a file of its kind need not be."""
    sort = KINDS[kind]
    if data.startswith(OLE):
        raise ole_refused(data, name)
    if not data.startswith(ZIP):
        raise disguised(sort_of(data), name, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist(), name, sort)
            parts = {part_name(info): archive.read(info) for info in archive.infolist()}
    except ImportRefused:
        raise
    except ZIP_FAULTS:
        hint = f"{sort.noun}不完整或已损坏：请重新下载，或用 {sort.program} 打开后另存一次"
        raise ImportRefused("damaged", name, hint) from None
    _check_parts(parts, name, sort)
    return _cut_links(parts, name, sort)


def part_name(entry: zipfile.ZipInfo) -> str:
    """The name of a part; some programs write it with the strokes of Windows."""
    return entry.filename.replace("\\", "/")


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a plain archive, uncompressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    stream.seek(0)
    return stream


def parse_xml(content: bytes, name: str, parser: expat.XMLParserType, sort: Kind = ANY) -> None:
    """Runs a parser over a part. ImportRefused for a DOCTYPE, an entity or broken XML."""
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(name, sort)
    parser.EntityDeclHandler = lambda *_: _refuse_doctype(name, sort)
    try:
        parser.Parse(content, True)
    except ImportRefused:
        raise
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding of its own
        raise broken(name, sort) from None


def broken(name: str, sort: Kind, sheet: str | None = None) -> ImportRefused:
    """The refusal of a part that is no well-formed XML."""
    hint = f"{sort.noun}的部件不是合法的 XML：请用 {sort.program} 打开后另存一次"
    return ImportRefused("damaged", name, hint, sheet=sheet)


def is_plain(content: bytes) -> bool:
    """Whether a part is UTF-8 with no `<!` (declaration, comment, CDATA) and no control characters.

    What those could hide or break is then not there, and a pattern may read the part.
    """
    head = content[:200].lstrip(b"\xef\xbb\xbf").lstrip()
    odd = b"<!" in content or b"\xef\xbf\xbe" in content or b"\xef\xbf\xbf" in content
    if not head.startswith(b"<") or odd or len(content.translate(None, _CONTROL)) != len(content):
        return False
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([^\"']*)", head)
    return declared is None or declared[1].lower() == b"utf-8"


def _check_entries(entries: list[zipfile.ZipInfo], name: str, sort: Kind) -> None:
    if is_too_large(entries) or any(map(is_bomb, entries)):
        hint = "解压后过大（上限 100 MiB、2000 个部件、压缩比 100），不读：请只保留需要的内容"
        raise ImportRefused("bomb", name, hint)
    if has_twins(entries):
        hint = f"{sort.noun}里有重名的部件，不读：请重新另存一次"
        raise ImportRefused("archive_names", name, hint)
    for entry in entries:
        _check_entry(entry, name, sort)


def _check_entry(entry: zipfile.ZipInfo, name: str, sort: Kind) -> None:
    odd = entry.filename.startswith(("/", "\\")) or ":" in entry.filename
    if odd or ".." in re.split(r"[/\\]", entry.filename):
        hint = f"{sort.noun}里有越出自身的路径，不读：请重新另存一次"
        raise ImportRefused("archive_names", name, hint)
    if stat.S_ISLNK(entry.external_attr >> 16):
        hint = f"{sort.noun}里有链接部件，不读：请重新另存一次"
        raise ImportRefused("archive_names", name, hint)
    if entry.flag_bits & 1:
        raise ImportRefused("encrypted", name, "文件设了密码：请去掉密码后另存")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        hint = f"压缩方式不是{sort.noun}所用的：请用 {sort.program} 另存一次"
        raise ImportRefused("damaged", name, hint)


def _check_parts(parts: dict[str, bytes], name: str, sort: Kind) -> None:
    names = "\n".join(parts)
    types = _types(parts, name, sort)
    objects = sort.suffix == "xlsx" and (_OBJECTS.search(names) or _OBJECTS.search(types))
    if _ACTIVE_TYPES.search(types) or _ACTIVE.search(names) or objects:
        raise _macros(name, sort)
    if sort.main not in parts and sort.main_type not in types:
        raise _another_kind(parts, name, sort)
    for part, content in parts.items():
        sheet = part.startswith("xl/worksheets/sheet") and is_plain(content)
        if _XML.search(part) and not sheet:  # a plain sheet is checked by its own scan
            parse_xml(content, name, expat.ParserCreate(), sort)


def _another_kind(parts: dict[str, bytes], name: str, sort: Kind) -> ImportRefused:
    """The refusal of an archive without the main part, by what else it is."""
    start, told = next(
        ((s, told) for s, told in _OTHERS if any(part.startswith(s) for part in parts)), ("", "")
    )
    if not start or sort.main.startswith(start):
        hint = f"是压缩包，但里面没有 {sort.suffix} {sort.noun}的正文"
        hint = f"{hint}：请用 {sort.program} 打开后另存为 {sort.suffix}"
    else:
        hint = f"内容其实是{told}"
    return ImportRefused("wrong_extension", name, hint)


def _types(parts: dict[str, bytes], name: str, sort: Kind) -> str:
    """All content types that the file declares, under whatever extension."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: found.append(
        attributes.get("ContentType", "")
    )
    if content := parts.get("[Content_Types].xml"):
        parse_xml(content, name, parser, sort)
    return "\n".join(found)


def _macros(name: str, sort: Kind) -> ImportRefused:
    hint = f"含有宏、控件或嵌入对象，不读：请另存为不带宏的 {sort.suffix}"
    return ImportRefused("macros", name, hint)


def _refuse_doctype(name: str, sort: Kind) -> None:
    hint = f"{sort.noun}里有 DOCTYPE 或实体声明，正常的文件不会有，不读：请核对文件来源"
    raise ImportRefused("doctype", name, hint)


def _cut_links(parts: dict[str, bytes], name: str, sort: Kind) -> Unpacked:
    """The parts without links to the outside, links to other books and embedded files."""
    dropped: Counter[str] = Counter()
    kept: dict[str, bytes] = {}
    for part, content in parts.items():
        if _OTHER_BOOKS.match(part):
            dropped["externalBook"] += not part.endswith(".rels")
        elif not _OBJECTS.search(part):
            rels = part.endswith(".rels")
            kept[part] = _without_links(content, name, sort, dropped) if rels else content
    return Unpacked(kept, dict(dropped))


def _without_links(content: bytes, name: str, sort: Kind, dropped: Counter[str]) -> bytes:
    """A part of relationships without those that lead outside; unchanged if none does."""
    links: list[dict[str, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, attributes: (
        links.append(attributes) if tag.endswith(" Relationship") else None
    )
    parse_xml(content, name, parser, sort)
    if any(_sort_of(link) in _ACTIVE_LINKS for link in links):
        raise _macros(name, sort)
    kept = [link for link in links if not _leads_out(link)]
    if len(kept) == len(links):
        return content
    dropped.update(_sort_of(link) for link in links if _leads_out(link))
    body = "".join(map(_written, kept))
    return f'<Relationships xmlns="{RELATIONSHIPS}">{body}</Relationships>'.encode()


def _written(link: dict[str, str]) -> str:
    from xml.sax.saxutils import quoteattr  # it brings http with it, for one line in a thousand

    words = " ".join(f"{key}={quoteattr(link[key])}" for key in _KEYS if key in link)
    return f"<Relationship {words}/>"


def _sort_of(link: dict[str, str]) -> str:
    return link.get("Type", "").rpartition("/")[2]


def _leads_out(link: dict[str, str]) -> bool:
    outside = link.get("TargetMode", "Internal") != "Internal"
    return (
        outside
        or _OUTSIDE.match(link.get("Target", "")) is not None
        or _sort_of(link) in _OBJECT_LINKS
    )
