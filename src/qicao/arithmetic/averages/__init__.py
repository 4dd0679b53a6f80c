"""Amounts by head or by piece, and how much is spread over how many."""
