"""Words of a form as they are compared: without width, spaces, numbering, units and years.

A head 2024年决算数（万元） and a word 本年决算数 of forms.yaml are one and the same. Nothing is
guessed here: two texts are the same word or they are not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[、)]|\(?\d{1,2}(?:[、)]|[.](?!\d))|[①-⑳]|其中[:]?|[加减][:]|[#*★▲])"
)
_CHAPTER = re.compile(r"\(?([一二三四五六七八九十]{1,3})(?:[、.)]|$)")
_HARMLESS = re.compile(
    r"\((?:单位[:]?)?(?:人民币)?(?:[万亿千百十]*元|[%‰]|人|个|分|名|平方米|m2|㎡|\d+(?:\.\d+)?分?|含[^()]*"
    r"|合计|总计|标准|权重[^()]*|分值[^()]*|\d+分?[×*xX][^()]*|[A-Z0-9](?:[=+\-/÷×*xX]*[A-Z0-9%()]*)*)\)"
)
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度)?(?=.)|((?:19|20)\d{2})年度?$")
_SPOKEN = (
    ("本年度", "本年"),
    ("上年度", "上年"),
    ("当年", "本年"),
    ("去年", "上年"),
)
_DROPPED = re.compile(r"[^\w㎡%‰]|_")


@lru_cache(maxsize=65536)
def word(text: str, year: int | None = None) -> str:
    """The text as it is compared; '' if nothing is left. `year` is the one the form is of."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    for said, meant in _SPOKEN:
        plain = plain.replace(said, meant)
    if year is not None:
        plain = _YEAR.sub(lambda match: _relative(match, year), plain)
    bare = _HARMLESS.sub("", plain) or plain
    for _ in range(2):
        bare = _NUMBERING.sub("", bare) or bare
    return _DROPPED.sub("", bare)


def _relative(match: re.Match[str], year: int) -> str:
    names = {year: "本年", year - 1: "上年", year + 1: "下年"}
    return names.get(int(match[1] or match[2]), match[0])


def numbered(text: str) -> bool:
    """Whether a label begins with a number of its own, as 一、 or (二) or 3."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _NUMBERING.match(plain)
    return match is not None and not match[0].startswith(("其中", "加", "减"))


def chapter(text: str) -> str:
    """How a text is numbered as a chapter: 一、 for 三、 too, (一) for (二); '' if it is not."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _CHAPTER.match(plain)
    return match[0].replace(match[1], "一").replace(".", "、") if match else ""


def spoken_ways(text: str) -> tuple[str, ...]:
    """A word as it stands and without 本年 before it, which most heads leave out."""
    bare = text.removeprefix("本年")
    return (text, bare) if bare and bare != text else (text,)
