"""Holds the files of a profile against each other: a name that one uses, another must define."""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from collections.abc import Iterable

from qicao.boundtext import parse
from qicao.errors import QicaoError, TextError
from qicao.profile.catalogue import FigureEntry
from qicao.profile.forms import Form
from qicao.profile.formtables import FormTable
from qicao.profile.mistakes import Mistakes
from qicao.profile.model import ParagraphForm, Profile, SectionForm, Sentence
from qicao.quantity import parse_amount
from qicao.relations import Band, Count, Relation, Requires, Sum
from qicao.relations.base import constant


def crosscheck(profile: Profile, mistakes: Mistakes) -> None:
    """Adds a mistake for every name in the profile that nothing defines."""
    checker = _Checker(profile, mistakes)
    checker.catalogue()
    for relation in profile.relations:
        checker.relation(relation)
    checker.claims()
    checker.signals()
    checker.charged()
    checker.again()
    checker.sections()
    checker.outline(profile.outline)
    checker.phrases()
    checker.past()
    for form in profile.forms.forms:
        checker.form(form)
    checker.text("profile.yaml", "heading", profile.heading)
    for label, text in profile.cover:
        checker.text("profile.yaml", f"cover.{label}", text)


_INDIRECT = re.compile(r"\{[^{}]+\}")
"""`项目.{指标.*.对应项目}.决算数`: the member of a group, or the item, that a fact names."""

_SLOT_ID = re.compile(r"\[\[([^|\]]+)")


