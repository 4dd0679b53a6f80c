"""What the quantities of a text state: of what item, as which measure, against which base."""

from qicao.statements.read import Reader
from qicao.statements.statement import Role, Statement
from qicao.statements.table import TableCell, TableReader

__all__ = ["Reader", "Role", "Statement", "TableCell", "TableReader"]
