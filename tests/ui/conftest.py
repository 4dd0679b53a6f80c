"""The page's own modules are found as `streamlit run` finds them: beside app.py."""

from __future__ import annotations

import sys

from qicao.resources import ui_folder

sys.path.insert(0, str(ui_folder()))
