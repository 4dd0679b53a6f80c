"""Scores: weights, what was got and lost, their tables, grades and targets."""
