"""A text of another year than the report's, and the sentences of one that tell of another year.

A title tells the year, else the file's name; a sentence by the year that it begins with. What is
told of another year is no word about this one: it stays as a material of its own year, which is
quoted nowhere. A regulation is of the year in which it was made and holds on, so its title tells
nothing; a sentence that sets this year against another names both, or names the other later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qicao.days import years_in_digits
from qicao.outline import find_headings
from qicao.readers.cells import TextDocument
from qicao.readers.materials import lines
from qicao.readers.passages import MARGINS, told
from qicao.readers.past_figures import PRIOR
from qicao.values import Figure, Finding, Material, Reading, Sentence, Severity

CODE = "R26"
TOP, LONGEST = 4, 60
"""Lines at the top among which a title is looked for, and the characters that one may have."""
SHOWN = 3
"""Sentences that a finding quotes."""
_NAMED = re.compile(r"(?<![\d〔\[])(20\d{2})(?![\d〕\]])(?!\s*年\s*\d{1,2}\s*月)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_HOLDS = re.compile("办法|规定|制度|细则|条例|规程|规划|方案|标准|指南|整改|结转|遗留")
"""What makes a title one of something that holds on, or of what this year did about another."""
_PROSE = re.compile(r"[。；：;:！？]\s*$")
_SUBJECT = "(?:[全我本][县市区省州局院校馆委办会所处站厅部系单][统位门]?)?"
_LISTED = r"(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])?"
_BEGINS = re.compile(
    rf"\s*{_LISTED}{_SUBJECT}[，,]?(?:截至|截止|[在于到])?"
    r"(?:(?P<year>20\d{2})年(?:度|(?!度))(?!以来|[起至到—~～-]|[^，。；的]{1,4}的)"
    r"|(?P<before>前年|去年|上一?年度?)(?:全年|[底末]?[，,]))"
)
_NOW = re.compile("今年|本年|目前|当前|现[已有在]|至今|以来")
_GOES_ON = re.compile("全年|当年|同年|该年|年[内末底]|其中")
"""What a sentence begins with that tells of the year of the one before it."""


def year_of(document: TextDocument, file: str) -> tuple[int, ...]:
    """The years that the title of a text names, else those of the file's name; () for none."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    found = (_years(title) for title in (*_titles(document), stem))
    return next((years for years in found if years), ())


def other_year(document: TextDocument, file: str, ours: int | None) -> int | None:
    """The year that a text is of where that is not `ours`; None for a text that may be ours."""
    years = year_of(document, file)
    if not years or ours is None or min(years) <= ours <= max(years):
        return None
    return max(years)


def of_year(reading: Reading, year: int, period: str) -> Reading:
    """The reading with its material and figures told to be of another year."""
    return reading.model_copy(
        update={
            "materials": tuple(m.model_copy(update={"year": year}) for m in reading.materials),
            "figures": tuple(f.model_copy(update={"period": period}) for f in reading.figures),
        }
    )


def period_of(year: int, ours: int) -> str:
    """What the period of a figure of another year is called."""
    return PRIOR if year == ours - 1 else f"{year}年"


def by_years(reading: Reading, document: TextDocument, file: str, ours: int | None) -> Reading:
    """What a text gives, told apart by the year that it, or a sentence of it, is of."""
    if ours is None:
        return reading
    year = other_year(document, file, ours)
    if year is None:
        return _sentences_apart(reading, file, ours)
    whole = of_year(reading, year, period_of(year, ours))
    return _with(whole, _left_out(document, file, year, ours))


def _titles(document: TextDocument) -> Iterator[str]:
    """The lines at the top that may be the title: short, no sentence, no numbered heading."""
    shown = ((t, level) for t, place, level in lines(document) if not place.startswith(MARGINS))
    top = [(text, level) for text, level in shown if text.strip()][:TOP]
    for text, level in top:
        if level > 1 or len(text) > LONGEST or _PROSE.search(text) or find_headings(text):
            return
        yield text


def _years(title: str) -> tuple[int, ...]:
    plain = years_in_digits(unicodedata.normalize("NFKC", title))
    return () if _HOLDS.search(plain) else tuple(map(int, _NAMED.findall(plain)))


