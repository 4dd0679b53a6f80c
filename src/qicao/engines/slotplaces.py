"""Where slots stand in their sentence: once each, and a reason not where a number belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qicao.boundtext import Slot
from qicao.engines.passage import Fault, Passage, fault

_END = re.compile(r"[。；！？\n]")
_AMOUNT = re.compile(
    r"(?:差异|差额|金额|数额|总额|总数|占比|比例|[数率额])(?:为|是|达|达到|共|约)$"
)
_WORDY = re.compile(r"[一-鿿][^\d]{7,}")


def check_twice(passage: Passage) -> Iterator[Fault]:
    """A figure or a claim that one sentence prints more than once."""
    for sentence in _sentences(passage):
        times = Counter(str(slot) for slot in sentence if slot.id not in passage.ledger.facts)
        for slot, count in times.items():
            if count > 1:
                hint = f"{slot} 在一句里印了 {count} 次，同一个数不能既是这个又是那个：请只留一处"
                yield fault(passage, "slot_twice", hint)


def _sentences(passage: Passage) -> Iterator[list[Slot]]:
    """The slots of each sentence."""
    found: list[Slot] = []
    for part in passage.parts:
        if isinstance(part, Slot):
            found.append(part)
        elif _END.search(part):
            yield found
            found = []
    yield found


def check_fact_places(passage: Passage) -> Iterator[Fault]:
    """A fact of words, as a reason is, where the words before it announce a number."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str):
            continue
        fact = passage.ledger.facts.get(slot.id)
        match = _AMOUNT.search(before)
        if fact and match and _WORDY.match(fact.text):
            hint = f"{slot} 印出的是一段话（{fact.label}），不是数，前面不能写“{match[0]}”"
            yield fault(passage, "fact_as_number", hint)