class _Checker:
    def __init__(self, profile: Profile, mistakes: Mistakes) -> None:
        self.profile, self.mistakes = profile, mistakes
        catalogue = profile.catalogue
        self.figures = set(catalogue.figures)
        self.facts = set(catalogue.facts)
        self.groups = set(catalogue.groups)
        members = {f"{group}.*" for group in self.groups}
        self.known = self.figures | self.facts | members | mistakes.defined
        self.claim_ids = {
            f"{item}|{measure}" for measure, form in profile.claims.items() for item in form.items
        }

    def name(self, file: str, key: str, name: str) -> None:
        given, name = name, _INDIRECT.sub("*", name)
        if name in self.known or constant(name) is not None:
            return
        if name != given and fnmatch.filter(self.known, name):
            return
        head, _, field = name.partition(".*.")
        if field and head not in self.groups:
            self.mistakes.add_unknown(file, key, head, self.groups)
        else:
            self.mistakes.add_unknown(file, key, name, self.known)

    def names(self, file: str, key: str, names: Iterable[str]) -> None:
        for name in names:
            self.name(file, key, name)

    def catalogue(self) -> None:
        catalogue = self.profile.catalogue
        topics = {topic.id for topic in catalogue.topics}
        for item, direction in catalogue.item_directions.items():
            self.direction("figures.yaml", f"items.{item}.direction", direction)
        for group in catalogue.groups.values():
            self.direction("figures.yaml", f"groups.{group.name}.direction", group.direction)
        of_items = set(catalogue.item_directions.values())
        for entry in catalogue.figures.values():
            if entry.direction not in of_items:
                self.direction("figures.yaml", f"{entry.id}.direction", entry.direction)
            self.standard(entry)
            if entry.topic and entry.topic not in topics:
                self.mistakes.add_unknown("figures.yaml", f"{entry.id}.topic", entry.topic, topics)

    def standard(self, entry: FigureEntry) -> None:
        """What the profile sets has to be an amount in the figure's own unit."""
        try:
            quantity = parse_amount(entry.default, entry.unit) if entry.default else None
            if quantity is not None:
                quantity.to(entry.unit)
        except QicaoError as error:
            hint = f"应为以“{entry.unit}”为单位的数"
            self.mistakes.add("figures.yaml", f"{entry.id}.default", f"{error}，{hint}")

    def direction(self, file: str, key: str, name: str) -> None:
        if name and name not in self.profile.directions and name not in self.mistakes.defined:
            self.mistakes.add_unknown(file, key, name, self.profile.directions)

    def group(self, file: str, key: str, name: str) -> None:
        if name and name not in self.groups:
            self.mistakes.add_unknown(file, f"{key}.each", name, self.groups)

    def relation(self, relation: Relation) -> None:
        key = f"relations（{relation.code} {relation.label}）"
        names = relation.mentioned()
        self.names("relations.yaml", key, (n for n in (*names, *relation.inverts) if n))
        if isinstance(relation, Sum):
            self.names("relations.yaml", key, (n for c in relation.when for n in c.ids()))
        if isinstance(relation, Count) and relation.group and relation.group not in self.groups:
            self.mistakes.add_unknown("relations.yaml", key, relation.group, self.groups)
        checks_only = isinstance(relation, (Requires, Count, Band))
        if not checks_only and relation.result and relation.result in names[1:]:
            self.mistakes.add("relations.yaml", key, "结果同时又是自己的一项，成了循环")

    def claims(self) -> None:
        for measure, form in self.profile.claims.items():
            self.direction("phrases.yaml", f"claims.{measure}.direction", form.direction)
            for item in form.items:
                key = f"claims.{measure}（{item}）"
                for name in (form.current, form.base):
                    self.name("phrases.yaml", key, name.replace("{item}", item))
                for text in (*form.less, *form.more, *form.equal, *form.zero_base):
                    self.text("phrases.yaml", key, text.replace("{item}", item))

    def signals(self) -> None:
        for code, form in self.profile.signals.items():
            key = f"signals.{code}"
            self.group("signals.yaml", key, form.each)
            for item in form.items or ("",):
                ids = (n.replace("{item}", item) for c in form.when for n in c.ids())
                self.names("signals.yaml", key, (*ids, *form.cause_facts))
                for texts in (
                    form.evidence,
                    form.text,
                    form.reasoned,
                    form.measure,
                    form.title,
                    form.measure_title,
                ):
                    for text in (t for variants in texts for t in variants):
                        self.text("signals.yaml", key, text.replace("{item}", item))

    def charged(self) -> None:
        """Who answers for a subject is a fact of a group whose members are looked at."""
        groups = sorted({form.each for form in self.profile.signals.values() if form.each})
        for text in self.profile.leads.charged:
            ways = [text.replace("{item}", f"{group}.*") for group in groups]
            known = (way for way in ways if _SLOT_ID.findall(way) and self.has_all(way))
            self.text("signals.yaml", "leads.charged", next(known, ways[0] if ways else text))

    def has_all(self, text: str) -> bool:
        """Whether there is all that a text names."""
        return self.known.issuperset(_SLOT_ID.findall(text))

    def again(self) -> None:
        """What is said of last year's problems names facts and figures that there are."""
        for role, variants in self.profile.leads.again:
            for text in (text for ways in variants for text in ways):
                self.text("signals.yaml", f"leads.again.{role}", text)

    def outline(self, forms: tuple[SectionForm, ...]) -> None:
        for form in forms:
            key = f"outline（{form.id}）"
            for name in (*form.must, *form.may):
                if name not in self.claim_ids:
                    known = self.known | self.claim_ids
                    if name not in known:
                        self.mistakes.add_unknown("profile.yaml", key, name, known)
            self.names("profile.yaml", key, form.zero_of)
            self.outline(form.sections)

    def form(self, form: Form) -> None:
        key = f"forms.{form.id}"
        ids = [*form.zero, form.year, *(pair.id for pair in form.pairs)]
        self.names("forms.yaml", key, (name for name in ids if name))
        for pair in form.pairs:
            self.group("forms.yaml", f"{key}.pairs", pair.member)
        for number, table in enumerate(form.tables, 1):
            self.form_table(f"{key}.tables.{number}", table)

    def form_table(self, key: str, table: FormTable) -> None:
        ids = [c.id for c in table.columns] + [r.id for r in table.rows]
        ids += [name for row in table.rows for name in row.cells.values()]
        self.names("forms.yaml", key, (name for name in ids if name))
        for item in (*(c.item for c in table.columns), *(r.item for r in table.rows)):
            if item and item not in self.profile.catalogue.item_names:
                self.mistakes.add_unknown(
                    "forms.yaml", key, item, self.profile.catalogue.item_names
                )
        keys = {column.key or column.heads[0] for column in table.columns}
        for row in table.rows:
            for name in row.cells.keys() - keys:
                self.mistakes.add_unknown("forms.yaml", key, name, keys)
            self.group("forms.yaml", key, row.members)
            self.group("forms.yaml", key, row.group)
        if table.others:
            self.group("forms.yaml", key, table.others.group)

    def sections(self) -> None:
        """Two sections of one id would have the same prompt, phrases and place."""
        for name, times in Counter(self.profile.section_ids).items():
            if times > 1:
                hint = f"有 {times} 节的 id 都是“{name}”，请改成不同的 id"
                self.mistakes.add("profile.yaml", "outline", hint)

    def phrases(self) -> None:
        ids = set(self.profile.section_ids)
        for section, paragraphs in self.profile.sections.items():
            if section not in ids:
                self.mistakes.add_unknown("phrases.yaml", "sections", section, ids)
            for paragraph in paragraphs:
                self.paragraph(f"sections.{section}.{paragraph.id}", paragraph)

    def past(self) -> None:
        """What is to be followed up stands in lists of names, and a section has to write it."""
        written = {form.writes for form in self.profile.every_section}
        lists = {e.id for e in self.profile.catalogue.facts.values() if e.form == "names"}
        roles = dict(self.profile.past.lists)
        for role, name in self.profile.past:
            key = f"past.{role}"
            if name and name not in lists and name not in self.mistakes.defined:
                self.mistakes.add_unknown("profile.yaml", key, name, lists)
            elif name and role in roles and role not in written:
                self.mistakes.add("profile.yaml", key, f"提纲里没有 writes: {role} 的节，无从取得")

    def paragraph(self, key: str, form: ParagraphForm) -> None:
        for sentence in form.sentences:
            self.sentence(key, sentence)
        if form.table:
            self.group("phrases.yaml", key, form.table.each)
            cells = (cell for row in (form.table.row, *form.table.rows) for cell in row)
            ways = (way for cell in cells for way in cell)
            for cell in (*ways, *form.table.foot):
                self.text("phrases.yaml", key, cell)

    def sentence(self, key: str, sentence: Sentence) -> None:
        self.group("phrases.yaml", key, sentence.each)
        conditions = (*sentence.when, *sentence.only)
        for item in sentence.items or ("",):
            ids = (n.replace("{item}", item) for c in conditions for n in c.ids())
            self.names("phrases.yaml", key, ids)
            for variants in (*sentence.say, *sentence.item, *sentence.head):
                for text in variants:
                    self.text("phrases.yaml", key, text.replace("{item}", item))

    def text(self, file: str, key: str, text: str) -> None:
        """Every slot of a phrase names something of the catalogue or a claim."""
        try:
            parts = parse(text)
        except TextError as error:
            self.mistakes.add(file, key, str(error))
            return
        for part in parts:
            if isinstance(part, str):
                continue
            claim = f"{part.id}|{part.styles[0]}" if part.styles else ""
            if part.id not in self.known and claim not in self.claim_ids:
                self.name(file, key, part.id)
