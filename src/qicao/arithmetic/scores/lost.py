"""Points lost: of several items at once, by the table's row, by piece, and as a share of all.

两部分各扣1.41分和2.27分; 建成面积扣0.62分, where a table has its row; 每个扣0.50分，共扣1.00分;
占扣分的62.36%. What was got of a weight in per cent is read here too: 30分得29.06分，得分率96.87%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.index import core
from qicao.arithmetic.scores.marks import SCORE_RATE, marks, scored
from qicao.arithmetic.shares.portions import share_of
from qicao.arithmetic.shares.together import TOGETHER
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_ALL = re.compile("(?:全部|总|所有|合计)?(?:扣分|失分|丢分)(?:总?[额数值]|总分)?")
"""The whole of which a share of the points lost is one."""
_EACH = re.compile("(?:^|[，；])每(?:有?[1一])?(?P<unit>[一-鿿])[^，；。]{0,2}?(?:扣|失)分?$")
_CAPPED = re.compile("扣完|封顶|最多|为止|上限")
_AMONG = (Listing.AMONG, Listing.COLON, Listing.BRACKET)
_ITEM = re.compile("(?:[多大高]的|其次|再次|首先)[是为](?P<name>[^，。；、]{2,16})，[扣失]分?$")
_ALIKE = re.compile(
    "(?:^|[，。；：中])(?P<names>[^，。；：中]*[、和及与][^，。；：]*?)(?:[两三四五]项)?各[扣失]分?$"
)
_JOINS = re.compile("[、和及与]")
_FAR = 32
_BEFORE = 16
"""Characters before a number that may name what lost so much, and that say that it is of each."""
Pair = tuple[Statement, Statement]


class Lost:
    """What a text claims of the points that were lost."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.sentences, self.starts = sources.sentences, sources.by_start
        self.prose = [s for s in sources.statements if not s.table]
        self.pairs = [(w, s) for _, w, s in scored(marks(sources.statements))]
        self.rows = _rows(sources.statements)

    def claims(self) -> Iterator[Alternatives]:
        """Every claim on points that were taken off, and on rates of scores."""
        for sentence in self.sentences.values():
            yield from self._apart(sentence)
            yield from _too_many(sentence)
            yield from self._by_piece(sentence)
            yield from _shares(sentence, self.prose, self.text)
        yield from self._rates()
        yield from self._of_rows()

    def _apart(self, sentence: Sequence[Statement]) -> Iterator[Alternatives]:
        """Deductions side by side, of as many items that were scored right before."""
        run = [s for s in sentence if s.role is Role.DEDUCTION and s.place]
        places = [s.place for s in run]
        if len(run) < 2 or places != [*range(1, len(run) + 1)] or not run[0].carried:
            return
        before = [p for p in self.pairs if p[0].sentence == run[0].sentence and _ends(p, run[0])]
        if len(before) == len(run):
            for given, pair in zip(run, before, strict=True):
                yield (Claim(given, f.DIFFERENCE, pair, likely=True),)

    def _by_piece(self, sentence: Sequence[Statement]) -> Iterator[Alternatives]:
        """有2个迟报，每个扣0.50分，共扣1.00分: so many times what each lost."""
        for place, each in enumerate(sentence[:-1]):
            given = sentence[place + 1]
            words = self.text[max(0, each.start - _BEFORE) : each.start]
            said = _EACH.search(words) if each.role is given.role is Role.DEDUCTION else None
            if not said or not given.total or _CAPPED.search(self.text[each.end : given.end + 6]):
                continue
            counts = [
                s for s in sentence[:place] if s.mention.unit == said["unit"] and not s.hedged
            ]
            if counts:
                yield (Claim(given, f.PRODUCT, (counts[-1], each), likely=True),)

    def _rates(self) -> Iterator[Alternatives]:
        """What was got of a weight in per cent, right behind it or of several in their order."""
        for sentence in self.sentences.values():
            rates = [s for s in sentence if SCORE_RATE.search(s.label) or s.place > 1]
            rates = [s for s in rates if s.mention.kind is MentionKind.RATE]
            pairs = [p for p in self.pairs if p[0].sentence == sentence[0].sentence]
            if len(rates) == len(pairs) and [s.place for s in rates] == [*range(1, len(rates) + 1)]:
                both = [*zip(rates, pairs, strict=True)]
            else:
                alone = [s for s in rates if not s.place]
                both = [(s, p) for s in alone for p in pairs if _is_next(sentence, p, s)]
            for given, pair in both:
                yield (Claim(given, f.RATIO, pair[::-1], sure=bool(given.place) or given.carried),)

    def _of_rows(self) -> Iterator[Alternatives]:
        """What an item lost that has a row of its own in a table; never more than the row lost."""
        taken: dict[str, list[Statement]] = {}
        for s in self.prose:
            if s.role is Role.DEDUCTION and not (s.total or s.hedged or (s.place and s.carried)):
                for name in self._named(s):
                    taken.setdefault(name, []).append(s)
        for name, found in taken.items():
            pair = self.rows.get(name)
            if len(name) > 1 and pair and len({s.worth for s in found}) == 1:
                for given in found:
                    claim = Claim(given, f.DIFFERENCE, pair, likely=True)
                    derived = claim.derived()
                    more = bool(derived and given.worth and given.worth > derived.hi)
                    yield (replace(claim, sure=more or self._is_all_lost(given)),)

    def _is_all_lost(self, given: Statement) -> bool:
        """Whether it is one of all deductions that are listed: 共扣2.31分：执行率0.20分、…"""
        whole = self.starts.get(given.under)
        listed = given.listing is Listing.COLON and not given.carried
        return bool(listed and whole and _is_all(whole))

    def _named(self, given: Statement) -> list[str]:
        """What lost some points: by its name, the clause before, or the names before 各扣1.50分."""
        words = self.text[max(0, given.start - _FAR) : given.start]
        if each := _ALIKE.search(words):
            return [core(name) for name in _JOINS.split(each["names"])]
        said = _ITEM.search(words)
        return [core(said["name"] if said and given.carried else given.item)]


