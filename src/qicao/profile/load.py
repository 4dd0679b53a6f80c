"""Loads a profile folder, or refuses it with every mistake at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from qicao.errors import ImportRefused, ProfileError
from qicao.pagestyle import PageStyle
from qicao.profile.crosscheck import crosscheck
from qicao.profile.entries import read_catalogue
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
from qicao.yamltext import YamlValue, load_yaml

T = TypeVar("T", bound=BaseModel)
FILES: dict[str, tuple[str, ...]] = {
    "profile.yaml": (
        "id",
        "version",
        "title",
        "basis",
        "cover",
        "outline",
        "variants",
        "voice_by",
        "heading",
        "past",
    ),
    "figures.yaml": ("topics", "measures", "items", "figures", "groups", "facts", "indicators"),
    "relations.yaml": ("relations", "sets"),
    "terms.yaml": (
        "directions",
        "definitions",
        "avoid",
        "careful",
        "phrases",
        "organisations",
    ),
    "phrases.yaml": ("claims", "sections"),
    "signals.yaml": ("signals", "leads"),
    "style.yaml": ("numbers", "page"),
}
"""The files of a profile and the keys that each may have."""
OPTIONAL_FILES = {
    "forms.yaml": ("words", *(name for name in Forms.model_fields)),
}
MAX_FILE = 1 << 20


def load_profile(folder: Path, variant: str = "") -> Profile:
    """The profile in `folder`, with the outline of `variant`. ProfileError lists every mistake."""
    return build_profile(read_folder(folder), folder.name, variant)


def read_folder(folder: Path) -> dict[str, str]:
    """The text files of a profile folder by relative name. ProfileError if there is no profile."""
    if not (folder / "profile.yaml").is_file():
        raise ProfileError(folder.name, [f"profile.yaml：找不到。{folder} 不是报告类型的文件夹"])
    names = [n for n in (*FILES, *OPTIONAL_FILES) if (folder / n).is_file()]
    prompts = sorted(folder.glob("sections/*.prompty"))
    paths = {name: folder / name for name in names} | {f"sections/{p.name}": p for p in prompts}
    return {name: _read(path, folder.name) for name, path in paths.items()}


def _read(path: Path, name: str) -> str:
    if path.stat().st_size > MAX_FILE:
        raise ProfileError(name, [f"{path.name}：超过 1 MiB"])
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(name, [f"{path.name}：不是 UTF-8 编码，请另存为 UTF-8"]) from None


def build_profile(files: Mapping[str, str], name: str, variant: str = "") -> Profile:
    """The profile that these texts describe, as a bundle carries them."""
    mistakes = Mistakes()
    documents = {file: _document(files, file, FILES[file], mistakes) for file in FILES}
    optional = {file: keys for file, keys in OPTIONAL_FILES.items() if file in files}
    documents |= {file: _document(files, file, keys, mistakes) for file, keys in optional.items()}
    profile = _Loader(documents, mistakes, variant).profile(dict(files))
    if profile is not None and not mistakes.unread:
        crosscheck(profile, mistakes)
    if mistakes.lines or profile is None:
        raise ProfileError(name, mistakes.lines)
    return profile


def _document(
    files: Mapping[str, str], file: str, keys: tuple[str, ...], mistakes: Mistakes
) -> dict[str, YamlValue]:
    if file not in files:
        mistakes.add(file, "", "缺少这个文件")
        mistakes.unread.add(file)
        return {}
    try:
        document = mistakes.mapping(load_yaml(files[file], file), file, "")
    except ImportRefused as refused:
        mistakes.add(file, refused.cell or "", refused.hint)
        mistakes.unread.add(file)
        return {}
    mistakes.check_keys(file, "", document, keys)
    return document


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
            self.mistakes.add_unknown("profile.yaml", "variants", self.variant, variants)
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


def folder_digest(files: Mapping[str, str]) -> str:
    """SHA-256 over names and texts in order: the same folder on any machine."""
    digest = hashlib.sha256()
    for name in sorted(files):
        text = files[name].replace("\r\n", "\n")
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()
