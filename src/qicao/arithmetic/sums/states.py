"""Parts that are states of one whole: 发现问题8个，已整改5个，正在整改3个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_STATE = re.compile(
    '已|正在|尚未|^在[研建办审]|^[尚余]$|未完成|未开工|仍有|还有|其余|余下|评为|(?:^|[评为是“"、])[优良中差][”"]?(?:的|项目|$)|合格'
    "|满分|扣分|首批|按期|逾期|建成"
)


def states(sources: Sources) -> Iterator[Alternatives]:
    """发现问题8个，已整改5个，正在整改3个: parts that are states of one whole."""
    statements = sources.statements
    for place, whole in enumerate(statements):
        parts: list[Statement] = []
        if whole.rest or whole.listing is Listing.BRACKET:
            continue  # 应办结1241件（另有45件没有到期），按期办结1218件
        for part in statements[place + 1 : place + 7]:
            if part.mention.kind is MentionKind.EXTENT:
                continue  # 6个项目全部自评，优4个、良2个
            inner = part.under in {p.start for p in parts}
            if part.sentence != whole.sentence or inner or not _STATE.search(part.label):
                break
            parts.append(part)
        alike = tuple(p for p in parts if p.role is Role.LEVEL and _is_counted(whole, p))
        if (
            len(alike) > 1
            and whole.role in (Role.LEVEL, Role.PRIOR)
            and not _STATE.search(whole.label)
        ):
            yield (Claim(whole, f.SUM, alike),)


def _is_counted(whole: Statement, part: Statement) -> bool:
    return dimension_of(part) == dimension_of(whole) or {whole.mention.unit, part.mention.unit} <= {
        "个",
        "项",
        "条",
    }
