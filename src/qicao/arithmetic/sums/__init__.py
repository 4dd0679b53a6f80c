"""Sums: a whole and its parts, what came and went, what is left, counts beside their lists."""
