"""Reads the sample folders and recomputes them by their profiles, without any code of qicao.

The reading is as plain as the files are: what a reader must guess, a sample does not contain.
Values stay in the unit in which they were written; every sample writes money in 万元.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
PROFILES = ROOT / "prompts"
PROFILE = PROFILES / "hunan_overall"
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(\D.*)?")


def cases(pattern: str = "*") -> list[Path]:
    """The sample folders whose name fits."""
    return sorted(path.parent for path in SAMPLES.glob(f"{pattern}/case.yaml"))


@cache
def read_yaml(path: Path) -> Any:
    """A YAML file with every scalar as text; kept, so nobody may change it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def document(profile: str, file: str) -> dict[str, Any]:
    """A file of a profile, laid over that of the profile which it extends; not to be changed."""
    path = PROFILES / profile / file
    own = (read_yaml(path) or {}) if path.is_file() else {}
    base = read_yaml(PROFILES / profile / "profile.yaml").get("extends")
    if not base:
        return own
    laid = _laid_over(document(base, file), own)
    if file == "relations.yaml":
        mine = own.get("relations", [])
        named = {_name(r) for r in mine} | set(own.get("without", []))
        theirs = document(base, file)["relations"]
        laid["relations"] = [r for r in theirs if _name(r) not in named] + mine
    return laid


def _name(relation: dict[str, Any]) -> str:
    return f"{relation['code']} {relation['label']}"


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        result[key] = _laid_over(base[key], value) if both else value
    return {key: value for key, value in result.items() if value != ""}


def segment(name: str) -> str:
    """A member's name as part of an id."""
    return re.sub(r"\W", "", name)


@dataclass
class Sample:
    """What a folder gives: amounts by id, in a list where files differ, and texts by id."""

    case: dict[str, Any]
    amounts: dict[str, list[tuple[Decimal, str]]] = field(default_factory=dict)
    texts: dict[str, Any] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    @property
    def profile(self) -> str:
        """The name of its profile."""
        return str(self.case["profile"])

    @property
    def values(self) -> dict[str, Decimal]:
        """The first value of each amount."""
        return {name: found[0][0] for name, found in self.amounts.items()}

    def add(self, name: str, value: str, unit: str) -> None:
        self.amounts.setdefault(name, []).append((Decimal(value), unit))

    def add_member(self, group: str, name: str) -> str:
        listed = self.members.setdefault(group, [])
        if segment(name) not in listed:
            listed.append(segment(name))
        return f"{group}.{segment(name)}"


@cache
def read_sample(folder: Path) -> Sample:
    """Everything that the files of the case give; kept, so nobody may change it."""
    sample = Sample(read_yaml(folder / "case.yaml"))
    for name in sample.case["figures"]:
        path = folder / name
        if path.suffix == ".csv":
            _add_table(sample, path)
        else:
            _add_tree(sample, read_yaml(path))
    return sample


