"""A profile: a kind of report as a folder of data, loaded whole or refused with every mistake."""

from qicao.profile.binding import bind_relations
from qicao.profile.catalogue import (
    Catalogue,
    FactEntry,
    FigureEntry,
    Group,
    IndicatorFields,
    Topic,
    normal,
)
from qicao.profile.folder import read_folder
from qicao.profile.forms import Form, Forms
from qicao.profile.load import build_profile, load_base, load_profile
from qicao.profile.model import (
    ClaimForm,
    Direction,
    Leads,
    ParagraphForm,
    Profile,
    SectionForm,
    Sentence,
    SignalForm,
    TableForm,
)

__all__ = [
    "Catalogue",
    "ClaimForm",
    "Direction",
    "FactEntry",
    "FigureEntry",
    "Form",
    "Forms",
    "Group",
    "IndicatorFields",
    "Leads",
    "ParagraphForm",
    "Profile",
    "SectionForm",
    "Sentence",
    "SignalForm",
    "TableForm",
    "Topic",
    "bind_relations",
    "build_profile",
    "load_base",
    "load_profile",
    "normal",
    "read_folder",
]
