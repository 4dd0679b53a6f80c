"""The texts that staff of an invented department bring along, put together from a bank.

Every paragraph of the bank was written by hand; here they are only chosen and put in order. Those
that state figures are remembered with what they state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain
from qicao.trial.chance import Chance
from qicao.trial.plain import Stated
from qicao.trial.stock import departments_folder, read_data
from qicao.values import Value

AMOUNT = re.compile(r"\{=([^}]+)\}")
INVENTED = "> 虚构：本文的单位、事件和数字都不存在。\n"
FIGURES = "execution"
TOPICS = ("achievements", "control", "problems")
MONEY_DECIMALS = 2


class Topic(Value):
    """A bank of paragraphs on one topic."""

    title: str
    heads: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Stating:
    """A paragraph that states figures, with what it prints for each."""

    file: str
    text: str
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Text:
    """A material: its file name, what it says, and which figures it states."""

    name: str
    content: str
    stating: tuple[Stating, ...]


@cache
def load_topic(name: str) -> Topic:
    """The bank of that topic."""
    path = departments_folder() / "paragraphs" / f"{name}.yaml"
    return Topic.model_validate(read_data(path))


def write_materials(data: Stated, own_name: str, chance: Chance) -> tuple[Text, ...]:
    """Two or three texts; the first also states figures of the year."""
    count = chance.whole(2, len(TOPICS))
    return tuple(
        _text(load_topic(topic), data, own_name, chance.child(topic), stating=not order)
        for order, topic in enumerate(TOPICS[:count])
    )


def _text(topic: Topic, data: Stated, own_name: str, chance: Chance, *, stating: bool) -> Text:
    name = f"materials/{topic.title}.md"
    sections = dict.fromkeys(topic.heads, ())
    body = [INVENTED, f"# {topic.title}\n"]
    chosen = chance.shuffled(topic.paragraphs)[: chance.whole(6, 12)]
    share = -(-len(chosen) // len(sections))
    for order, head in enumerate(sections):
        body.append(f"## {head}\n")
        body += [f"{text}\n" for text in chosen[order * share : (order + 1) * share]]
    stated = [*_stating(data, name, chance)] if stating else []
    if stated:
        body.append(f"## {load_topic(FIGURES).title}\n")
        body += [f"{entry.text}\n" for entry in stated]
    return Text(name, "\n".join(body).replace("{self}", own_name), tuple(stated))


def _stating(data: Stated, file: str, chance: Chance) -> Iterator[Stating]:
    """Paragraphs that state figures, of those whose figures the department has."""
    known = [p for p in load_topic(FIGURES).paragraphs if _known(p, data)]
    for paragraph in chance.shuffled(known)[: chance.whole(4, 8)]:
        printed: dict[str, str] = {}

        def put(found: re.Match[str], printed: dict[str, str] = printed) -> str:
            amount = data.figures[found[1]]
            shown = _shown(amount)
            printed[found[1]] = shown + amount.unit
            return shown

        yield Stating(file, AMOUNT.sub(put, paragraph), printed)


def _known(paragraph: str, data: Stated) -> bool:
    return all(name in data.figures for name in AMOUNT.findall(paragraph))


def _shown(amount: Quantity) -> str:
    decimals = amount.decimals or 0
    return plain(amount.value, min(decimals, MONEY_DECIMALS))