def _add_table(sample: Sample, path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = row["id"] or labelled(sample.profile).get(row["label"], row["label"])
            if row["group"]:
                member = sample.add_member(row["group"], row["label"])
                name = row["id"] or f"{member}.{_field(sample.profile, row)}"
            sample.add(name, row["value"], row["unit"])


def _field(profile: str, row: dict[str, str]) -> str:
    """The field of a group that is of the row's period."""
    fields = document(profile, "figures.yaml")["groups"][row["group"]]["figures"]
    return next(name for name, body in fields.items() if body.get("period") == row["period"])


@cache
def labelled(profile: str) -> dict[str, str]:
    """The labels that city_library gives instead of ids."""
    fields = ("年初预算数", "全年预算数", "决算数", "上年决算数")
    items = document(profile, "figures.yaml")["items"]
    names = [(item, n) for item, body in items.items() for n in (item, *body.get("synonyms", ()))]
    names += [(item, body["label"]) for item, body in items.items()]
    return {f"{name}{part}": f"{item}.{part}" for item, name in names for part in fields}


def _add_tree(sample: Sample, content: dict[str, Any]) -> None:
    sample.texts |= content.get("facts", {})
    for name, text in content.get("figures", {}).items():
        sample.add(name, *_parts(text))
    fields = document(sample.profile, "figures.yaml")["groups"]
    for group, members in content.get("groups", {}).items():
        for member, body in members.items():
            prefix = sample.add_member(group, member)
            for key, text in body.items():
                if key in fields[group]["figures"]:
                    sample.add(f"{prefix}.{key}", *_parts(text))
                else:
                    sample.texts[f"{prefix}.{key}"] = text


def _parts(text: str) -> tuple[str, str]:
    match = _NUMBER.fullmatch(text)
    assert match, text
    return match[1], match[2] or ""


def relations(sample: Sample) -> Iterator[dict[str, Any]]:
    """Every relation of its profile, once for each item and each member of a group."""
    content = document(sample.profile, "relations.yaml")
    for relation in content["relations"]:
        each = relation.get("each", [""])
        for item in content["sets"][each] if isinstance(each, str) else each:
            yield from _for_members(_put(relation, "{item}", item), sample.members)


def _for_members(relation: dict[str, Any], members: dict[str, list[str]]) -> Iterator[Any]:
    group, star, _ = relation.get("result", "").partition(".*.")
    if not star:
        yield relation
    for member in members.get(group, []) if star else []:
        yield _put(_put(relation, f"{group}.*", f"{group}.{member}"), "{name}", member)


def _put(value: Any, mark: str, text: str) -> Any:
    if isinstance(value, str):
        return value.replace(mark, text)
    if isinstance(value, list):
        return [_put(part, mark, text) for part in value]
    return {k: _put(v, mark, text) for k, v in value.items()} if isinstance(value, dict) else value


@dataclass
class Recomputed:
    """All values, given or computed; the rules held against a given one; those that failed."""

    values: dict[str, Decimal]
    held: list[str]
    failed: list[str]


def recompute(sample: Sample) -> Recomputed:
    """Computes what the relations give, and compares where the sample states it too."""
    result = Recomputed(dict(sample.values), [], [])
    waiting = list(relations(sample))
    while True:
        left = [r for r in waiting if not _use(r, sample, result)]
        if len(left) == len(waiting):
            return result
        waiting = left


def _use(relation: dict[str, Any], sample: Sample, result: Recomputed) -> bool:
    value = _evaluate(relation, sample, result.values)
    if value is None:
        return False
    name = relation.get("result", "")
    given = sample.values.get(name) if name else Decimal(relation["equals"])
    if given is None:
        result.values.setdefault(name, value)
        return True
    if relation["kind"] in ("ratio", "change", "share"):
        result.values[name] = value
    code = relation["code"]
    result.held.append(code)
    low_score = relation.get("less_allowed") == "true" and given < value
    if not low_score and given != value.quantize(_place(given), ROUND_HALF_UP):
        result.failed.append(code)
    return True


def _place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _evaluate(
    relation: dict[str, Any], sample: Sample, known: dict[str, Decimal]
) -> Decimal | None:
    kind = relation["kind"]
    values = sample.values if relation.get("claimed") == "true" else known
    if kind == "sum":
        return _total(relation["terms"], values, _kept(relation.get("where"), sample))
    if kind == "difference":
        return _total([relation["minuend"], f"-{relation['subtrahend']}"], values, {})
    if kind == "ratio":
        return _percent(_total(relation["of"], values, {}), _total(relation["over"], values, {}))
    if kind == "share":
        return _percent(values.get(relation["part"]), values.get(relation["whole"]))
    if kind == "change":
        change = _total([relation["current"], f"-{relation['prior']}"], values, {})
        return _percent(change, values.get(relation["prior"]))
    if kind == "count":
        return _count(relation, sample)
    return _score(relation, sample, values) if kind == "score" else None


def _kept(where: dict[str, str] | None, sample: Sample) -> dict[str, list[str]]:
    """The members of each group, of those only whose fact reads as `where` says."""
    if where is None:
        return sample.members
    fact, says = where["fact"], segment(where["says"])
    return {
        group: [m for m in names if segment(sample.texts.get(f"{group}.{m}.{fact}", "")) == says]
        for group, names in sample.members.items()
    }


def _total(
    terms: list[str], values: dict[str, Decimal], members: dict[str, list[str]]
) -> Decimal | None:
    total = Decimal(0)
    for term in terms:
        sign, name = -1 if term.startswith("-") else 1, term.strip("-?")
        group, star, rest = name.partition(".*.")
        names = [f"{group}.{m}.{rest}" for m in members.get(group, [])] if star else [name]
        if not names or (not term.endswith("?") and any(n not in values for n in names)):
            return None
        total += sign * sum((values[n] for n in names if n in values), Decimal(0))
    return total


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else part / abs(whole) * 100


def _count(relation: dict[str, Any], sample: Sample) -> Decimal | None:
    listed = sample.texts.get(relation.get("names", "")) or sample.members.get(
        relation.get("group", "")
    )
    return Decimal(len(listed)) if listed else None


def _score(relation: dict[str, Any], sample: Sample, values: dict[str, Decimal]) -> Decimal | None:
    target = values.get(relation["target"])
    if relation["target"].endswith("%"):
        target = Decimal(relation["target"].rstrip("%"))
    actual, weight = values.get(relation["actual"]), values.get(relation["weight"])
    if target is None or actual is None or weight is None:
        return None
    comparator = sample.texts.get(relation.get("comparator", ""), "≥")
    upper = values.get(relation.get("upper", ""), target)
    return weight * min(Decimal(1), _degree(comparator, actual, target, upper))


def _degree(comparator: str, actual: Decimal, target: Decimal, upper: Decimal) -> Decimal:
    if comparator == "≥":
        return actual / target
    if comparator == "≤":
        return target / actual
    assert comparator in ("=", "范围"), comparator
    return Decimal(target <= actual <= max(upper, target))
