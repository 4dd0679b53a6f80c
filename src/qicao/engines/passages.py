"""The checks on one passage of a model's bound text; each gives its faults with what to do.

What belongs to a whole reply (missing claims, signals without an answer) is in `faults`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from rapidfuzz import process

from qicao.boundtext import Slot, find_claim, parse, render
from qicao.errors import CannotTell, TextError
from qicao.mentions import Mention, find_mentions
from qicao.quantity import UNITS, Kind, find_unit
from qicao.values import Claim, Ledger, NumberStyle, Value

HOLE = "\ufffc"
"""Stands for a slot where only the words around it are looked at."""
TITLE_LIMIT = 40
_NEAR = 35
"""rapidfuzz's ratio below which a nearest name would only mislead."""
_MORE = ("增加", "增长", "上升", "提高", "超支", "超出", "超过", "高于", "多支出", "追加", "增支")
_LESS = ("减少", "下降", "降低", "节约", "节支", "低于", "压减", "结余", "少支出", "调减", "减支")
_DIRECTION = re.compile(f"({'|'.join((*_MORE, *_LESS))})(?:了|约|额|幅度|金额|为|达|达到)?$")
_UNIT = re.compile(
    "^ ?(" + "|".join(sorted((*map(re.escape, UNITS), "％", "百分点"), key=len, reverse=True)) + ")"
)
_MATHS = re.compile(
    rf"{HOLE}\s*[-+*/÷×＋−=＝∗]|[+*/÷×＋−=＝∗]\s*{HOLE}|[(（]{HOLE}\s*[)）]\s*[/÷×*]"
)
_MARKUP = re.compile(
    r"^\s*(?:#{1,6}\s|[-*+]\s|>\s|\d{1,2}[.、．)）]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）])|\*\*|__|```|`|!?\[[^\]]*\]\(|</?[a-zA-Z!]|^\s*\|",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"[\[\]{}【】［］｛｝]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,'’-]+[A-Za-z]+){3,}")
_LEFTOVER = re.compile(r"[Xx]{2,}|×{2,}|〇{2,}|某某|待补|字以内|…{1,2}|占位|示例|此处")
_DIGIT = re.compile(r"[0-9０-９]")
_BOOK = re.compile(r"《([^》]{1,80})》")
_BLANK = re.compile(r"\s+")


class Fault(Value):
    """Something wrong with a reply; `blocking` if the text cannot be taken with it."""

    code: str
    message: str
    where: str = ""
    blocking: bool = True

    def __str__(self) -> str:
        return f"{self.where}：{self.message}" if self.where else self.message


class Passage(Value):
    """One text of a reply, with what it may use."""

    where: str
    text: str
    offered: tuple[str, ...]
    ledger: Ledger
    phrases: tuple[str, ...] = ()
    """Words with a number in them that may stand as they are."""
    quotes: tuple[str, ...] = ()
    """Sentences of materials, as bound text."""
    named: frozenset[str] = frozenset()
    """Ids that are offered by themselves, not only within a quote."""
    sayings: tuple[str, ...] = ()
    """What the offered claims say, in words."""
    names: tuple[str, ...] = ()
    """Texts of the facts that are offered."""
    avoid: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    title: bool = False
    short: bool = False

    @cached_property
    def parts(self) -> tuple[str | Slot, ...]:
        """Literal text and slots; () if a slot is broken."""
        try:
            return parse(self.text)
        except TextError:
            return ()

    @cached_property
    def quoted_places(self) -> dict[str, frozenset[str]]:
        """For each figure that only materials offer, the two characters before it there."""
        places: dict[str, set[str]] = {}
        for quote in self.quotes:
            parts = parse(quote)
            for before, slot in zip(("", *parts), parts, strict=False):
                if isinstance(slot, Slot) and slot.id not in self.named:
                    tail = before.rstrip()[-2:] if isinstance(before, str) else ""
                    places.setdefault(slot.id, set()).add(tail)
        return {name: frozenset(tails) for name, tails in places.items()}

    @cached_property
    def blanked(self) -> str:
        """The text with a hole for each slot."""
        return blank(self.text, self.parts)


def blank(text: str, parts: tuple[str | Slot, ...]) -> str:
    """`text` with a hole for each slot of `parts`; as it is if they are ()."""
    return "".join(p if isinstance(p, str) else HOLE for p in parts) if parts else text


def used_names(passage: Passage) -> tuple[str, ...]:
    """What the slots of a passage name, claims as `item|measure`."""
    return tuple(_name(p, passage.ledger) for p in passage.parts if isinstance(p, Slot))