def _is_next(sentence: Sequence[Statement], pair: Pair, given: Statement) -> bool:
    """Whether a number is the next behind a weight and its score."""
    behind = [s for s in sentence if _ends(pair, s)]
    return behind[:1] == [given]


def _ends(pair: Pair, given: Statement) -> bool:
    return max(s.start for s in pair) < given.start


def _rows(statements: Sequence[Statement]) -> dict[str, Pair]:
    """Weight and score of the rows of tables by their name, where only one row has it."""
    lines: dict[tuple[int, int], dict[Role, list[Statement]]] = {}
    for s in statements:
        if s.table and not s.total and s.role in (Role.WEIGHT, Role.SCORE):
            lines.setdefault((s.table, s.line), {}).setdefault(s.role, []).append(s)
    found: dict[str, list[Pair]] = {}
    for row in lines.values():
        weights, scores = row.get(Role.WEIGHT, []), row.get(Role.SCORE, [])
        if len(weights) == len(scores) == 1:
            found.setdefault(_own_name(weights[0]), []).append((weights[0], scores[0]))
    return {name: pairs[0] for name, pairs in found.items() if len(pairs) == 1}


def _own_name(row: Statement) -> str:
    """The name of a row; all of it, where what is left otherwise names its group: 产出数量."""
    name = core(row.item)
    return row.item if row.group and core(row.group) == name else name


def _too_many(sentence: Sequence[Statement]) -> Iterator[Alternatives]:
    """共扣1.40分，其中册次扣0.60分、班次扣0.90分: parts of what was lost are no more than it."""
    for whole in sentence:
        if whole.role is Role.DEDUCTION:
            parts = tuple(s for s in sentence if s.under == whole.start and s.listing in _AMONG)
            claim = Claim(whole, f.SUM, parts, likely=True)
            deducted = all(s.role is Role.DEDUCTION and not s.hedged for s in parts)
            if len(parts) > 1 and deducted and (claim.excess() or 0) < 0:
                yield (claim,)


def _shares(
    sentence: Sequence[Statement], prose: Sequence[Statement], text: str
) -> Iterator[Alternatives]:
    """过程类扣6.76分，占扣分的62.36%: of all that was lost, as the text says it before."""
    for place, given in enumerate(sentence):
        if given.role is not Role.SHARE or not _ALL.fullmatch(given.whole):
            continue
        parts = [s for s in sentence[:place] if s.role is Role.DEDUCTION and not s.total]
        totals = [s for s in prose if _is_all(s) and s.start < given.start]
        beside = bool(parts) and sentence[place - 1] is parts[-1]
        if beside and totals and totals[-1] is not parts[-1]:
            together = TOGETHER.search(text, parts[-1].end, given.start)
            parts = parts if together else parts[-1:]
            yield (Claim(given, share_of(len(parts)), (*parts, totals[-1]), sure=not together),)


def _is_all(s: Statement) -> bool:
    return s.role is Role.DEDUCTION and (s.total or s.label.endswith("共扣"))
