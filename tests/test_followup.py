"""What last year's report had raised: known in anybody's words, quoted, and followed up."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from drafts import REPO, SAMPLES, drafted, profile_of
from givens import ledger_of

from qicao.boundtext import render_plain
from qicao.delivery import deliver
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.replies import Measure, MeasuresReply
from qicao.engines.sections import make_sections
from qicao.followup import Entry, FollowUp, fit, open_promises
from qicao.profile import Profile, load_profile
from qicao.values import Fact, Finding, Ledger, Material, Origin, Raised, Sentence, Signal, Source
from qicao.workflow import Drafted, complete, draft, prepare

KINDS = ("hunan_overall", "hubei_overall", "mof_project", "transfer_payment")
ELSEWHERE = Path(__file__).parent / "readers" / "data" / "梓澜县农业农村局2023年自评报告.txt"
SAMPLE = "county_full"
SLOW = {"项目.甲.全年预算数": "100.00万元", "项目.甲.决算数": "80.00万元"}
DONE = {"项目.甲.全年预算数": "100.00万元", "项目.甲.决算数": "100.00万元"}


def said(text: str) -> Source:
    return Source(origin=Origin.SENTENCE, file="去年.docx", cell="第1段", text=text)


def after(
    profile: Profile,
    problems: tuple[str, ...],
    measures: tuple[str, ...] = (),
    figures: dict[str, str] | None = None,
    materials: tuple[Material, ...] = (),
) -> Ledger:
    """This year's ledger, after last year's report put down these problems and measures."""
    ledger = ledger_of(profile, figures or SLOW)
    lists = (("上年.提出问题", problems), ("上年.提出措施", measures))
    facts = {
        name: Fact(id=name, label=name, text="；".join(it), items=it, sources=tuple(map(said, it)))
        for name, it in lists
        if it
    }
    update = {"facts": {**ledger.facts, **facts}, "materials": materials}
    return complete(profile, ledger.model_copy(update=update))


def slow(ledger: Ledger) -> Signal:
    return next(signal for signal in ledger.signals if signal.code == "项目执行偏慢")


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize("name", KINDS)
def test_every_problem_that_we_write_is_known_next_year(name: str) -> None:
    kind = load_profile(REPO / "prompts" / name)
    past = FollowUp(kind, Ledger(year=2024))
    for code, form in kind.signals.items():
        for title in (title for ways in form.title for title in ways):
            fits = past.fits(Entry("", title.replace("{some}", kind.leads.some), None))
            best = max(fits, key=lambda found: fits[found].size, default="")
            assert best, f"{code}: {title}"
            assert kind.signals[best].area == form.area, f"{code}: {title} is {best}"


@pytest.mark.parametrize("name", KINDS)
def test_every_measure_that_we_write_answers_its_signal_next_year(name: str) -> None:
    kind = load_profile(REPO / "prompts" / name)
    titles = [(c, t) for c, f in kind.signals.items() for ways in f.measure_title for t in ways]
    assert titles
    assert not [pair for pair in titles if not fit(kind.signals[pair[0]].answered_by, pair[1])]


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("专项资金推进缓慢，资金趴在账上", "项目执行偏慢"),
        ("整体预算执行率不高", "部门执行偏慢"),
        ("年初预算编得不够细，追加频繁", "年中调整偏大"),
        ("公务接待费用超出年初安排", "三公超预算"),
        ("日常公用经费控制不严", "公用超支"),
        ("存量资金较多", "结转结余上升"),
        ("部分绩效指标未达标", "指标未完成"),
        ("指标细化量化有待加强", "定性指标偏多"),
        ("采购进度滞后", "采购执行偏低"),
        ("固定资产账实不符", ""),
        ("干部队伍老化，业务能力不强", ""),
        ("档案室管理薄弱", ""),
    ],
)
def test_a_problem_is_known_in_the_words_of_other_people(
    profile: Profile, problem: str, code: str
) -> None:
    fits = FollowUp(profile, Ledger(year=2024)).fits(Entry("", problem, None))
    assert max(fits, key=lambda found: fits[found].size, default="") == code


def test_a_title_that_says_nothing_is_known_by_the_text_below_it(profile: Profile) -> None:
    text = "资金管理方面\n禁毒专项开工晚，执行率偏低。\n人手不足。"
    ledger = after(profile, ("资金管理方面",))
    fact = ledger.facts["上年.提出问题"].model_copy(update={"sources": (said(text),)})
    ledger = ledger.model_copy(update={"facts": {**ledger.facts, fact.id: fact}})
    assert slow(ledger).raised is None
    again = complete(profile, ledger)
    assert slow(again).raised == Raised(problem="上年.提出问题.1", same=True)
    assert again.texts["上年.提出问题.1"] == "禁毒专项开工晚，执行率偏低"


def test_the_text_below_one_title_may_tell_of_two_signals(profile: Profile) -> None:
    text = "管理方面\n禁毒专项执行率偏低。\n公用经费超支。"
    figures = SLOW | {"公用经费.预算数": "10.00万元", "公用经费.决算数": "11.00万元"}
    ledger = after(profile, ("管理方面",), figures=figures)
    fact = ledger.facts["上年.提出问题"].model_copy(update={"sources": (said(text),)})
    again = complete(profile, ledger.model_copy(update={"facts": {**ledger.facts, fact.id: fact}}))
    raised = {s.code: s.raised for s in again.signals if s.raised}
    quoted = {code: again.texts[past.problem] for code, past in raised.items()}
    assert quoted == {"项目执行偏慢": "禁毒专项执行率偏低", "公用超支": "公用经费超支"}
    assert codes(open_promises(profile, again)) == ["R24", "R24"]


def test_the_same_subject_is_the_same_problem_and_another_one_is_alike(profile: Profile) -> None:
    same = slow(after(profile, ("禁毒专项执行偏慢",))).raised
    alike = slow(after(profile, ("道路维护项目执行偏慢",))).raised
    assert same is not None
    assert alike is not None
    assert (same.same, alike.same) == (True, False)


def test_what_is_quoted_stands_in_last_years_report_and_states_no_quantity(
    profile: Profile,
) -> None:
    ledger = after(
        profile,
        ("“禁毒专项”项目进度滞后，全年执行率仅为82%，影响面大",),
        ("项目执行每月调度3次",),
    )
    assert ledger.texts["上年.提出问题.1"] == "‘禁毒专项’项目进度滞后"
    assert "上年.提出措施.1" not in ledger.facts
    source = ledger.facts["上年.提出问题.1"].source
    assert source is not None
    assert (source.file, source.cell) == ("去年.docx", "第1段")


def test_the_measure_promised_is_the_one_whose_words_answer_the_problem(profile: Profile) -> None:
    measures = ("开展资产清查", "按月通报项目支出进度，加快项目执行", "加强项目前期准备")
    raised = slow(after(profile, ("禁毒专项执行偏慢",), measures)).raised
    assert raised is not None
    assert raised.measure == "上年.提出措施.2"
    none = slow(after(profile, ("禁毒专项执行偏慢",), ("开展资产清查",))).raised
    assert none is not None
    assert none.measure == ""


def test_nothing_is_said_of_a_problem_that_is_not_seen_this_year(profile: Profile) -> None:
    ledger = after(profile, ("禁毒专项执行偏慢",), ("加快项目执行",), DONE)
    assert all(signal.raised is None for signal in ledger.signals)
    assert "上年.提出问题.1" not in ledger.facts


def test_a_problem_that_is_seen_again_is_for_the_reviewer(profile: Profile) -> None:
    (finding,) = open_promises(profile, after(profile, ("禁毒专项执行偏慢",), ("加快项目执行",)))
    assert finding.code == "R24"
    assert "“禁毒专项执行偏慢”（去年.docx｜第1段）" in finding.message
    assert "当时的措施：“加快项目执行”（去年.docx｜第1段）" in finding.message


def test_a_measure_of_which_nothing_tells_is_for_the_reviewer(profile: Profile) -> None:
    ledger = after(profile, ("固定资产账实不符",), ("开展固定资产清查",))
    (finding,) = open_promises(profile, ledger)
    assert finding.code == "R25"
    assert "有1条看不到落实情况：“开展固定资产清查”（去年.docx｜第1段）" in finding.message
    assert "上年未完成整改事项" in finding.todo


def test_a_sentence_of_this_years_materials_tells_that_a_measure_was_taken(
    profile: Profile,
) -> None:
    plain = "七月开展了固定资产清查。"
    sentence = Sentence(id="材料.甲.s1", text=plain, plain=plain, source=said(plain))
    told = Material(
        id="材料.甲", title="甲", file="甲.md", paragraphs=((sentence,),), headings=("",)
    )
    problems, measures = ("固定资产账实不符",), ("开展固定资产清查",)
    assert open_promises(profile, after(profile, problems, measures, materials=(told,))) == ()
    old = told.model_copy(update={"year": 2023})
    assert codes(open_promises(profile, after(profile, problems, measures, materials=(old,)))) == [
        "R25"
    ]


def test_data_that_show_no_such_problem_tell_that_its_measure_worked(profile: Profile) -> None:
    problems, measures = ("禁毒专项执行偏慢",), ("加快项目执行",)
    figures = DONE | {"支出.全年预算数": "100.00万元", "支出.决算数": "100.00万元"}
    assert open_promises(profile, after(profile, problems, measures, figures)) == ()
    unknown = {"人员.在职人数": "10人"}
    assert codes(open_promises(profile, after(profile, problems, measures, unknown))) == ["R25"]


def test_without_last_years_report_there_is_nothing_to_follow_up(profile: Profile) -> None:
    assert open_promises(profile, complete(profile, ledger_of(profile, SLOW))) == ()


@cache
def after_report(path: Path) -> tuple[Drafted, tuple[Finding, ...]]:
    """The sample drafted with a report of the year before beside it, and what the data show."""
    ready = prepare([SAMPLES / SAMPLE, path], profile_of(SAMPLE))
    return draft(ready, BuiltinEngine(ready.profile, ready.ledger)), ready.findings


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's own report moved back by one year, as our own report of last year."""
    path = tmp_path_factory.mktemp("去年") / "去年.txt"
    deliver(drafted(SAMPLE), path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"20(?=2[4-6]年)..", lambda m: str(int(m[0]) - 1), text), "utf-8")
    return path


