"""Claims that fail: whether their number is wrong, or their words were misread."""
