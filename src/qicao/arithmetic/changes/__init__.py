"""Levels, bases and changes of one item, its direction words, and one thing said twice."""
