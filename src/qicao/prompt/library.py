"""The prompts of a profile: which one writes a section, which one rewrites a selection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from qicao.errors import ImportRefused, UsageError
from qicao.nearest import suggest
from qicao.prompt.load import key_line, load_prompt
from qicao.prompt.parts import Output
from qicao.prompt.prompt import Prompt
from qicao.prompt.template import refused

FOLDER, BASE, RULES = "sections/", "base/sections/", "rules.yaml"


class Library:
    """Prompts by what they are for; a profile's own stand before those that it inherits."""

    def __init__(self, prompts: Iterable[Prompt]) -> None:
        self.prompts = tuple(prompts)
        self._by_section: dict[str, Prompt] = {}
        self._general: dict[str, Prompt] = {}
        self._rewrites: dict[str, Prompt] = {}
        for prompt in self.prompts:
            self._place(prompt)

    def _place(self, prompt: Prompt) -> None:
        if prompt.output == "rewrite":
            self._rewrites.setdefault(prompt.title, prompt)
        elif not prompt.sections:
            self._general.setdefault(prompt.output, prompt)
        for section in prompt.sections:
            other = self._by_section.setdefault(section, prompt)
            if other is not prompt and _folder(other) == _folder(prompt):
                hint = f"与 {other.file} 都写着用于“{section}”，请留一个"
                raise ImportRefused("prompt", prompt.file, hint)

    def writer(self, section: str, output: Output) -> Prompt:
        """The prompt that writes a section. UsageError if the profile has none for it."""
        own = self._by_section.get(section)
        prompt = own if own and own.output == output else self._general.get(output)
        if prompt is None:
            hint = f"请补上 sections/{section}.prompty，或改用 --engine builtin"
            raise UsageError(f"没有写“{section}”这一节的提示词（output: {output}）：{hint}")
        return prompt

    def rewriter(self, way: str) -> Prompt:
        """The prompt that rewrites a selection in a way, as 润色. UsageError names the ways."""
        if way not in self._rewrites:
            raise UsageError(f"没有“{way}”这种改写，可用：{'、'.join(self.ways) or '无'}")
        return self._rewrites[way]

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways of rewriting a selection that there are."""
        return tuple(self._rewrites)


def _folder(prompt: Prompt) -> str:
    return prompt.file.rpartition("/")[0]


def load_library(files: Mapping[str, str], sections: Collection[str] = ()) -> Library:
    """The prompts among a profile's files. ImportRefused with file and line for a faulty one.

    One that is for a section which is not among `sections` is faulty too, () for any; what was
    inherited may be for sections that this profile has not got.
    """
    rules = files.get(FOLDER + RULES) or files.get(BASE + RULES)
    beside = {RULES: rules} if rules else {}
    names = sorted((n for n in files if n.endswith(".prompty")), key=lambda n: n.startswith(BASE))
    prompts = [load_prompt(files[name], name, beside) for name in names]
    for prompt in prompts:
        if sections and not prompt.file.startswith(BASE):
            _require_sections(prompt, files[prompt.file], sections)
    return Library(prompts)


def _require_sections(prompt: Prompt, text: str, sections: Collection[str]) -> None:
    for name in prompt.sections:
        if name not in sections:
            line = key_line("sections", text)
            hint = f"sections 里的“{name}”不是这种报告的节，{suggest(name, sections)}"
            raise refused(prompt.file, line, hint)
