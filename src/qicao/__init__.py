"""起草: from validated figures to the narrative of an official report."""

__version__ = "0.1.0"
