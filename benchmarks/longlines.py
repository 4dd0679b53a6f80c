"""How much longer a text takes that is ten times as long, per character: 1 is in proportion.

Each text is one line of one piece over and over, as no person writes it and anybody can send it.

    python benchmarks/longlines.py
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from checked import ready

from qicao.boundtext import Slot, escape, parse, unparse
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.materials import material
from qicao.readers.members import Members

SHORT, LONG = 9_600, 96_000
PIECES = (
    *(
        "《关于》1元",
        "《关于印发办法的通知》",
        "由某某县公安局，",
        "1 ",
        "过半",
        "一二三四五六七八",
    ),
    *("三千五百万元，", "万", "+1", "“", "《", "\\[["),
)

REPORTED = ("9", "9.", " ", "　", "| ", "-", "一", "（", "、", "#")


def main() -> None:
    """Prints seconds of this process's own time, and the ratio per character, for each piece."""
    print(f"{'材料':<24}{LONG:>8} 字  每字之比")
    for name, act in (*_materials(), *_boundtexts(), *_reports()):
        short, long = (min(_seconds(act, size) for _ in range(3)) for size in (SHORT, LONG))
        print(f"{name:<24}{long:8.2f} 秒  {long / short * SHORT / LONG:6.2f}")


def _materials() -> Iterable[tuple[str, Callable[[int], object]]]:
    for piece in PIECES:
        yield piece, lambda size, piece=piece: _read((piece * size)[:size])  # type: ignore[misc]


def _boundtexts() -> Iterable[tuple[str, Callable[[int], object]]]:
    yield "引用，写", lambda size: unparse(("支出", Slot("甲")) * (size // 7))
    yield "引用，读", lambda size: parse.__wrapped__("支出[[甲]]" * (size // 7))
    yield "反斜线", lambda size: parse.__wrapped__(escape("\\" * size))


def _reports() -> Iterable[tuple[str, Callable[[int], object]]]:
    for piece in REPORTED:
        name = f"核对“{piece}”"
        yield name, lambda size, piece=piece: _check((piece * size)[:size])  # type: ignore[misc]


def _check(text: str) -> object:
    return ready(f"得分{text}分以上为优。", None)()


def _read(text: str) -> object:
    return material(TextDocument((Passage(text, "第1段"),)), "总结.docx", Members())


def _seconds(act: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    act(size)
    return time.process_time() - start


if __name__ == "__main__":
    main()
