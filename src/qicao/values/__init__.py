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
from qicao.values.job import (
    Coming,
    Job,
    JobState,
    Part,
)
from qicao.values.kept import (
    AuditLine,
    Deed,
    KeptFile,
    ReportLine,
    Revision,
    RevisionLine,
    Save,
    State,
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
    "AuditLine",
    "Block",
    "Claim",
    "Coming",
    "Comparator",
    "Coverage",
    "CoverageStatus",
    "Deed",
    "Exchange",
    "Fact",
    "Figure",
    "Finding",
    "Indicator",
    "Item",
    "Job",
    "JobState",
    "KeptFile",
    "Ledger",
    "ListBlock",
    "Material",
    "NumberStyle",
    "Origin",
    "Paragraph",
    "Part",
    "Place",
    "ProfileRef",
    "Raised",
    "Reading",
    "Report",
    "ReportLine",
    "Revision",
    "RevisionLine",
    "Run",
    "RunState",
    "Save",
    "Section",
    "SectionPlan",
    "SeenForm",
    "Sentence",
    "Severity",
    "Signal",
    "Source",
    "SourceFile",
    "State",
    "Table",
    "Unmapped",
    "Value",
    "segment",
]
