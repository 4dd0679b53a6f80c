"""The checks on the words of a passage: numbers, markup, language, headings, titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from qicao.engines.passage import HOLE, Fault, Passage, fault, stretches
from qicao.mentions import Mention

TITLE_LIMIT = 40
TEXT_LIMIT, SHORT_LIMIT = 5000, 200
"""Characters of a text, and of who does something and until when."""
_MARKUP = re.compile(
    r"^\s*(?:#{1,6}\s|[-*+]\s|>\s|\d{1,2}[.、．)）]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）])|\*\*|__|```|`|!?\[[^\]]*\]\(|</?[a-zA-Z!]|^\s*\|",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"[\[\]{}【】［］｛｝]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,'’-]+[A-Za-z]+){2,}|(?<![A-Za-z])[a-z]{5,}(?![A-Za-z])")
_LEFTOVER = re.compile(
    r"[Xx]{2,}|[×＊*]{2,}|[〇○□△]{2,}|_{2,}|＿+|某某|某[县市区省局乡镇]|待补|待填|待完善|字以内|"
    r"…{1,2}|占位|示例|此处|[（(]\s*[）)]|TODO|TBD"
)
_OFFER = re.compile(r"（?自带“[^”]*”|，?印出[“‘\"]|整句结论|意思是：")
"""How the prompt tells what a slot prints."""
_DIGIT = re.compile(r"[0-9０-９]")
_SENTENCE_END = re.compile(r"[。；！？\n]")
_SENTENCE = re.compile(r"[^。；]+")
_ENDED = re.compile(r"[。；！？：，.!?;:,]")
NESTED = 8
"""Phrases that may begin before a mention and reach past it."""
SHORT = 30
"""Characters below which a text without a mark and without a slot is a heading."""
_TREND = re.compile(
    r"(?:有所|略有|明显|大幅|小幅|显著|持续|总体|同比|[较比](?:上年|去年|上一年|年初|预算|同期)[一-鿿]{0,4}?)"
    r"(?:没有)?(?:增加|增长|上升|提高|下降|减少|降低|节约|超支)"
)


def check_empty(passage: Passage) -> Iterator[Fault]:
    """A text with nothing in it."""
    if not passage.blanked.strip(" \n　。，、"):
        yield fault(passage, "empty", "是空的，请写出内容")


def check_quantities(passage: Passage) -> Iterator[Fault]:
    """Quantities and digits that do not come out of a slot, a quote or a phrase of the profile."""
    spans = _phrase_spans(passage)
    for mention in passage.mentions:
        if _excused(mention, passage, spans):
            continue
        if mention.is_quantity:
            hint = f"“{mention.text}”是直接写出的数量，请改用 [[引用]]，没有对应的引用就删去"
            yield fault(passage, "bare_quantity", hint)
        elif _DIGIT.search(mention.text):
            hint = f"“{mention.text}”含有数字，只能用事实的引用印出，没有就删去"
            yield fault(passage, "bare_digits", hint)


def _excused(mention: Mention, passage: Passage, spans: list[tuple[int, int]]) -> bool:
    """Whether a phrase of the profile or a sentence of a material has the words as they stand."""
    place = bisect_right(spans, (mention.start, len(passage.blanked)))
    if any(mention.end <= end for _, end in spans[max(0, place - NESTED) : place]):
        return True
    before = _SENTENCE_END.split(passage.blanked[max(0, mention.start - 4) : mention.start])[-1]
    return before + mention.text in passage.quoted_text


def _phrase_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where phrases stand that may, with the figures that they have, in order."""
    text = passage.blanked
    wanted = dict.fromkeys((*passage.phrases, *passage.pending))
    found = (m.span() for phrase in wanted if phrase for m in re.finditer(re.escape(phrase), text))
    return sorted(found)


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
    if (match := _ENGLISH.search(text)) and not passage.grounds.names_it(match[0]):
        yield fault(passage, "english", f"“{match[0][:30]}”是英文，请用中文写")
    for pending in passage.pending:
        text = text.replace(pending, "")
    if match := _LEFTOVER.search(text):
        yield fault(passage, "leftover", f"“{match[0]}”是没有写完的内容，请写实或删去")
    if match := _OFFER.search(text):
        yield fault(passage, "echo", f"“{match[0]}”是对引用的说明，不能写进正文，请删去")
    if copied := sorted(stretches(text) & passage.echoes):
        yield fault(passage, "echo", f"照抄了要求或示范（“{copied[0]}”），请只写本单位的内容")
    if saying := next((words for words in passage.sayings if words in text), None):
        hint = f"“{saying}”已由引用说了，不要再写一遍"
        yield fault(passage, "restated", hint, blocking=False)
    if words := [word for word in passage.avoid if word in text]:
        yield fault(passage, "avoid", f"不要用“{'”“'.join(words)}”", blocking=False)


def check_heading(passage: Passage) -> Iterator[Fault]:
    """A paragraph that is only a heading, or that begins with the section's own."""
    if passage.title or passage.short or not passage.parts:
        return
    text = passage.blanked.strip()
    lone = len(text) < SHORT and HOLE not in text and not _ENDED.search(text)
    if passage.heading and text.split("\n")[0].strip("：: ") == passage.heading:
        yield fault(passage, "heading", f"不要写标题“{passage.heading}”，直接写正文")
    elif lone and text and not any(saying in text for saying in (*passage.pending, "无")):
        yield fault(passage, "heading", f"“{text}”只是一个标题，请写成完整的句子，或删去")


def check_trends(passage: Passage) -> Iterator[Fault]:
    """A clause that says what rose or fell and has neither a slot nor a material behind it."""
    for sentence in _SENTENCE.findall(passage.blanked):
        clauses = sentence.split("，")
        for clause, after in zip(clauses, (*clauses[1:], ""), strict=True):
            match = _TREND.search(clause)
            if match is None or HOLE in clause + after or passage.grounds.names_it(match[0]):
                continue
            if not any(saying in sentence for saying in passage.sayings):
                hint = f"“{match[0]}”没有数据作依据，请用引用来说，或删去这一句"
                yield fault(passage, "unfounded", hint)


def check_title(passage: Passage) -> Iterator[Fault]:
    """A title that is a sentence, or too long for a heading."""
    if passage.title and (len(passage.text) > TITLE_LIMIT or "。" in passage.text):
        yield fault(passage, "title", f"标题应是 {TITLE_LIMIT} 字以内的短语，不带句号")


def check_length(passage: Passage) -> Iterator[Fault]:
    """A text far longer than its place in a report."""
    limit = SHORT_LIMIT if passage.short else TEXT_LIMIT
    if not passage.title and len(passage.text) > limit:
        yield fault(passage, "long", f"有 {len(passage.text)} 字，请压到 {limit} 字以内")