def passages(report: Drafted, section: str) -> dict[str, list[str]]:
    """What the parts of a section print, by their signals, with the headings first."""
    printed = {}
    for part in report.report.sections:
        if part.id.startswith(f"{section}."):
            texts = [getattr(block, "text", "") for block in part.blocks]
            lines = [render_plain(text, report.ledger, report.report.numbers) for text in texts]
            printed[part.id.rpartition(".")[2]] = [part.heading, *lines]
    return printed


def test_the_draft_says_of_our_own_report_what_it_had_raised(ours: Path) -> None:
    report, findings = after_report(ours)
    problems, measures = passages(report, "存在的问题"), passages(report, "改进措施")
    raised = [s for s in report.ledger.signals if s.raised]
    assert [s.code for s in raised] == [s.code for s in drafted(SAMPLE).ledger.signals]
    for signal in raised:
        heading, _, past = problems[signal.code]
        assert f"“{heading}”" in past
        assert "上年" in past
        title, _, follow = measures[signal.code]
        assert "2025年自评" in follow
        assert f"“{title}”" not in follow  # last year's measure is not this year's again
    assert codes(findings).count("R24") == len(raised)


def test_the_draft_says_of_anybodys_report_what_it_had_raised() -> None:
    report, findings = after_report(ELSEWHERE)
    problems = passages(report, "存在的问题")
    repeated = {code: lines[-1] for code, lines in problems.items() if len(lines) == 3}
    assert set(repeated) == {"项目执行偏慢", "公用超支", "目标偏低"}
    assert "“专项资金推进缓慢”" in repeated["项目执行偏慢"]
    assert "“加快专项资金执行进度，用地手续先办后报预算”" in repeated["项目执行偏慢"]
    assert "“绩效目标设置不够合理”" in repeated["目标偏低"]
    assert "措施" not in repeated["目标偏低"]  # no measure had answered it
    (open_,) = [f for f in findings if f.code == "R25"]
    assert "改造档案室" in open_.message
    assert "三公经费.上年决算数" in {i for f in findings if f.code == "R23" for i in f.figures}


