"""Loads a profile folder, or refuses it with every mistake at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from qicao.errors import ProfileError
from qicao.nearest import suggest
from qicao.pagestyle import PageStyle
from qicao.profile.crosscheck import crosscheck
from qicao.profile.entries import read_catalogue
from qicao.profile.extend import base_files, base_of
from qicao.profile.folder import folder_digest, read_documents, read_folder
from qicao.profile.forms import Form, Forms
from qicao.profile.mistakes import Mistakes
from qicao.profile.model import (
    ClaimForm,
    Direction,
    Leads,
    ParagraphForm,
    PastForm,
    Profile,
    SectionForm,
    SignalForm,
)
from qicao.relations import KINDS, AnyRelation
from qicao.values import NumberStyle, ProfileRef
from qicao.yamltext import YamlValue

T = TypeVar("T", bound=BaseModel)


def load_profile(folder: Path, variant: str = "") -> Profile:
    """The profile in `folder`, with the outline of `variant`. ProfileError lists every mistake."""
    return build_profile(read_folder(folder), folder.name, variant)


def build_profile(files: Mapping[str, str], name: str, variant: str = "") -> Profile:
    """The profile that these texts describe, as a bundle carries them; built once a process."""
    return _built(tuple(files.items()), name, variant)


@lru_cache(maxsize=8)
def _built(texts: tuple[tuple[str, str], ...], name: str, variant: str) -> Profile:
    files, mistakes = dict(texts), Mistakes()
    documents = read_documents(files, mistakes)
    profile = _Loader(documents, mistakes, variant).profile(files)
    if profile is not None and not mistakes.unread:
        crosscheck(profile, mistakes)
    if mistakes.lines or profile is None:
        _blame_the_base(files)
        raise ProfileError(name, mistakes.lines)
    return profile


def load_base(profile: Profile) -> Profile | None:
    """The profile that another extends, from the copy that it carries; None if it extends none."""
    files = base_files(profile.files)
    return build_profile(files, base_of(profile.files)) if files else None


def _blame_the_base(files: Mapping[str, str]) -> None:
    """Raises the mistakes of the profile that is extended, if it has any of its own."""
    base = base_files(files)
    if base and not base_of(base):
        build_profile(base, base_of(files))


class _Loader:
    def __init__(
        self, documents: Mapping[str, dict[str, YamlValue]], mistakes: Mistakes, variant: str
    ) -> None:
        self.documents, self.mistakes, self.variant = documents, mistakes, variant

    def part(self, file: str, key: str) -> dict[str, YamlValue]:
        return self.mistakes.mapping(self.documents[file].get(key), file, key)

    def listing(self, file: str, key: str) -> list[YamlValue]:
        value = self.documents[file].get(key, [])
        if isinstance(value, list):
            return value
        self.mistakes.add(file, key, "应为列表")
        return []

    def texts(self, file: str, key: str) -> tuple[str, ...]:
        return self.mistakes.texts(self.documents[file].get(key), file, key)

    def build(self, kind: type[T], data: object, file: str, key: str) -> T | None:
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            self.mistakes.add_validation(file, key, error, kind)
            return None

    def table(self, kind: type[T], file: str, key: str) -> dict[str, T]:
        built = {
            n: self.build(kind, v, file, f"{key}.{n}") for n, v in self.part(file, key).items()
        }
        self.mistakes.defined.update(name for name, value in built.items() if value is None)
        return {name: value for name, value in built.items() if value is not None}

    def profile(self, files: dict[str, str]) -> Profile | None:
        head = self.documents["profile.yaml"]
        catalogue = read_catalogue(self.documents["figures.yaml"], self.mistakes)
        variants = self.texts("profile.yaml", "variants")
        if self.variant and self.variant not in variants:
            others = f"可用 {'、'.join(variants)}" if variants else "它只有一种提纲，不要写 variant"
            hint = f"没有“{self.variant}”，{suggest(self.variant, variants, others)}"
            self.mistakes.add("profile.yaml", "variants", hint)
        outline = self.outline()
        try:
            return Profile(
                ref=self.reference(files),
                title=str(head.get("title", "")),
                heading=str(head.get("heading", "")),
                basis=self.texts("profile.yaml", "basis"),
                cover=tuple(self.cover()),
                outline=_chosen(outline, self.variant),
                section_ids=tuple(_section_ids(outline)),
                catalogue=catalogue,
                forms=self.forms(),
                relations=tuple(self.relations()),
                directions=self.table(Direction, "terms.yaml", "directions"),
                definitions={k: str(v) for k, v in self.part("terms.yaml", "definitions").items()},
                avoid=self.texts("terms.yaml", "avoid"),
                careful=self.texts("terms.yaml", "careful"),
                phrases=self.texts("terms.yaml", "phrases"),
                organisations=self.texts("terms.yaml", "organisations"),
                claims=self.table(ClaimForm, "phrases.yaml", "claims"),
                signals=self.table(SignalForm, "signals.yaml", "signals"),
                sections=self.paragraphs(),
                leads=self.build(Leads, self.part("signals.yaml", "leads"), "signals.yaml", "leads")
                or Leads(),
                past=self.build(PastForm, self.part("profile.yaml", "past"), "profile.yaml", "past")
                or PastForm(),
                numbers=self.build(
                    NumberStyle, self.part("style.yaml", "numbers"), "style.yaml", "numbers"
                )
                or NumberStyle(),
                page=self.build(PageStyle, self.part("style.yaml", "page"), "style.yaml", "page")
                or PageStyle(),
                voice_by=str(head.get("voice_by", "")),
                variants=variants,
                files=files,
            )
        except ValidationError as error:
            self.mistakes.add_validation("profile.yaml", "", error)
            return None

    def forms(self) -> Forms:
        """The forms in forms.yaml, in its order; none without such a file."""
        file = "forms.yaml"
        if file not in self.documents:
            return Forms()
        words = self.part(file, "words")
        known = {n: self.mistakes.texts(v, file, f"words.{n}") for n, v in words.items()}
        bodies = {
            name: {"id": name, **self.mistakes.mapping(value, file, f"forms.{name}")}
            for name, value in self.part(file, "forms").items()
        }
        built = [
            self.build(Form, self.spelled(body, known, name), file, f"forms.{name}")
            for name, body in bodies.items()
        ]
        shared = {k: v for k, v in self.documents[file].items() if k not in ("forms", "words")}
        forms = tuple(form for form in built if form is not None)
        return self.build(Forms, {**shared, "forms": forms}, file, "") or Forms()

    def spelled(self, value: Any, words: Mapping[str, tuple[str, ...]], form: str) -> Any:
        """A form with each `@name` in its lists put as the words of that name."""
        if isinstance(value, dict):
            return {key: self.spelled(part, words, form) for key, part in value.items()}
        if not isinstance(value, list):
            return value
        parts: list[Any] = []
        for part in value:
            if not isinstance(part, str) or not part.startswith("@"):
                parts.append(self.spelled(part, words, form))
            elif part[1:] in words:
                parts += words[part[1:]]
            else:
                self.mistakes.add_unknown("forms.yaml", f"forms.{form}", part[1:], words)
        return parts

    def cover(self) -> Iterator[tuple[str, str]]:
        for number, value in enumerate(self.listing("profile.yaml", "cover"), 1):
            line = self.mistakes.mapping(value, "profile.yaml", f"cover.{number}")
            self.mistakes.check_keys("profile.yaml", f"cover.{number}", line, ("label", "text"))
            yield str(line.get("label", "")), str(line.get("text", ""))

    def reference(self, files: Mapping[str, str]) -> ProfileRef:
        head = self.documents["profile.yaml"]
        for key in ("id", "version", "title"):
            if not head.get(key):
                self.mistakes.add("profile.yaml", key, "缺少这一项")
        return ProfileRef(
            id=str(head.get("id", "")),
            version=str(head.get("version", "")),
            digest=folder_digest(files),
            variant=self.variant,
        )

    def outline(self) -> tuple[SectionForm, ...]:
        """The sections of all variants."""
        forms = [
            self.build(SectionForm, value, "profile.yaml", f"outline.{number}")
            for number, value in enumerate(self.listing("profile.yaml", "outline"), 1)
        ]
        return tuple(form for form in forms if form is not None)

    def paragraphs(self) -> dict[str, tuple[ParagraphForm, ...]]:
        result = {}
        for name, value in self.part("phrases.yaml", "sections").items():
            entries = value if isinstance(value, list) else []
            forms = [
                self.build(ParagraphForm, entry, "phrases.yaml", f"sections.{name}.{number}")
                for number, entry in enumerate(entries, 1)
            ]
            result[name] = tuple(form for form in forms if form is not None)
        return result

    def relations(self) -> list[AnyRelation]:
        found: list[AnyRelation] = []
        for number, value in enumerate(self.listing("relations.yaml", "relations"), 1):
            body = self.mistakes.mapping(value, "relations.yaml", f"relations.{number}")
            key = f"relations.{number}（{body.get('code', '无 code')}）"
            read = (self.relation(expanded, key) for expanded in self.each_item(body, key))
            found.extend(relation for relation in read if relation is not None)
        return found

    def each_item(self, body: dict[str, YamlValue], key: str) -> list[Any]:
        """The entry once for each item of `each`, or as it is."""
        each = body.get("each")
        if not each:
            return [body]
        sets = self.part("relations.yaml", "sets")
        names = sets.get(each) if isinstance(each, str) else each
        items = self.mistakes.texts(names, "relations.yaml", f"{key}.each")
        if not items:
            self.mistakes.add_unknown("relations.yaml", f"{key}.each", str(each), sets)
        rest = {name: value for name, value in body.items() if name != "each"}
        return [_put(rest, {"item": item, "label": self.label(item)}) for item in items]

    def label(self, item: str) -> str:
        """The label of an item of figures.yaml, or its id."""
        body = self.documents["figures.yaml"].get("items")
        entry = body.get(item) if isinstance(body, dict) else None
        return str(entry.get("label", item)) if isinstance(entry, dict) else item

    def relation(self, body: Any, key: str) -> AnyRelation | None:
        kind = body.get("kind")
        if kind not in KINDS:
            self.mistakes.add_unknown("relations.yaml", f"{key}.kind", str(kind), KINDS)
            return None
        return self.build(KINDS[str(kind)], body, "relations.yaml", key)


def _chosen(forms: tuple[SectionForm, ...], variant: str) -> tuple[SectionForm, ...]:
    return tuple(
        form.model_copy(update={"sections": _chosen(form.sections, variant)})
        for form in forms
        if not form.only_in or variant in form.only_in
    )


def _section_ids(forms: tuple[SectionForm, ...]) -> Iterator[str]:
    for form in forms:
        yield form.id
        yield from _section_ids(form.sections)


def _put(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"{{{name}}}", word)
        return value
    if isinstance(value, list):
        return [_put(part, words) for part in value]
    if isinstance(value, dict):
        return {key: _put(part, words) for key, part in value.items()}
    return value
