"""What a screen shows and asks for: rows out of the line's values, and the files of a session.

No Streamlit here and no wording of the page; the page calls these and `workflow` and nothing else.
"""

from qicao.desk.actions import (
    decide,
    export_kinds,
    kind_of_case,
    load_kind,
    undo,
    write_draft,
)
from qicao.desk.figures import (
    Conflict,
    FigureRow,
    FindingRow,
    UnmappedRow,
    conflicts,
    coverage_gaps,
    figure_rows,
    finding_rows,
    missing_labels,
    summary,
    unmapped_rows,
)
from qicao.desk.files import Sample, keep_files, list_samples, new_folder, safe_name
from qicao.desk.passages import (
    Chapter,
    Grid,
    Passage,
    SectionRows,
    UsedFigure,
    chapters,
    general_findings,
)

__all__ = [
    "Chapter",
    "Conflict",
    "FigureRow",
    "FindingRow",
    "Grid",
    "Passage",
    "Sample",
    "SectionRows",
    "UnmappedRow",
    "UsedFigure",
    "chapters",
    "conflicts",
    "coverage_gaps",
    "decide",
    "export_kinds",
    "figure_rows",
    "finding_rows",
    "general_findings",
    "keep_files",
    "kind_of_case",
    "list_samples",
    "load_kind",
    "missing_labels",
    "new_folder",
    "safe_name",
    "summary",
    "undo",
    "unmapped_rows",
    "write_draft",
]
