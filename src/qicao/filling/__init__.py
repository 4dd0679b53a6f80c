"""The bureau's own blank form, filled from the ledger and read back.

Only empty cells get values. What stands in the form already is kept and compared, formulas keep
their text, and every cell that stays empty is listed with what it would need.
"""

from qicao.filling.fill import Filling, fill_form

__all__ = ["Filling", "fill_form"]
