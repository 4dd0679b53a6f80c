"""Plans the report: what each section must and may say, from what the ledger has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.outline import number
from qicao.profile import Profile, SectionForm
from qicao.values import Ledger, SectionPlan, Sentence


def plan_report(profile: Profile, ledger: Ledger) -> tuple[SectionPlan, ...]:
    """The section plans in the order of the outline, appendices last."""
    return tuple(_plans(profile, ledger, profile.outline, 1))


def headings(profile: Profile) -> Iterator[tuple[str, str]]:
    """The headings of the outline with their numbers, in order."""
    yield from _headings(profile.outline, 1)


def _headings(forms: Iterable[SectionForm], level: int) -> Iterator[tuple[str, str]]:
    position = 0
    for form in forms:
        position += not form.appendix
        yield ("附表 " if form.appendix else number(level, position)), form.heading
        yield from _headings(form.sections, level + 1)


def _plans(
    profile: Profile, ledger: Ledger, forms: Iterable[SectionForm], level: int
) -> Iterator[SectionPlan]:
    position = 0
    for form in forms:
        position += not form.appendix
        yield _plan(profile, ledger, form, level, "" if form.appendix else number(level, position))
        yield from _plans(profile, ledger, form.sections, level + 1)


def _plan(
    profile: Profile, ledger: Ledger, form: SectionForm, level: int, printed: str
) -> SectionPlan:
    must = tuple(_members(form.must, ledger))
    may = (*_members(form.may, ledger), *_indicators(form, ledger))
    named = (*must, *may)
    return SectionPlan(
        id=form.id,
        heading=form.heading,
        number=printed,
        level=level,
        writes=form.writes,
        must=tuple(name for name in must if _available(name, ledger)),
        may=tuple(n for n in may if _available(n, ledger) and n not in ledger.facts),
        facts=tuple(name for name in named if name in ledger.facts),
        signals=ledger.signals if form.writes != "prose" else (),
        sentences=tuple(_sentences(form, ledger)),
        guide=form.guide,
        empty=form.empty,
        pending=form.pending,
        missing={name: _label(name, profile, ledger) for name in _lacking(form, ledger)},
        appendix=form.appendix,
        has_children=bool(form.sections),
    )


def _members(names: Iterable[str], ledger: Ledger) -> Iterator[str]:
    """The names, those of a group (`项目.*|…`) once for each of its members."""
    for name in names:
        group, star, rest = name.partition(".*")
        members = ledger.group(group) if star else ()
        yield from (f"{member.id}{rest}" for member in members) if star else (name,)


def _indicators(form: SectionForm, ledger: Ledger) -> Iterator[str]:
    """Target and actual value of every indicator that the section is about."""
    for indicator in ledger.indicators:
        if any(word in indicator.level1 for word in form.indicators):
            yield from (indicator.target, indicator.actual)


def _available(name: str, ledger: Ledger) -> bool:
    return name in ledger.claims or ledger.present(name)


def _lacking(form: SectionForm, ledger: Ledger) -> Iterator[str]:
    for name in form.must:
        if not _available(name, ledger) and name not in ledger.facts:
            yield name


def _label(name: str, profile: Profile, ledger: Ledger) -> str:
    """What has to be given so that the section can say what is named."""
    item, _, measure = name.partition("|")
    return "、".join(_absent(item, measure, profile, ledger)) or _name(name, profile, ledger)


def _name(name: str, profile: Profile, ledger: Ledger) -> str:
    """A figure, a fact or a claim as people call it."""
    if name in ledger.figures:
        return ledger.figures[name].label
    if entry := profile.catalogue.fact_entry(name) or profile.catalogue.entry(name):
        return entry.label
    item, _, measure = name.partition("|")
    names = profile.catalogue.item_names.get(item)
    return f"{names[1] if names else item}{measure}"


def _absent(item: str, measure: str, profile: Profile, ledger: Ledger) -> Iterator[str]:
    """The labels of the figures that a claim has yet to be given."""
    form = profile.claims.get(measure)
    for pattern in (form.current, form.base) if form else ():
        figure = pattern.replace("{item}", item)
        entry = profile.catalogue.entry(figure)
        if entry and not ledger.present(figure):
            yield entry.label


def _sentences(form: SectionForm, ledger: Ledger) -> Iterator[Sentence]:
    """Sentences of materials under a heading that names what the section is about."""
    for material in ledger.current_materials:
        for heading, paragraph in zip(material.headings, material.paragraphs, strict=True):
            if any(word in (heading or material.title) for word in form.materials):
                yield from paragraph