def _name(slot: Slot, ledger: Ledger) -> str:
    claim = find_claim(slot, ledger)
    return claim.id if claim else slot.id


def _fault(passage: Passage, code: str, message: str, *, blocking: bool = True) -> Fault:
    return Fault(code=code, where=passage.where, message=message, blocking=blocking)


def check_empty(passage: Passage) -> Iterator[Fault]:
    """A text with nothing in it."""
    if not passage.blanked.strip(" \n　。，、"):
        yield _fault(passage, "empty", "是空的，请写出内容")


def check_slots(passage: Passage) -> Iterator[Fault]:
    """Slots that are broken, unknown, not offered here, or of a style that cannot be printed."""
    try:
        parse(passage.text)
    except TextError as error:
        yield _fault(passage, "broken_slot", str(error))
        return
    for part in passage.parts:
        if isinstance(part, Slot) and (reason := _slot_fault(part, passage)):
            yield _fault(passage, *reason)


def _slot_fault(slot: Slot, passage: Passage) -> tuple[str, str] | None:
    if passage.title:
        return "slot_in_title", f"标题里不能有 {slot}，请只写文字"
    name, ledger = _name(slot, passage.ledger), passage.ledger
    known = name in ledger.claims or name in ledger.figures or name in ledger.facts
    if not known:
        return "unknown_id", f"{slot} 不存在{_nearest(slot, passage)}"
    if name not in passage.offered:
        return "not_offered", f"{slot} 不在本节给出的引用里{_nearest(slot, passage)}"
    try:
        render(str(slot), ledger, NumberStyle())
    except (TextError, CannotTell) as error:
        return "style", str(error)
    return None


def _nearest(slot: Slot, passage: Passage) -> str:
    written = "|".join((slot.id, *slot.styles))
    found = process.extractOne(written, passage.offered, score_cutoff=_NEAR)
    return f"，最接近的是 [[{found[0]}]]；没有合适的就不写" if found else "，请改用给出的引用或删去"


def check_quantities(passage: Passage) -> Iterator[Fault]:
    """Quantities and digits that do not come out of a slot, a quote or a phrase of the profile."""
    for mention in find_mentions(passage.blanked):
        if _excused(mention, passage):
            continue
        if mention.is_quantity:
            hint = f"“{mention.text}”是直接写出的数量，请改用 [[引用]]，没有对应的引用就删去"
            yield _fault(passage, "bare_quantity", hint)
        elif _DIGIT.search(mention.text):
            hint = f"“{mention.text}”含有数字，只能用事实的引用印出，没有就删去"
            yield _fault(passage, "bare_digits", hint)


def _excused(mention: Mention, passage: Passage) -> bool:
    text = passage.blanked
    for phrase in passage.phrases:
        start = text.find(phrase) if phrase else -1
        while start >= 0:
            if start <= mention.start and mention.end <= start + len(phrase):
                return True
            start = text.find(phrase, start + 1)
    return text[max(0, mention.start - 4) : mention.end] in _quoted(passage)


def _quoted(passage: Passage) -> str:
    return "\n".join(blank(quote, parse(quote)) for quote in passage.quotes)


def check_units(passage: Passage) -> Iterator[Fault]:
    """A unit right after a slot that already prints it."""
    for slot, after in zip(passage.parts, passage.parts[1:], strict=False):
        if isinstance(slot, str) or not isinstance(after, str) or "数值" in slot.styles:
            continue
        match = _UNIT.match(after)
        if match and _prints_unit(slot, match[1], passage.ledger):
            hint = f"{slot} 印出时已带单位，后面不要再写“{match[1]}”"
            yield _fault(passage, "unit_twice", hint)


def _prints_unit(slot: Slot, written: str, ledger: Ledger) -> bool:
    after = find_unit(written)
    claim = find_claim(slot, ledger)
    figure = ledger.figures.get(claim.figures[-1] if claim and claim.figures else slot.id)
    own = find_unit(figure.unit) if figure else None
    if after is None or own is None:
        return False
    return after.dimension == own.dimension or after.kind in (Kind.MONEY, Kind.RATE)


def check_maths(passage: Passage) -> Iterator[Fault]:
    """Slots that are computed with."""
    if match := _MATHS.search(passage.blanked):
        hint = f"不能用引用做计算（“{match[0].replace(HOLE, '[[…]]')}”），请只写给出的引用"
        yield _fault(passage, "arithmetic", hint)


