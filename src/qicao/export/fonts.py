"""Which fonts of a Word file a PDF made from it did not get."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from qicao.export.markup import WORD
from qicao.values import Value

_W = f"{{{WORD}}}"
_SAME = {
    "仿宋": ("fangsong",),
    "黑体": ("simhei",),
    "楷体": ("kaiti",),
    "宋体": ("simsun", "nsimsun"),
    "方正小标宋简体": ("fzxiaobiaosong", "fzxbs"),
    "Times New Roman": ("timesnewroman",),
}
"""How the fonts themselves are called inside a PDF, folded."""


class FontSubstitution(Value):
    """A font that the PDF has not got, and what stands in it instead; `wanted` "" if unknown."""

    wanted: str
    used: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.wanted:
            return "没有 pdffonts，无法判断 PDF 是否换了字体：可安装 poppler-utils 后重试"
        return tell_substitutions((self,))


def tell_substitutions(found: Sequence[FontSubstitution]) -> str:
    """One sentence for all fonts that were replaced; "" for none."""
    wanted = "".join(f"“{font.wanted}”" for font in found if font.wanted)
    if not wanted:
        return str(found[0]) if found else ""
    used = dict.fromkeys(name for font in found for name in font.used)
    advice = "正式报送前请在装有这些字体的电脑上转换"
    return f"本机没有字体{wanted}，PDF 中已由{'、'.join(used) or '其他字体'}代替：{advice}"


def substitutions(docx: Path, pdf: Path) -> tuple[FontSubstitution, ...]:
    """The fonts that `docx` uses and `pdf` has not embedded; one with no name if it cannot tell."""
    embedded = embedded_fonts(pdf)
    if embedded is None:
        return (FontSubstitution(wanted=""),)
    wanted = used_fonts(docx)
    own = {name for name in embedded if any(_is(font, name) for font in wanted)}
    others = tuple(name for name in embedded if name not in own)
    missing = [font for font in wanted if not any(_is(font, name) for name in embedded)]
    return tuple(FontSubstitution(wanted=font, used=others) for font in missing)


def embedded_fonts(pdf: Path) -> tuple[str, ...] | None:
    """The fonts of a PDF by name; None where the program pdffonts is not installed."""
    program = shutil.which("pdffonts")
    if program is None:
        return None
    command = [program, str(pdf)]
    printed = subprocess.run(command, check=False, capture_output=True, timeout=60)  # noqa: S603 - a fixed program
    lines = printed.stdout.decode("utf-8", "replace").splitlines()[2:]
    names = (re.sub(r"^[A-Z]{6}\+", "", line.split(" ")[0]) for line in lines if line.strip())
    return tuple(dict.fromkeys(names))


def used_fonts(docx: Path) -> tuple[str, ...]:
    """The fonts of the styles that the pages of a Word file use, Chinese and Latin."""
    with zipfile.ZipFile(docx) as archive:
        parts = ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
        roots = [fromstring(archive.read(part)) for part in parts]
        styles = fromstring(archive.read("word/styles.xml"))
    used = {style for root in roots for style in _values(root, "pStyle", "val")}
    named = [style for style in styles if style.get(f"{_W}styleId") in used]
    fonts = (font for style in named for font in _fonts(style))
    return tuple(dict.fromkeys(fonts))


def _fonts(style: Element) -> Iterator[str]:
    for attribute in ("eastAsia", "ascii"):
        yield from _values(style, "rFonts", attribute)


def _values(root: Element, tag: str, attribute: str) -> list[str]:
    found = (element.get(f"{_W}{attribute}") for element in root.iter(f"{_W}{tag}"))
    return [value for value in found if value]


def _is(font: str, embedded: str) -> bool:
    """Whether a font embedded under that name is the font itself."""
    folded = re.sub(r"[^a-z]", "", embedded.casefold().partition("-")[0])
    names = (*_SAME.get(font, ()), re.sub(r"[^a-z]", "", font.casefold()))
    return font in embedded or any(name and folded.startswith(name) for name in names)
