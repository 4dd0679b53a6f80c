"""A model's reply as sections: sentences by the model, the frame by plan and profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.engines.replies import Measure, MeasuresReply, ProblemsReply, ProseReply, Reply
from qicao.values import Block, Paragraph, Section, SectionPlan, Table, Value

_ENDS = "。！？；"


class _Child(Value):
    """What is written about one signal, or about several at once."""

    codes: tuple[str, ...]
    """In the plan's order."""
    title: str
    text: str


def make_sections(
    reply: Reply, plan: SectionPlan, builtin: tuple[Section, ...], engine: str
) -> tuple[Section, ...]:
    """The sections of a reply without faults, those below in the order of the plan's signals.

    `builtin` is what the builtin engine wrote: its tables stay after prose, its lead before lists,
    and below each problem and measure what it says of last year's.
    """
    frame, *below = builtin
    if isinstance(reply, ProseReply):
        return (_prose(reply, plan, frame, engine),)
    children = _problems(reply) if isinstance(reply, ProblemsReply) else _measures(reply, plan)
    head = frame.model_copy(update={"engine": engine})
    more = {section.id: section.blocks[1:] for section in below}
    written = tuple(_below(children, plan, engine, more))
    return (head, *_with_builtin(written, children, plan, below))


def _with_builtin(
    written: tuple[Section, ...],
    children: list[_Child],
    plan: SectionPlan,
    below: list[Section],
) -> Iterator[Section]:
    """The sections in the plan's order, the builtin ones for signals that no child is about."""
    answered = {code for child in children for code in child.codes}
    left = {f"{plan.id}.{s.code}" for s in plan.signals if s.code not in answered}
    order = {f"{plan.id}.{signal.code}": place for place, signal in enumerate(plan.signals)}

    def place(section: Section) -> int:
        # A second measure has the first one's id and a number behind it.
        first = section.id.rpartition(".")[0]
        return order.get(section.id, order.get(first, len(order)))

    filling = (section for section in below if section.id in left)
    return iter(sorted((*written, *filling), key=place))


def _prose(reply: ProseReply, plan: SectionPlan, frame: Section, engine: str) -> Section:
    paragraphs = tuple(
        Paragraph(id=f"{plan.id}.{number}", text=text)
        for number, text in enumerate(reply.paragraphs, 1)
    )
    tables = tuple(block for block in frame.blocks if isinstance(block, Table))
    return frame.model_copy(update={"blocks": (*paragraphs, *tables), "engine": engine})


def _problems(reply: ProblemsReply) -> list[_Child]:
    return [
        _Child(codes=(problem.signal,), title=problem.title, text=problem.text)
        for problem in reply.problems
    ]


def _measures(reply: MeasuresReply, plan: SectionPlan) -> list[_Child]:
    known = [signal.code for signal in plan.signals]
    return [
        _Child(
            codes=tuple(code for code in known if code in measure.problems),
            title=measure.title,
            text=_with_terms(measure),
        )
        for measure in reply.measures
    ]


def _with_terms(measure: Measure) -> str:
    """The text, with who and until when where it does not say so itself."""
    text = measure.text if measure.text.endswith(tuple(_ENDS)) else measure.text + "。"
    terms = []
    if measure.who not in text:
        terms.append(f"责任单位：{measure.who.rstrip(_ENDS)}")
    if measure.by_when not in text:
        terms.append(f"完成时限：{measure.by_when.rstrip(_ENDS)}")
    return text + "，".join(terms) + ("。" if terms else "")


def _below(
    children: list[_Child],
    plan: SectionPlan,
    engine: str,
    more: Mapping[str, tuple[Block, ...]],
) -> Iterator[Section]:
    """A section for each child that answers a signal; what is `more` hangs below the first."""
    order = {signal.code: place for place, signal in enumerate(plan.signals)}
    left, taken = dict(more), dict[str, int]()
    answering = (child for child in children if child.codes and child.codes[0] in order)
    for child in sorted(answering, key=lambda child: order[child.codes[0]]):
        key = f"{plan.id}.{child.codes[0]}"
        taken[key] = taken.get(key, 0) + 1
        hanging = [block for code in child.codes for block in left.pop(f"{plan.id}.{code}", ())]
        # A second measure for the same problem has the first one's id and a number.
        name = key if taken[key] == 1 else f"{key}.{taken[key]}"
        yield Section(
            id=name,
            heading=child.title,
            level=plan.level + 1,
            blocks=(Paragraph(id=f"{name}.1", text=child.text), *hanging),
            engine=engine,
            answers=child.codes if child.codes != (name.removeprefix(f"{plan.id}."),) else (),
        )
