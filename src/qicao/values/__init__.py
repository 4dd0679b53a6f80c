"""The values that travel along the line: figures, facts, the ledger, findings, the report, runs.

All are frozen, refuse unknown fields and print as JSON. Nothing here reads, computes or prints.
"""

from qicao.values.base import (
    Origin,
    Source,
    Value,
    segment,
)
from qicao.values.figure import (
    Comparator,
    Fact,
    Figure,
    Indicator,
    Item,
)
from qicao.values.finding import (
    Coverage,
    CoverageStatus,
    Finding,
    Place,
    Severity,
)
from qicao.values.ledger import (
    Claim,
    Ledger,
    Raised,
    Signal,
)
from qicao.values.material import (
    Material,
    Sentence,
)
from qicao.values.reading import (
    Reading,
    SeenForm,
    SourceFile,
    Unmapped,
)
from qicao.values.report import (
    Block,
    ListBlock,
    NumberStyle,
    Paragraph,
    ProfileRef,
    Report,
    Section,
    SectionPlan,
    Table,
)
from qicao.values.run import (
    Exchange,
    Run,
    RunState,
)

__all__ = [
    "Block",
    "Claim",
    "Comparator",
    "Coverage",
    "CoverageStatus",
    "Exchange",
    "Fact",
    "Figure",
    "Finding",
    "Indicator",
    "Item",
    "Ledger",
    "ListBlock",
    "Material",
    "NumberStyle",
    "Origin",
    "Paragraph",
    "Place",
    "ProfileRef",
    "Raised",
    "Reading",
    "Report",
    "Run",
    "RunState",
    "Section",
    "SectionPlan",
    "SeenForm",
    "Sentence",
    "Severity",
    "Signal",
    "Source",
    "SourceFile",
    "Table",
    "Unmapped",
    "Value",
    "segment",
]
