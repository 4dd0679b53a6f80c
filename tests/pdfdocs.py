"""PDF files made object by object: characters at chosen places, rules, nothing embedded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """A page that is written on: from the left edge and from the top, in points."""

    marks: list[str] = field(default_factory=list)

    def write(
        self, x: float, top: float, text: str, size: float = 16, *, stretch: float = 1
    ) -> None:
        """A line of text; letters and digits take half the room of 汉字."""
        for char in text:
            code = char.encode("utf-16-be").hex()
            y = HEIGHT - top - size
            self.marks.append(f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code}> Tj ET")
            x += size * (0.5 if char.isascii() else 1) * stretch

    def rule(self, xs: Sequence[float], tops: Sequence[float]) -> None:
        """A grid of lines."""
        for x in xs:
            self.line(x, tops[0], x, tops[-1])
        for top in tops:
            self.line(xs[0], top, xs[-1], top)

    def line(self, x0: float, top0: float, x1: float, top1: float) -> None:
        self.marks.append(f"{x0} {HEIGHT - top0} m {x1} {HEIGHT - top1} l S")


def pdf(pages: Iterable[Sheet], *, locked: bool = False) -> bytes:
    """The pages as a file; `locked` asks for a password that nobody has."""
    sheets = list(pages)
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(sheets)))
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        "/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R>>",
        5: "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
    }
    for n, sheet in enumerate(sheets):
        content = "\n".join(sheet.marks)
        objects[10 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + 2 * n} 0 R>>"
        )
        objects[11 + 2 * n] = f"<</Length {len(content)}>>\nstream\n{content}\nendstream"
    return _file(objects, locked)


def _file(objects: dict[int, str], locked: bool) -> bytes:
    data, places = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    top = max(objects) + 1
    rows = "".join(
        f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n"
        for n in range(top)
    )
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>"
    tail = f"/Size {top}/Root 1 0 R/ID[<00><00>]{lock if locked else ''}"
    end = f"xref\n0 {top}\n{rows}trailer<<{tail}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode("ascii")
