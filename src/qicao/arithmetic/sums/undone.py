"""What is left of a count: 发现隐患267处，整改259处，整改率97.00%，8处跨年整改; posts, and how many
of them are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import is_narrow
from qicao.arithmetic.frames import above
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_DONE = re.compile("整改|完成|办结|验收|完工|达标|合格|通过|落实|解决|开工|结项|回收|到位|审结")
_LEFT = re.compile("另外|其余|余下|剩余|未|没有|尚|跨年|正在|有待|待|仍|还|(?:超期|逾期)(?!办|完)")
_NOT = re.compile("未|没有|剩余|其余|余下")
"""What the words at a count say that the rate before it is not of."""
_POSTS, _PRESENT = re.compile("编制|核定"), re.compile("^实$|实有|在职|在编|在岗")
_VACANT = re.compile("(?:尚|现)?(?:缺编|空编|缺额|空缺)")
_OVER = re.compile("超编|超配|超员")
_POSTED = re.compile(f"{_VACANT.pattern}|{_OVER.pattern}")
"""Before how many posts are vacant, or how many people are more than the posts."""
_RATES = (Role.SHARE, Role.COMPLETION, Role.LEVEL)
_DONE_RATES = (Role.LEVEL, Role.COMPLETION)
_PAIR = 2
_FILLED = re.compile("(?:人员|在职|编制)[一-鿿]{0,4}(?:控制|使用|到位)率|[满在到]编率")
_GROUPS = ("家", "个", "类", "项")
"""Units of what people are counted by, and not of people."""
_AFTER = 8
"""Characters behind a number that may say that it is what is left."""


class Undone:
    """What the counts of a sentence leave of each other."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every number of what is not done, with the whole and what is done."""
        yield from self._filled()
        for said in self.sources.sentences.values():
            counts = [s for s in said if s.mention.kind is MentionKind.COUNT and not s.hedged]
            for place, given in enumerate(counts):
                if given.role is not Role.LEVEL or given.under >= 0:
                    continue
                yield from self._of_rate(given, said)
                pair = self._pair(given, [*self._staff(given), *counts[:place]])
                if pair and above(*pair):
                    posts = bool(_POSTED.fullmatch(given.label))
                    yield (Claim(given, f.DIFFERENCE, pair, sure=posts, likely=True),)

    def _of_rate(self, given: Statement, said: Sequence[Statement]) -> Iterator[Alternatives]:
        """What a count and its rate leave: 开课41所，占61.19%，还有26所没有开课."""
        before = [s for s in said if s.start < given.start][-_PAIR:]
        words = given.label + self._after(given)
        if len(before) < _PAIR or not _NOT.search(words) or given.role is not Role.LEVEL:
            return
        part, rate = before
        counted = part.role is Role.LEVEL and part.mention.unit == given.mention.unit
        exact = rate.role in _RATES and rate.mention.unit == "%" and not part.hedged
        beside = rate.clause - part.clause <= 1 and not _NOT.search(part.label)
        stem = rate.label.removesuffix("率")[-_PAIR:]
        named = rate.role is Role.SHARE or f"未{stem}" in words or stem in part.label
        if counted and exact and beside and named:
            claim = Claim(given, f.REMAINDER, (part, rate), sure=False, likely=True)
            whole = replace(claim, formula=f.UNREACHED, likely=False, tells=False)
            yield replace(claim, sure=is_narrow(claim)), whole

    def _staff(self, given: Statement) -> Sequence[Statement]:
        """What the sentence before says of posts, for those that are vacant."""
        before = self.sources.sentences.get(given.sentence - 1, ())
        vacant = _POSTED.fullmatch(given.label)
        return [s for s in before if vacant and s.line == given.line and _POSTS.search(s.label)]

    def _filled(self) -> Iterator[Alternatives]:
        """How many of the posts are filled, where the line says one number of either."""
        for given in (s for s in self.sources.statements if _FILLED.search(s.label)):
            if given.table or given.dimension != "比率" or given.role not in _DONE_RATES:
                continue
            near = [s for s in self.sources.of_line(given) if not s.table]
            near = [
                s for s in near if s.start < given.start and s.mention.kind is MentionKind.COUNT
            ]
            if pair := _posts(near):
                yield (Claim(given, f.RATIO, pair[::-1]),)

    def _pair(
        self, given: Statement, before: Sequence[Statement]
    ) -> tuple[Statement, Statement] | None:
        """The whole and the part that is done, of the last two counts of its word or of posts."""
        if _POSTED.fullmatch(given.label):
            pair = _posts(before)
            return pair[::-1] if pair and _OVER.fullmatch(given.label) else pair
        alike = [s for s in before if s.mention.unit == given.mention.unit and s.under < 0]
        whole, part = alike[-2:] if len(alike) > 1 else (None, None)
        if whole is None or part is None or not self._is_left(given):
            return None
        words = part.label + self._after(part)
        done = _DONE.search(words) and not _LEFT.search(part.label)
        return (whole, part) if done and not _DONE.search(whole.label) else None

    def _is_left(self, given: Statement) -> bool:
        """Whether the words before a number, or right after, say that it is what is left."""
        return bool(_LEFT.search(given.label + self._after(given)))

    def _after(self, s: Statement) -> str:
        """The words right behind a number."""
        return re.split("[，。；、]", self.sources.text[s.end : s.end + _AFTER])[0]


def _is_of_people(s: Statement) -> bool:
    """Whether people are counted, or posts: 核定编制41个."""
    return s.mention.unit not in _GROUPS or s.label.endswith("编制")


def _posts(counts: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """The posts that some counts speak of, and how many are filled; None where either is open."""
    whole = [s for s in counts if s.under < 0 and not s.place and _is_of_people(s)]
    posts = [s for s in whole if _POSTS.search(s.label)]
    present = [s for s in whole if _PRESENT.search(s.label)]
    return (posts[0], present[0]) if len(posts) == len(present) == 1 else None