def test_what_is_said_of_last_year_passes_the_checks_of_the_draft(ours: Path) -> None:
    for path in (ours, ELSEWHERE):
        report, _ = after_report(path)
        new = set(codes(report.findings)) - set(codes(drafted(SAMPLE).findings))
        assert not new


def test_no_two_problems_in_a_row_say_it_in_the_same_words(ours: Path) -> None:
    report, _ = after_report(ours)
    said = [re.sub("“.*?”", "", lines[-1]) for lines in passages(report, "存在的问题").values()]
    assert all(one != two for one, two in pairwise(said))


def test_a_models_measure_is_followed_by_what_became_of_last_years(ours: Path) -> None:
    report, _ = after_report(ours)
    plan = next(plan for plan in report.plans if plan.writes == "measures")
    builtin = BuiltinEngine(report.profile, report.ledger).write(plan)
    replies = tuple(
        Measure(problems=(s.code,), title="题", text="做法。", who="计财股", by_when="年底")
        for s in plan.signals
    )
    sections = make_sections(MeasuresReply(measures=replies), plan, builtin, "模型")
    assert [len(section.blocks) for section in sections[1:]] == [2] * len(plan.signals)
    assert [s.blocks[1] for s in sections[1:]] == [s.blocks[1] for s in builtin[1:]]
