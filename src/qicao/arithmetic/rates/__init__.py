"""Rates of what was done over what was meant, by name, by place and by what they can only be."""
