"""Entries of the outline that are lists: the problems, the measures; one section each.

A person orders them anew, words a title, takes one out, puts one in. What stands below a title is
edited as any text.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from qicao.errors import UsageError
from qicao.keeping import groups
from qicao.profile import Profile
from qicao.values import Paragraph, Report, Section, Value
from qicao.workflow import Drafted, numbered, render_or_refuse

MAX_ITEMS = 60


class Item(Value):
    """One of a list: its title, and for a new one (`id` is '') its text."""

    id: str
    heading: str
    text: str = ""
    answers: tuple[str, ...] = ()
    """For a new measure: the problems that it answers, by the last part of their ids."""


class Listed(Value):
    """An entry of the outline that is a list."""

    id: str
    heading: str
    items: tuple[Item, ...]
    answerable: dict[str, str] = {}
    """For measures: the title of each problem, by the last part of its id."""


def listed_entries(drafted: Drafted) -> tuple[Listed, ...]:
    """The lists that are written, as they stand in the report."""
    written = _groups(drafted.report, drafted.profile)
    lists = [form for form in drafted.profile.every_section if form.id in written]
    problems = {
        section.id.removeprefix(f"{form.id}."): section.heading
        for form in lists
        if form.writes == "problems"
        for section in written[form.id][1:]
    }
    return tuple(
        Listed(
            id=form.id,
            heading=f"{written[form.id][0].number}{written[form.id][0].heading}",
            items=tuple(Item(id=s.id, heading=s.heading) for s in written[form.id][1:]),
            answerable=problems if form.writes == "measures" else {},
        )
        for form in lists
        if form.writes != "prose"
    )


def arrange(drafted: Drafted, entry: str, items: Sequence[Item]) -> Report:
    """The report with a list as it is given: others of its sections go, new ones are written in.

    UsageError for a title or a text that is missing, TextError for a slot that cannot be printed.
    """
    found = _groups(drafted.report, drafted.profile)
    if entry not in found:
        raise UsageError("这一节还没有写：请先起草，再增删问题和措施")
    head, *below = found[entry]
    known = {section.id: section for section in below}
    made = [_section(known.get(item.id), item, head, drafted) for item in items]
    if len(made) > MAX_ITEMS:
        raise UsageError(f"一节至多 {MAX_ITEMS} 条：请合并相近的")
    return _with_group(drafted.report, found[entry], numbered([head, *made]))


def _groups(report: Report, profile: Profile) -> dict[str, tuple[Section, ...]]:
    return groups(report, [form.id for form in profile.every_section])


def _section(known: Section | None, item: Item, head: Section, drafted: Drafted) -> Section:
    heading = " ".join(item.heading.split())
    if not heading:
        raise UsageError("有一条没有标题：请写上标题，或勾选删除")
    render_or_refuse(heading, drafted)
    if known:
        return known.model_copy(update={"heading": heading})
    text = " ".join(item.text.split())
    if not text:
        raise UsageError(f"新增的“{heading}”没有正文：请写上正文")
    render_or_refuse(text, drafted)
    id = f"{head.id}.{uuid4().hex[:8]}"
    block = Paragraph(id=f"{id}.1", text=text)
    return Section(
        id=id,
        heading=heading,
        level=head.level + 1,
        blocks=(block,),
        engine="",
        answers=item.answers,
    )


def _with_group(report: Report, old: Sequence[Section], new: Sequence[Section]) -> Report:
    """The report with the sections of a list in the place of those that it had."""
    gone = {section.id for section in old}
    parts: dict[str, tuple[Section, ...]] = {}
    for part in ("sections", "appendices"):
        have: tuple[Section, ...] = getattr(report, part)
        at = next((n for n, section in enumerate(have) if section.id == old[0].id), None)
        if at is not None:
            left = [section for section in have[at:] if section.id not in gone]
            parts[part] = (*have[:at], *new, *left)
    return report.model_copy(update=parts)
