"""The page that shows a checked text: one file, no request, readable without JavaScript."""

from qicao.marking.page.render import digest, page_bytes, script_digest
from qicao.marking.page.sources import figure_sources

__all__ = ["digest", "figure_sources", "page_bytes", "script_digest"]
