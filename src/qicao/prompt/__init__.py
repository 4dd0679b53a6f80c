"""Prompt files: YAML front matter, then turns of Jinja2 that only loop, choose and print.

A prompt is loaded whole or refused with file and line; what it names is known before any call. The
system turn is fixed text, so nothing that a user brought can stand in it. `prompts.lock` remembers
each version: `python -m qicao.prompt lock` rewrites it.
"""

from qicao.prompt.library import Library, load_library
from qicao.prompt.load import load_prompt
from qicao.prompt.parts import Input, Message, ModelDefaults, Options, Output, Role, Rules, Turn
from qicao.prompt.prompt import MAX_OUTPUT, Prompt
from qicao.prompt.template import spelt_out

__all__ = [
    "MAX_OUTPUT",
    "Input",
    "Library",
    "Message",
    "ModelDefaults",
    "Options",
    "Output",
    "Prompt",
    "Role",
    "Rules",
    "Turn",
    "load_library",
    "load_prompt",
    "spelt_out",
]