def _sentences_apart(reading: Reading, file: str, ours: int) -> Reading:
    """The reading with what its sentences tell of other years as materials of those years."""
    told_of = (pair for material in reading.materials for pair in _told_years(material, ours))
    years = {sentence.id: year for sentence, year in told_of if year != ours}
    if not years:
        return reading
    parted = (part for material in reading.materials for part in _parted(material, years))
    figures = tuple(_in_its_year(figure, years, ours) for figure in reading.figures)
    split = reading.model_copy(update={"materials": tuple(parted), "figures": figures})
    gone = [s for m in reading.materials for s in m.sentences if s.id in years]
    return _with(split, _sentences_left_out(gone, years, file, ours))


def _told_years(material: Material, ours: int) -> Iterator[tuple[Sentence, int]]:
    """Each sentence and the year that it tells of; `ours` where it does not begin with another."""
    for heading, paragraph in zip(material.headings, material.paragraphs, strict=True):
        named = _years(heading)
        under = ours if not named or min(named) <= ours <= max(named) else max(named)
        year = under
        for sentence in paragraph:
            goes_on = _GOES_ON.match(sentence.plain.strip())
            year = _said(sentence.plain, ours) or (year if goes_on else under)
            yield sentence, year


def _said(sentence: str, ours: int) -> int | None:
    """The year that a sentence speaks of by itself; None if it says none."""
    plain = years_in_digits(unicodedata.normalize("NFKC", sentence))
    named = [int(year) for year in _YEAR.findall(plain)]
    if _NOW.search(plain) or (named and min(named) <= ours <= max(named)):
        return ours
    begins = _BEGINS.match(plain)
    if begins is None:
        return None
    if begins["year"]:
        return int(begins["year"])
    return ours - (2 if begins["before"] == "前年" else 1)


def _parted(material: Material, years: dict[str, int]) -> Iterator[Material]:
    """The material without the sentences of other years, and one of each of those years."""
    every = {sentence.id for sentence in material.sentences}
    yield material.only(every - years.keys())
    for year in sorted({years[name] for name in every & years.keys()}):
        part = material.only({name for name in every if years.get(name) == year})
        yield part.model_copy(update={"id": f"{material.id}.{year}年", "year": year})


def _in_its_year(figure: Figure, years: dict[str, int], ours: int) -> Figure:
    year = years.get(figure.id.rpartition("_")[0])
    return figure.model_copy(update={"period": period_of(year, ours)}) if year else figure


def _with(reading: Reading, finding: Finding) -> Reading:
    return reading.model_copy(update={"findings": (*reading.findings, finding)})


def _left_out(document: TextDocument, file: str, year: int, ours: int) -> Finding:
    """That a text is of another year by its title or its name, and is not used."""
    title = next((t.strip() for t in _titles(document) if _years(t)), "")
    by = f"标题“{title[:LONGEST]}”" if title else "文件名"
    seen = f"按{by}是{year}年的材料，报告是{ours}年的：正文不引用，其中的数和原因都没有取用"
    whole = "；要跟踪上年问题的，请给上年自评报告的全文" if year == ours - 1 else ""
    todo = f"请换成{ours}年的材料；确是{ours}年的，请把标题和文件名里的年度改成{ours}年{whole}"
    return told(file, "", title or file, CODE, seen, todo)


def _sentences_left_out(
    sentences: list[Sentence], years: dict[str, int], file: str, ours: int
) -> Finding:
    """That sentences tell of other years, and are not used."""
    named = "、".join(f"{year}年" for year in sorted({years[s.id] for s in sentences}))
    quoted = "；".join(f"“{s.plain.strip()[:40]}”" for s in sentences[:SHOWN])
    more = "等" if len(sentences) > SHOWN else ""
    seen = f"有{len(sentences)}句说的是{named}，没有当作{ours}年的取用：{quoted}{more}"
    todo = f"说的是{ours}年的，请在句子里写明{ours}年；是别的年份的，可以留着"
    finding = told(file, sentences[0].source.cell or "", quoted, CODE, seen, todo)
    ahead = all(years[s.id] > ours for s in sentences)
    severity = Severity.HINT if ahead else Severity.WARNING
    sources = tuple(s.source for s in sentences)
    return finding.model_copy(update={"sources": sources, "severity": severity})
