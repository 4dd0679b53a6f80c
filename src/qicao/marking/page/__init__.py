"""The page that shows a checked text: one file, no request, readable without JavaScript."""

from qicao.marking.page.render import page_bytes
from qicao.marking.page.sources import figure_sources

__all__ = ["figure_sources", "page_bytes"]