def check_directions(passage: Passage) -> Iterator[Fault]:
    """A word of direction right before a slot that says the contrary."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str):
            continue
        match = _DIRECTION.search(before)
        ways = {_way(claim) for claim in _claims_of(slot, passage.ledger)}
        if match and len(ways) == 1 and _family(match[1]) not in ways:
            hint = f"{slot} 前的“{match[1]}”与数据的方向相反，请改"
            yield _fault(passage, "direction", hint)


def _claims_of(slot: Slot, ledger: Ledger) -> tuple[Claim, ...]:
    if claim := find_claim(slot, ledger):
        return (claim,)
    return tuple(claim for claim in ledger.claims.values() if _is_difference(slot.id, claim))


def _is_difference(figure: str, claim: Claim) -> bool:
    """Whether a claim prints that figure as its amount or rate of change."""
    return figure in claim.figures and figure not in (claim.current, claim.base)


def _way(claim: Claim) -> int:
    return _family(claim.direction) or claim.sign


def _family(word: str) -> int:
    return 1 if word in _MORE else -1 if word in _LESS else 0


def check_quotes(passage: Passage) -> Iterator[Fault]:
    """A slot of a material's sentence that stands behind other words than it does there."""
    places = passage.quoted_places
    for before, slot in zip(("", *passage.parts), passage.parts, strict=False):
        if isinstance(slot, str) or slot.id not in places or not isinstance(before, str):
            continue
        if not any(before.rstrip().endswith(words) for words in places[slot.id]):
            words = "”“".join(sorted(places[slot.id]))
            yield _fault(passage, "misplaced", f"{slot} 在材料里跟在“{words}”后面，不能用来说别的")


def check_markup(passage: Passage) -> Iterator[Fault]:
    """Headings, numbering, Markdown, HTML, stray brackets, a slot's name without its brackets."""
    if match := _MARKUP.search(passage.blanked):
        hint = f"不要写标题、编号、Markdown 或 HTML（“{match[0].strip()[:12]}”），只写正文文字"
        yield _fault(passage, "markup", hint)
    if match := _BRACKETS.search(passage.blanked) if passage.parts else None:
        yield _fault(
            passage, "brackets", f"多余的括号“{match[0]}”：引用写成 [[名称]]，其他地方不用"
        )
    for name in passage.offered:
        if ("." in name or "|" in name) and name in passage.blanked and passage.parts:
            yield _fault(passage, "bare_id", f"“{name}”要放在 [[ ]] 里，不能直接写出")


def check_language(passage: Passage) -> Iterator[Fault]:
    """English, leftovers, lines of the prompt, and words that the profile avoids."""
    text = passage.blanked
    if match := _ENGLISH.search(text):
        yield _fault(passage, "english", f"“{match[0][:30]}”是英文，请用中文写")
    if match := _LEFTOVER.search(text):
        yield _fault(passage, "leftover", f"“{match[0]}”是没有写完的内容，请写实或删去")
    flat = _BLANK.sub("", text)
    if echo := next((line for line in passage.echoes if _BLANK.sub("", line) in flat), None):
        yield _fault(passage, "echo", f"照抄了要求（“{echo[:20]}”），请只写报告正文")
    if saying := next((words for words in passage.sayings if words in text), None):
        hint = f"“{saying}”已由引用说了，不要再写一遍"
        yield _fault(passage, "restated", hint, blocking=False)
    if words := [word for word in passage.avoid if word in text]:
        yield _fault(passage, "avoid", f"不要用“{'”“'.join(words)}”", blocking=False)


def check_names(passage: Passage) -> Iterator[Fault]:
    """Titles in 《》 that no fact and no material gives."""
    known = "\n".join((*passage.names, *passage.quotes))
    for match in _BOOK.finditer(passage.blanked):
        if match[1] not in known:
            hint = f"《{match[1]}》没有来源，请删去或改用给出的事实"
            yield _fault(passage, "unsourced_name", hint)


def check_title(passage: Passage) -> Iterator[Fault]:
    """A title that is a sentence, or too long for a heading."""
    if passage.title and (len(passage.text) > TITLE_LIMIT or "。" in passage.text):
        yield _fault(passage, "title", f"标题应是 {TITLE_LIMIT} 字以内的短语，不带句号")


CHECKS: tuple[Callable[[Passage], Iterator[Fault]], ...] = (
    check_empty,
    check_slots,
    check_quantities,
    check_units,
    check_maths,
    check_directions,
    check_quotes,
    check_markup,
    check_language,
    check_names,
    check_title,
)
"""Every check on a passage; a new one is added here."""
