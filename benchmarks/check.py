"""The checker, measured: faults found by class, false alarms on clean texts, and speed.

    python benchmarks/bench.py check
    python benchmarks/check.py --each 5 --class wrong_digit --missed

The second prints the table alone, for one class if it is named, and with `--missed` every fault of
a report that is not kept aside and that was not found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from checked import Check, check_as_file
from checkspeed import measure_speed
from drafted import draft_subjects
from labelledset import labelled, load_reports
from quality import Outcome, Subject, chances, false_findings, first_findings, single_faults
from qualitytable import Target, parts, print_classes, together
from sidebyside import Result

EACH, TEXTS, DRAWN = 3, 10, 30
"""Faults of a class in each report, texts with five faults of each, numbers drawn anew in each."""
LEAST = {"with": 0.95, "without": 0.85}


def measure() -> Iterator[Target | Result]:
    """Quality, then speed, as `make bench` wants them."""
    yield from measure_quality(check_as_file, EACH)
    yield from measure_speed()


def measure_quality(check: Check, each: int) -> Iterator[Target]:
    """Prints the table of the classes; gives what the issue asks for, open, aside and in drafts of
    ours, with and without figures. Figures that the checker does not use are passed over."""
    for figures in (False, True):
        known = subjects(check, figures=figures)
        if figures and not any_bound(known):
            print("有数据时：核对没有用到数据，这部分不测")
            continue
        how = "有数据" if figures else "无数据"
        for aside in (False, True):
            some = [subject for subject in known if subject.aside is aside]
            yield from targets(some, each, f"{how}，{'留作检验' if aside else '公开'}")
        with TemporaryDirectory() as folder:
            drafts = draft_subjects(check, Path(folder), figures=figures)
            yield from targets(drafts, 1, f"{how}，起草")


def subjects(check: Check, *, figures: bool) -> list[Subject]:
    """Every labelled report, alone or with its figures."""
    return [
        Subject(
            report=labelled(report),
            figures=report.figures if figures else None,
            aside=report.aside,
            check=check,
            quantities=len(report.quantities),
        )
        for report in load_reports()
    ]


def any_bound(known: Sequence[Subject]) -> bool:
    """Whether the checker binds any number to a figure."""
    return any(s.clean["summary"]["bound"] for s in known)


def targets(some: Sequence[Subject], each: int, name: str) -> Iterator[Target]:
    """What is asked for, over some reports; the table of their classes unless they are aside."""
    found = single_faults(some, each)
    aside = any(subject.aside for subject in some)
    print_classes(found, f"单处差错（{name}，{len(some)}份）", totals_only=aside)
    least = LEAST["with" if some and some[0].figures else "without"]
    for label, part in parts(found).items():
        tally = together(part)
        yield Target(f"{name}：发现（{label}）", len(tally.caught), tally.planted, least=least)
    whole, numbers = together(found), sum(subject.quantities for subject in some)
    yield Target(f"{name}：每处差错的条数", whole.findings, len(whole.caught), most=1.3)
    yield Target(f"{name}：指明错处", whole.named, len(whole.determined), least=0.8)
    for level, word, most in (("error", "误报错误", 2), ("warning", "误报警告", 5)):
        wrong = false_findings(some, level)
        yield Target(f"{name}：{word}，每千个数", wrong, numbers, most=most, per=1000)
    first = [first_findings(subject, n) for subject in some for n in range(TEXTS)]
    true, total = sum(f.true for f in first), sum(f.total for f in first)
    yield Target(f"{name}：五处差错时前十条属实", true, total, least=0.9)
    passed = list(chances(some, DRAWN))
    yield Target(f"{name}：随意一个数碰巧通过", sum(passed), len(passed))


def missed(outcomes: Sequence[Outcome]) -> None:
    """Prints the faults of open reports that were not found."""
    for outcome in outcomes:
        if not outcome.verdict.caught and not outcome.subject.aside:
            text = outcome.planted.text
            for e in outcome.planted.edits:
                around = f"{text[max(0, e.start - 24) : e.start]}【{e.was}→{e.now}】"
                around += text[e.end : e.end + 12]
                broken = [relation.kind for relation in outcome.planted.broken]
                print(outcome.subject.report.name, around.replace("\n", "／"), *broken)


def main() -> None:
    """The table alone, and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--class", dest="only", default="")
    parser.add_argument("--figures", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    known = subjects(check_as_file, figures=options.figures)
    seen = [subject for subject in known if not subject.aside]
    found = single_faults(seen, options.each, options.only)
    print_classes(found, f"单处差错（公开，{len(seen)}份）")
    if options.missed:
        for outcomes in found.values():
            missed(outcomes)


if __name__ == "__main__":
    main()
