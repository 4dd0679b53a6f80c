"""What is good given as a reason for what is bad (A31): 因结案率上升扣2分, 执行率偏高的压减预算."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_GOOD = "(?:结案|完成|执行|满意|合格|办结|优良|达标|覆盖|支付)[率度]"
_LOST = re.compile(
    "因[^，。；扣]{0,40}?(?P<why>超额(?:完成)?|超过?目标|提前完成|"
    f"{_GOOD}[^，。；扣]{{0,18}}?(?:上升|提高|提升|高于目标))(?:而|，)?(?:被)?扣[0-9]+(?:\\.[0-9]+)?分"
)
_CUT = re.compile(
    f"(?P<why>{_GOOD}(?:偏|较)高)的?[^，。；]{{0,16}}(?:压减|扣减|核减|收回|约谈|通报)"
)


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for match in (*_LOST.finditer(line.text), *_CUT.finditer(line.text)):
            yield Spot(
                Severity.WARNING,
                f"“{match[0]}”：“{match['why']}”不会是扣分、压减的原因",
                line.start + match.start("why"),
                line.start + match.end(),
                todo="请核对原因写反了没有，改正这句话",
            )


REASONS = TextCheck("A31", "扣分、压减的原因没有写反", _look, scans=True)
