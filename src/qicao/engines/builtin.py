"""The builtin engine: every section from the profile's phrases, with no model and no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qicao.boundtext import escape, slots
from qicao.engines.phrasing import Phrasing
from qicao.engines.protocol import OnComing, OnSection
from qicao.engines.remedies import Remedies
from qicao.profile import ParagraphForm, Profile, TableForm
from qicao.values import Block, Ledger, Material, Paragraph, Section, SectionPlan, Table


class BuiltinEngine:
    """Writes sections from phrases chosen by claim, presence and signal."""

    name = "builtin"
    failures: tuple[str, ...] = ()

    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self.profile, self.ledger = profile, ledger
        self.phrasing = Phrasing(profile, ledger)
        self.remedies = Remedies(profile, ledger, self.phrasing)

    def write(self, plan: SectionPlan) -> tuple[Section, ...]:
        """The section as bound text; a section with nothing says so (A60)."""
        if plan.writes == "prose":
            return (self.prose(plan),)
        return self.remedies.sections(plan)

    def write_all(
        self,
        plans: Sequence[SectionPlan],
        on_section: OnSection | None = None,
        on_coming: OnComing | None = None,  # noqa: ARG002 - a section is there at once
    ) -> tuple[tuple[Section, ...], ...]:
        """The sections of every plan, one after the other."""
        written = []
        for plan in plans:
            written.append(self.write(plan))
            if on_section:
                on_section(plan, written[-1])
        return tuple(written)

    def prose(self, plan: SectionPlan) -> Section:
        """A section of paragraphs, tables and quoted materials."""
        forms = self.profile.sections.get(plan.id, ())
        blocks = tuple(block for form in forms for block in self.blocks(plan, form))
        if not blocks and plan.empty and not plan.has_children:
            blocks = (Paragraph(id=f"{plan.id}.空", text=self.nothing(plan)),)
        return Section(
            id=plan.id,
            heading=plan.heading,
            number=plan.number,
            level=plan.level,
            blocks=blocks,
            engine=self.name,
        )

    def nothing(self, plan: SectionPlan) -> str:
        """What an empty section says: the word for nothing, or what has yet to be provided.

        One that the profile has no phrases for states what it must: there is something.
        """
        if plan.must and plan.id not in self.profile.sections:
            return "；".join(self.stated(name) for name in plan.must) + "。"
        if not plan.missing:
            return plan.empty
        label = plan.pending or "、".join(plan.missing.values())
        return escape(self.profile.numbers.missing.replace("{label}", label))

    def stated(self, name: str) -> str:
        """A claim, which names what it is about, or a figure after its label."""
        figure = self.ledger.figures.get(name)
        return f"{escape(figure.label) if figure else ''}[[{name}]]"

    def blocks(self, plan: SectionPlan, form: ParagraphForm) -> Iterator[Block]:
        """The blocks that one paragraph form gives: none, one, or one a quoted paragraph."""
        key = f"{plan.id}.{form.id}"
        if form.table:
            table = self.table(key, form.table)
            if table.rows:
                yield table
        elif form.materials:
            yield from self.quoted(key, form)
        else:
            text = "".join(
                self.phrasing.sentence(sentence, f"{key}.{number}")
                for number, sentence in enumerate(form.sentences)
            )
            if text:
                yield Paragraph(id=key, text=text)

    def quoted(self, key: str, form: ParagraphForm) -> Iterator[Paragraph]:
        """What materials say under a fitting heading, a paragraph a heading, with the title."""
        number = 0
        for material in self.ledger.current_materials:
            lead = self.lead(key, form, material)
            for _, texts in self.fitting(material, form):
                number += 1
                yield Paragraph(id=f"{key}.{number}", text=lead + "".join(texts))
                lead = ""

    def fitting(self, material: Material, form: ParagraphForm) -> Iterator[tuple[str, list[str]]]:
        """Headings that name what a section is about, each with the sentences below it."""
        paired = zip(material.headings, material.paragraphs, strict=True)
        for heading, paragraphs in groupby(paired, key=lambda pair: pair[0]):
            if any(word in (heading or material.title) for word in form.materials):
                yield heading, [s.text for _, sentences in paragraphs for s in sentences]

    def lead(self, key: str, form: ParagraphForm, material: Material) -> str:
        """What introduces a quotation, with the title of its source."""
        return self.phrasing.choose(form.lead, key, title=escape(material.title))

    def table(self, key: str, form: TableForm) -> Table:
        """A table with its fixed rows and one a member of its group, cells blank without data."""
        members = self.phrasing.ordered(self.ledger.group(form.each), form.order)
        rows = [
            *self.fixed(form),
            *(tuple(self.cell(w, form.each, member.id) for w in form.row) for member in members),
        ]
        if rows and form.foot:
            rows.append(tuple(self.cell((way,), "", "") for way in form.foot))
        kept = [c for c in range(len(form.header)) if any(row[c] for row in rows)]
        return Table(
            id=key,
            caption=form.caption,
            unit_line=form.unit_line,
            header=tuple(form.header[c] for c in kept),
            rows=tuple(tuple(row[c] for c in kept) for row in rows),
            widths=tuple(form.widths[c] for c in kept if c < len(form.widths)),
            wide=form.wide,
        )

    def fixed(self, form: TableForm) -> Iterator[tuple[str, ...]]:
        """The rows that a table always has, without those for which nothing was provided."""
        for ways in form.rows:
            row = tuple(self.cell(way, "", "") for way in ways)
            if any(map(slots, row)):
                yield row

    def cell(self, ways: tuple[str, ...], group: str, member: str) -> str:
        """The first way to fill a cell that resolves; '' if none does."""
        put = [way.replace(f"{group}.*", member) if group else way for way in ways]
        return next((way for way in put if self.phrasing.resolves(way)), "")
