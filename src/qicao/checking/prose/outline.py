"""Sections of the profile's outline that a text has not (W04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck
from qicao.profile import SectionForm
from qicao.values import Severity

_NOISE = re.compile("[^一-鿿]|部门|单位|整体|预算|支出|情况|的|和|及|与|方面|需要|说明")
_ALIKE = 0.5
"""Share of the pairs of characters of two titles from which they are one."""
_OTHER_KIND = 0.5
"""Share of sections that are missing above which the text is of another kind."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    outline = subject.profile.outline if subject.profile else ()
    forms = [form for form in outline if not form.appendix and not form.only_in]
    titles = [_plain(t.words) for group in subject.siblings for t in group.titles if t.alone]
    titles += [_plain(line.text) for line in subject.lines if line.heading]
    lacking = [form for form in forms if not _stands(form, titles)]
    if len(lacking) > _OTHER_KIND * len(forms):
        yield _other_kind(lacking, len(forms))
        return
    for form in forms:
        yield _missing(form) if form in lacking else None


def _stands(form: SectionForm, titles: Sequence[str]) -> bool:
    name = _plain(form.heading)
    return any(name and (name in title or _alike(name, title)) for title in titles)


def _plain(title: str) -> str:
    return _NOISE.sub("", title) or re.sub("[^一-鿿]", "", title)


def _alike(one: str, other: str) -> bool:
    first, second = ({t[n : n + 2] for n in range(len(t) - 1)} for t in (one, other))
    return bool(first) and len(first & second) >= _ALIKE * len(first)


def _missing(form: SectionForm) -> Spot:
    todo = f"请补写这一部分；没有内容的，写“{form.empty}”" if form.empty else "请补写这一部分"
    return Spot(Severity.WARNING, f"缺少“{form.heading}”这一部分", None, None, todo=todo)


def _other_kind(lacking: Sequence[SectionForm], count: int) -> Spot:
    listed = "、".join(form.heading for form in lacking[:3])
    return Spot(
        Severity.WARNING,
        f"提纲的{count}个部分中有{len(lacking)}个没有找到（{listed}等）",
        None,
        None,
        todo="请核对选的报告类型；选对了的，按提纲补写",
    )


OUTLINE = TextCheck("W04", "提纲的部分齐全", _look, (Need.PROFILE,), aim="提纲")
