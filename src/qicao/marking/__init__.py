"""What a reviewer takes away of a check: the marked Word file, the letter, the page, the table.

All of them are made of what every check hands on: findings, coverage, places, and the object of
the contract. Nothing is checked here.
"""
