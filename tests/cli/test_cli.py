"""The command line as people and scripts meet it: exit codes, words, JSON alone on stdout."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from commandline import process, qicao
from docx import Document
from drafts import SAMPLES, drafted

from qicao.delivery import deliver

VERBS = ("draft", "figures", "check", "export", "template", "profiles", "settings", "doctor", "ui")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed's draft as a bundle and as a Word file, a.qicao and a.docx."""
    folder = tmp_path_factory.mktemp("seed")
    done = qicao(
        "draft", SAMPLES / "seed_gaj_2024", "-o", folder / "a.docx", "-o", folder / "a.qicao"
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_help_names_every_verb_in_chinese() -> None:
    done = process("--help")
    assert done.returncode == 0
    assert done.stdout.startswith("用法：qicao ")
    for verb in VERBS:
        assert re.search(rf"^  {verb} +[一-鿿]", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_within_80_columns(verb: str) -> None:
    done = qicao(verb, "--help")
    assert done.returncode == 0
    widths = [sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in done.stdout.splitlines()]
    assert max(widths) <= 100


def test_a_draft_tells_what_was_read_found_and_written(tmp_path: Path) -> None:
    out = tmp_path / "报告.docx"
    done = process("draft", SAMPLES / "seed_gaj_2024", "-o", out)
    assert done.returncode == 0, done.stderr
    for words in ("【读入】", "figures.csv：28 个数据", "错误 A10", "读回核对无误"):
        assert words in done.stdout
    assert "65.05%" in "\n".join(p.text for p in Document(str(out)).paragraphs)


def test_a_conflict_refuses_the_draft_until_a_file_is_preferred(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    refused = qicao("draft", SAMPLES / "broken_r10", "-o", out)
    assert refused.returncode == 1
    assert "没有写出文件" in refused.stderr
    assert not out.exists()
    name = re.search(r"出处：(\S+?)｜", refused.stdout)[1]
    assert qicao("draft", SAMPLES / "broken_r10", "-o", out, "--prefer", name).returncode == 0
    assert out.exists()


def test_choices_from_a_file_override_a_value_and_say_who(tmp_path: Path) -> None:
    choices = tmp_path / "choices.yaml"
    choices.write_text(
        "overrides:\n  三公经费.节约额: {value: 230.00, unit: 万元, who: 测试员, why: 复核}\n",
        encoding="utf-8",
    )
    out = tmp_path / "a.md"
    done = qicao(
        "draft", SAMPLES / "seed_gaj_2024", "-o", out, "--choices", choices, "--provenance"
    )
    assert done.returncode == 0, done.stderr
    text = out.read_text(encoding="utf-8")
    assert "节约230.00万元" in text
    assert "测试员" in text


def test_figures_prints_one_json_object_and_nothing_else() -> None:
    done = process("figures", SAMPLES / "county_full", "--json")
    assert done.returncode == 0
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert document["schema"] == "qicao.figures/1"
    row = next(r for r in document["figures"] if r["id"] == "支出.决算数")
    assert row == {
        "id": "支出.决算数",
        "label": "支出合计",
        "value": row["value"],
        "unit": "万元",
        "decimals": 2,
        "period": "决算",
        "file": "figures.csv",
        "sheet": None,
        "cell": row["cell"],
        "form": None,
    }
    assert set(document) == {"schema", "figures", "forms", "unmapped", "missing", "findings"}


def test_figures_lists_what_is_missing_and_why_a_rule_was_not_checked() -> None:
    done = qicao("figures", SAMPLES / "seed_gaj_2024", "--all")
    assert done.returncode == 0
    assert "还缺的数据" in done.stdout
    assert re.search(r"缺数据 A12 公用经费控制率：.*缺少数据", done.stdout)


def test_check_of_a_bundle_prints_the_contract(seed: Path) -> None:
    done = process("check", seed / "a.qicao", "--json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert document["schema"] == "qicao.check/1"
    assert document["characters"] == len(document["text"])
    for mention in document["mentions"]:
        assert document["text"][mention["start"] : mention["end"]] == mention["text"]
    assert document["summary"]["unverified"] == 0
    assert document["summary"]["bound"] > 30
    assert {f["code"] for f in document["findings"]} >= {"A10", "A11", "A05"}


def test_check_fails_at_the_level_that_was_asked_for(seed: Path, tmp_path: Path) -> None:
    assert qicao("check", seed / "a.qicao", "--fail-on", "error").returncode == 1
    assert qicao("check", seed / "a.qicao", "--fail-on", "never").returncode == 2
    bundle = tmp_path / "b.qicao"
    deliver(drafted("city_library"), bundle)
    assert qicao("check", bundle).returncode == 0
    assert qicao("check", bundle, "--fail-on", "hint").returncode == 1


def test_a_number_that_was_changed_in_word_is_called_out(seed: Path, tmp_path: Path) -> None:
    word = Path(shutil.copytree(seed, tmp_path / "copy")) / "a.docx"
    document = Document(str(word))
    run = next(r for p in document.paragraphs for r in p.runs if r.text == "68222.91万元")
    run.text = "68222.19万元"
    document.paragraphs[8].add_run("另支出100万元。")
    document.save(str(word))
    done = qicao("check", word, "--json")
    findings = json.loads(done.stdout)["findings"]
    changed = next(f for f in findings if f["code"] == "X05")
    assert (changed["text"], changed["expected"]) == ("68222.19万元", "68222.91万元")
    assert "100万元" in [f["text"] for f in findings if f["code"] == "D03"]


def test_export_writes_a_bundle_in_every_other_form(seed: Path, tmp_path: Path) -> None:
    done = qicao("export", seed / "a.qicao", "-o", tmp_path / "a.docx", "-o", tmp_path / "a.md")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("读回核对无误") == 2


def test_a_template_is_written_and_drafts_after_it_was_filled(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "填报表.xlsx"
    assert qicao("template", "hunan_overall", "-o", path).returncode == 0
    book = load_workbook(path)
    filled = 0
    for row in book["基本信息"].iter_rows():
        for cell in row:
            if str(cell.value).strip("＊*") in ("单位名称", "报告年度"):
                value = "虚构县档案局" if "单位" in str(cell.value) else "2024"
                book["基本信息"].cell(cell.row, cell.column + 1).value = value
                filled += 1
    assert filled == 2
    book.save(path)
    done = qicao("draft", path, "-o", tmp_path / "a.md")
    assert done.returncode == 0, done.stderr
    assert "虚构县档案局" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["draft"], 2, "缺少参数"),
        (["draft", "没有这个文件.csv", "-o", "a.docx"], 3, "没有这个文件.csv"),
        (["draft", SAMPLES / "seed_gaj_2024", "-o", "a.odt"], 2, ".docx"),
        (
            ["draft", SAMPLES / "seed_gaj_2024", "-o", "a.docx", "-p", "hunan_overal"],
            2,
            "hunan_overall",
        ),
        (
            ["draft", SAMPLES / "seed_gaj_2024", "-o", "a.docx", "-e", "openai:m"],
            2,
            "OPENAI_BASE_URL",
        ),
        (["draft", SAMPLES / "seed_gaj_2024", "-o", "a.docx", "-e", "bultin"], 2, "builtin"),
        (["draft", SAMPLES / "seed_gaj_2024", "-o", "没有的文件夹/a.docx"], 2, "没有的文件夹"),
        (["draft", SAMPLES / "seed_gaj_2024", "-o", "a.docx", "--sectoin", "x"], 2, "--section"),
        (
            ["draft", SAMPLES / "seed_gaj_2024", "-o", "a.docx", "--prefer", "没有.csv"],
            2,
            "没有.csv",
        ),
        (["figures", SAMPLES / "seed_gaj_2024", "--variant", "十一部分"], 3, "十部分"),
        (["check", "a.qicao"], 3, "a.qicao"),
        (["export", SAMPLES / "county_full" / "figures.csv", "-o", "a.docx"], 3, "报告文件"),
        (["template", "hunan_overall", "-o", "a.docx"], 2, ".xlsx"),
        (["draaft"], 2, "draaft"),
    ],
)
def test_a_mistake_ends_in_one_sentence_with_what_to_do(
    tmp_path: Path, arguments: list[object], code: int, words: str
) -> None:
    done = qicao(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_settings_come_from_a_file_and_a_key_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "qicao.toml").write_text("deadline = 33\n", encoding="utf-8")
    done = qicao("settings", cwd=tmp_path, OPENAI_API_KEY="sk-secret-value")
    assert done.returncode == 0
    assert "33" in done.stdout
    assert "qicao.toml" in done.stdout
    assert "sk-secret-value" not in done.stdout


def test_doctor_says_what_is_there_and_what_to_do_about_the_rest() -> None:
    done = process("doctor")
    assert done.returncode == 0
    assert "报告类型 hubei_overall、hunan_overall" in done.stdout
    assert "至多 1024 MiB 内存、60 秒" in done.stdout.replace("\n", "")
    for line in done.stdout.splitlines():
        assert line.startswith(("正常 ", "缺少 ", "     怎么办："))


def test_profiles_lists_the_outline() -> None:
    done = qicao("profiles", "hunan_overall")
    assert "一、部门、单位基本情况" in done.stdout
    assert "变体：十部分" in done.stdout


def test_a_dry_run_lists_the_plans_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    done = qicao("draft", SAMPLES / "county_full", "-o", out, "--dry-run")
    assert done.returncode == 0
    assert "三公经费|较预算" in done.stdout
    assert not out.exists()


def test_completion_can_be_had_for_a_shell() -> None:
    done = process(_QICAO_COMPLETE="source_bash")
    assert done.returncode == 0
    assert "_qicao" in done.stdout or "complete" in done.stdout
