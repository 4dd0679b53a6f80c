"""What a screen shows and asks for: rows out of the line's values, and the files of a session.

No Streamlit here and no wording of the page; the page calls these and `workflow` and nothing else.
"""

from qicao.choices import Choices, Override
from qicao.desk.actions import (
    carry_over,
    choices_file,
    decide,
    export_kinds,
    kind_of_case,
    load_kind,
    merge_choices,
    split_choices,
    undo,
)
from qicao.desk.added import added_workbook
from qicao.desk.bundles import Bundle, bundles
from qicao.desk.cells import (
    CellRow,
    cell_rows,
    decide_cells,
    skip_cells,
    told_rows,
    withdraw_cells,
)
from qicao.desk.charts import MetRow, PaceChart, PaceRow, met_rows, pace_charts
from qicao.desk.citing import CitingRow
from qicao.desk.comparing import Change, compare, compare_reports
from qicao.desk.figures import (
    Conflict,
    FigureRow,
    FindingRow,
    conflicts,
    coverage_gaps,
    figure_rows,
    finding_rows,
    summary,
)
from qicao.desk.files import (
    Sample,
    gather,
    keep_files,
    list_samples,
    new_folder,
    safe_name,
    titled_name,
)
from qicao.desk.forms import (
    EmptyRow,
    FilledBlank,
    FormCount,
    LostRow,
    WrittenRow,
    fill_blank,
)
from qicao.desk.lines import LineRow, TypedLine, new_ids, report_lines, typed_sections
from qicao.desk.listed import Item, Listed, arrange, listed_entries
from qicao.desk.marks import MarkRow, mark_rows
from qicao.desk.meanings import Meaning, meanings
from qicao.desk.membergrid import GridColumn, MemberGrid, member_grids
from qicao.desk.moved import Cited, Moved, MovedRow, moved
from qicao.desk.overriding import (
    LeftOutRow,
    OverriddenRow,
    figure_labels,
    left_out_rows,
    overridden_rows,
)
from qicao.desk.passages import (
    Chapter,
    Grid,
    Passage,
    SectionRows,
    UsedFigure,
    chapters,
    general_findings,
)
from qicao.desk.progress import (
    ComingText,
    SectionState,
    WrittenPart,
    coming_rows,
    part_rows,
    section_states,
)
from qicao.desk.recognised import (
    MissingRow,
    SeenRow,
    missing_rows,
    missing_workbook,
    seen_rows,
)
from qicao.desk.rereading import reread
from qicao.desk.sending import Sending, prompts_of, sending, sending_terms
from qicao.desk.slotwords import SlotRow, SlotRows
from qicao.desk.typedgrid import CellChange, Edits, TypedGrid, typed_grid
from qicao.desk.unused import unused_rows
from qicao.desk.uses import SectionUses, Use, section_uses

__all__ = [
    "Bundle",
    "CellChange",
    "CellRow",
    "Change",
    "Chapter",
    "Choices",
    "Cited",
    "CitingRow",
    "ComingText",
    "Conflict",
    "Edits",
    "EmptyRow",
    "FigureRow",
    "FilledBlank",
    "FindingRow",
    "FormCount",
    "Grid",
    "GridColumn",
    "Item",
    "LeftOutRow",
    "LineRow",
    "Listed",
    "LostRow",
    "MarkRow",
    "Meaning",
    "MemberGrid",
    "MetRow",
    "MissingRow",
    "Moved",
    "MovedRow",
    "OverriddenRow",
    "Override",
    "PaceChart",
    "PaceRow",
    "Passage",
    "Sample",
    "SectionRows",
    "SectionState",
    "SectionUses",
    "SeenRow",
    "Sending",
    "SlotRow",
    "SlotRows",
    "TypedGrid",
    "TypedLine",
    "Use",
    "UsedFigure",
    "WrittenPart",
    "WrittenRow",
    "added_workbook",
    "arrange",
    "bundles",
    "carry_over",
    "cell_rows",
    "chapters",
    "choices_file",
    "coming_rows",
    "compare",
    "compare_reports",
    "conflicts",
    "coverage_gaps",
    "decide",
    "decide_cells",
    "export_kinds",
    "figure_labels",
    "figure_rows",
    "fill_blank",
    "finding_rows",
    "gather",
    "general_findings",
    "keep_files",
    "kind_of_case",
    "left_out_rows",
    "list_samples",
    "listed_entries",
    "load_kind",
    "mark_rows",
    "meanings",
    "member_grids",
    "merge_choices",
    "met_rows",
    "missing_rows",
    "missing_workbook",
    "moved",
    "new_folder",
    "new_ids",
    "overridden_rows",
    "pace_charts",
    "part_rows",
    "prompts_of",
    "report_lines",
    "reread",
    "safe_name",
    "section_states",
    "section_uses",
    "seen_rows",
    "sending",
    "sending_terms",
    "skip_cells",
    "split_choices",
    "summary",
    "titled_name",
    "told_rows",
    "typed_grid",
    "typed_sections",
    "undo",
    "unused_rows",
    "withdraw_cells",
]
