"""The checks on the words of a passage: numbers, markup, language, names, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.boundtext import parse
from qicao.engines.passage import HOLE, Fault, Passage, blank, fault, stretches
from qicao.mentions import Mention, find_mentions

TITLE_LIMIT = 40
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
_SENTENCE = re.compile(r"[^。；]+")
_TREND = re.compile(
    r"(?:有所|略有|明显|大幅|小幅|显著|持续|总体|同比)(?:没有)?"
    r"(?:增加|增长|上升|提高|下降|减少|降低|节约|超支)"
)


def check_empty(passage: Passage) -> Iterator[Fault]:
    """A text with nothing in it."""
    if not passage.blanked.strip(" \n　。，、"):
        yield fault(passage, "empty", "是空的，请写出内容")


def check_quantities(passage: Passage) -> Iterator[Fault]:
    """Quantities and digits that do not come out of a slot, a quote or a phrase of the profile."""
    for mention in find_mentions(passage.blanked):
        if _excused(mention, passage):
            continue
        if mention.is_quantity:
            hint = f"“{mention.text}”是直接写出的数量，请改用 [[引用]]，没有对应的引用就删去"
            yield fault(passage, "bare_quantity", hint)
        elif _DIGIT.search(mention.text):
            hint = f"“{mention.text}”含有数字，只能用事实的引用印出，没有就删去"
            yield fault(passage, "bare_digits", hint)


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


def check_markup(passage: Passage) -> Iterator[Fault]:
    """Headings, numbering, Markdown, HTML, stray brackets, a slot's name without its brackets."""
    if match := _MARKUP.search(passage.blanked):
        hint = f"不要写标题、编号、Markdown 或 HTML（“{match[0].strip()[:12]}”），只写正文文字"
        yield fault(passage, "markup", hint)
    if match := _BRACKETS.search(passage.blanked) if passage.parts else None:
        yield fault(passage, "brackets", f"多余的括号“{match[0]}”：引用写成 [[名称]]，其他地方不用")
    for name in passage.offered:
        if ("." in name or "|" in name) and name in passage.blanked and passage.parts:
            yield fault(passage, "bare_id", f"“{name}”要放在 [[ ]] 里，不能直接写出")


def check_language(passage: Passage) -> Iterator[Fault]:
    """English, leftovers, lines of the prompt, and words that the profile avoids."""
    text = passage.blanked
    if match := _ENGLISH.search(text):
        yield fault(passage, "english", f"“{match[0][:30]}”是英文，请用中文写")
    if match := _LEFTOVER.search(text):
        yield fault(passage, "leftover", f"“{match[0]}”是没有写完的内容，请写实或删去")
    if copied := sorted(stretches(text) & passage.echoes):
        yield fault(passage, "echo", f"照抄了要求或示范（“{copied[0]}”），请只写本单位的内容")
    if saying := next((words for words in passage.sayings if words in text), None):
        hint = f"“{saying}”已由引用说了，不要再写一遍"
        yield fault(passage, "restated", hint, blocking=False)
    if words := [word for word in passage.avoid if word in text]:
        yield fault(passage, "avoid", f"不要用“{'”“'.join(words)}”", blocking=False)


def check_trends(passage: Passage) -> Iterator[Fault]:
    """A sentence that says what rose or fell and has neither a slot nor a material behind it."""
    for sentence in _SENTENCE.findall(passage.blanked):
        match = _TREND.search(sentence)
        if match is None or HOLE in sentence or match[0] in _quoted(passage):
            continue
        if not any(saying in sentence for saying in passage.sayings):
            hint = f"“{match[0]}”没有数据作依据，请用引用来说，或删去这一句"
            yield fault(passage, "unfounded", hint)


def check_names(passage: Passage) -> Iterator[Fault]:
    """Titles in 《》 that no fact and no material gives."""
    known = "\n".join((*passage.names, *passage.quotes))
    for match in _BOOK.finditer(passage.blanked):
        if match[1] not in known:
            hint = f"《{match[1]}》没有来源，请删去或改用给出的事实"
            yield fault(passage, "unsourced_name", hint)


def check_title(passage: Passage) -> Iterator[Fault]:
    """A title that is a sentence, or too long for a heading."""
    if passage.title and (len(passage.text) > TITLE_LIMIT or "。" in passage.text):
        yield fault(passage, "title", f"标题应是 {TITLE_LIMIT} 字以内的短语，不带句号")
