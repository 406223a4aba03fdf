"""`gyeot text check`: clean on the assistant's own words, and each of its rules can fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import gyeot
from bot.directory.directory import DATA as DIRECTORY
from bot.directory.directory import Directory
from bot.safety.cards import CARDS
from bot.texts import cli
from bot.texts.check import EVERYWHERE, Rules, findings, full_length, prose, report, said_and_filled
from bot.texts.responses import DATA, read_responses
from bot.texts.uses import read_uses
from tests.texts.conftest import pair

CARD = CARDS[0]


def run(*arguments: str) -> Result:
    return CliRunner(mix_stderr=False).invoke(gyeot, ["text", "check", *arguments])


@pytest.fixture
def sources(tmp_path: Path) -> Callable[..., Path]:
    """A project of its own: Python, a page, a rule and the slots of a domain."""

    def apply(python: str = "", page: str = "", rule: str = "action_x", slot: str = "language") -> Path:
        root = tmp_path / "project"
        for folder in ("actions", "bot/channels", "data/rules"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        (root / "actions" / "a.py").write_text(python, encoding="utf-8")
        (root / "bot" / "channels" / "page.html").write_text(page, encoding="utf-8")
        rules = f"rules:\n- rule: r\n  steps:\n  - intent: greet\n  - action: {rule}\n"
        (root / "data" / "rules" / "r.yml").write_text(rules, encoding="utf-8")
        (root / "domain.yml").write_text(f"slots:\n  {slot}:\n    type: text\n", encoding="utf-8")
        return root

    return apply


# The assistant's own words


def test_everything_people_read_is_clean() -> None:
    found = run()
    assert found.exit_code == 0, found.output
    assert "clean" in found.output


def test_the_summary_names_the_longest_text_of_each_language() -> None:
    read = report()
    assert {one.language for one in read.lengths} == set(EVERYWHERE)
    responses, _ = read_responses(DATA, Directory.load())
    for one in read.lengths:
        assert 0 < one.median <= one.longest
        assert one.language in responses[one.name].variations
        assert f"longest {one.longest} ({one.name})" in run().output


# Exit codes and progress


def test_findings_are_printed_one_a_line_and_end_in_1(write: Callable[..., Path]) -> None:
    found = run("--responses", str(write(a=pair("힘내세요.", "Cheer up."))))
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert sum(line.startswith("a.yml: utter_x (") and ": banned word: " in line for line in lines) == 2
    assert lines[-1].startswith("1 responses: ")


@pytest.mark.parametrize("arguments", [("--responses", "/nowhere/at/all"), ("--no-such-option",), ("extra",)])
def test_wrong_use_ends_in_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_what_takes_long_says_what_it_reads(monkeypatch: pytest.MonkeyPatch, write: Callable[..., Path]) -> None:
    monkeypatch.setattr(cli, "_QUIET_S", -1.0)
    found = run("--responses", str(write(a=pair("가.", "A."))))
    assert "reading responses" in found.stderr and "reading" not in found.stdout


# Politeness, languages, buttons


@pytest.mark.parametrize("ko", ["신고할 수 있습니다.", "신고한다", "괜찮습니까?", "먼저 화면을 누른다", "말하십시오."])
def test_an_ending_of_papers_is_found(write: Callable[..., Path], directory: Directory, ko: str) -> None:
    found = findings(write(a=pair(ko, "A.")), directory)
    assert len(found) == 1 and ": politeness: " in found[0]


@pytest.mark.parametrize(
    "ko", ["신고할 수 있어요.", '이렇게 보내요. "지금 무섭다."', "집마다 달라요.", "다 지워졌나요?"]
)
def test_spoken_endings_and_words_of_others_pass(write: Callable[..., Path], directory: Directory, ko: str) -> None:
    assert findings(write(a=pair(ko, "A.")), directory) == []


def test_a_card_without_a_language_is_found(write: Callable[..., Path], directory: Directory) -> None:
    found = findings(write(a=pair("가.", "A.", name=CARD)), directory)
    assert sorted(line.split("(")[1].split(")")[0] for line in found) == sorted(set(EVERYWHERE) - {"ko", "en"})


def test_other_buttons_in_a_third_language_are_found(write: Callable[..., Path], directory: Directory) -> None:
    button = "{title: 네, payload: /affirm}"
    third = (
        "  - condition: [{type: slot, name: language, value: zh}]\n    text: 好。\n"
        "    buttons: [{title: 不, payload: /deny}]\n"
    )
    found = findings(write(a=pair("가.", "A.", buttons=button) + third), directory)
    assert found == ["a.yml: utter_x (zh 1): buttons: differ from the Korean ones"]


def test_other_buttons_and_fewer_variants_in_english_are_found(
    write: Callable[..., Path], directory: Directory
) -> None:
    yes, no = "{title: 'Yes', payload: /affirm}", "{title: 'No', payload: /deny}"
    body = pair("가.", "A.", buttons=f"{yes}, {no}", english_buttons=f"{no}, {yes}") + "  - text: 나\n"
    found = findings(write(a=body), directory)
    assert [line.split(": ", 2)[2] for line in found if "variant" in line] == [
        "has not as many variants in every language",
        "variant 1: the buttons differ between the languages",
    ]


# Names and values


def test_a_response_that_nobody_says_is_found(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path]
) -> None:
    responses, _ = read_responses(write(a=pair("가.", "A.")), directory)
    assert said_and_filled(responses, directory, read_uses(sources())) == ["a.yml: utter_x: nobody says it"]


@pytest.mark.parametrize(
    "project",
    [
        {"python": 'Say("utter_x")'},
        {"page": '<p data-text="utter_x">'},
        {"rule": "utter_x"},
        {"python": 'Say(f"utter_{topic}")'},
    ],
)
def test_each_way_of_saying_a_response_counts(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path], project: dict[str, str]
) -> None:
    responses, _ = read_responses(write(a=pair("가.", "A.")), directory)
    assert said_and_filled(responses, directory, read_uses(sources(**project))) == []


def test_a_name_with_an_ending_put_to_it_is_said(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path]
) -> None:
    responses, _ = read_responses(write(a=pair("가.", "A."), b=pair("나.", "B.", name="utter_x_young")), directory)
    uses = read_uses(sources(python='name = "utter_x"\nname += "_young"'))
    assert said_and_filled(responses, directory, uses) == []


@pytest.mark.parametrize(
    ("project", "finding"),
    [
        ({"python": 'Say("utter_gone")'}, "actions/a.py: says utter_gone, which is no response"),
        ({"rule": "utter_gone"}, "data/rules/r.yml: says utter_gone, which is no response"),
        ({"page": "utter_gone"}, "bot/channels/page.html: says utter_gone, which is no response"),
    ],
)
def test_a_name_without_a_response_is_found(
    write: Callable[..., Path],
    directory: Directory,
    sources: Callable[..., Path],
    project: dict[str, str],
    finding: str,
) -> None:
    responses, _ = read_responses(write(), directory)
    assert said_and_filled(responses, directory, read_uses(sources(**project))) == [finding]


def test_a_built_name_that_fits_no_response_is_found(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path]
) -> None:
    responses, _ = read_responses(write(), directory)
    found = said_and_filled(responses, directory, read_uses(sources(python='Say(f"utter_plan_{which}")')))
    assert len(found) == 1 and found[0].startswith("actions/a.py: says utter_plan_")


def test_a_stem_that_something_is_put_to_says_its_responses(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path]
) -> None:
    responses, _ = read_responses(write(a=pair("가.", "A.", name="utter_x_web")), directory)
    assert len(said_and_filled(responses, directory, read_uses(sources(python='Say("utter_x")')))) == 2
    uses = read_uses(sources(python='name = "utter_x"\nSay(f"{name}_{channel}")'))
    assert said_and_filled(responses, directory, uses) == []


def test_only_the_law_that_is_told_counts_towards_the_length(
    directory: Directory, sources: Callable[..., Path]
) -> None:
    shortest = min(directory.laws, key=lambda row: len(row.statement.ko))
    uses = read_uses(sources(python=f'telling("utter_x", "{shortest.id}", talk)'))
    assert uses.laws == {"utter_x": frozenset({shortest.id})}
    told = full_length("{fact}", "ko", directory, uses.laws["utter_x"])
    assert told == len(directory.fill(shortest.statement.ko)) < full_length("{fact}", "ko", directory)


def test_a_value_that_nobody_fills_is_found(
    write: Callable[..., Path], directory: Directory, sources: Callable[..., Path]
) -> None:
    body = pair("{nmae} {language} {police} {steps}", "{nmae} {language} {police} {steps}")
    responses, _ = read_responses(write(a=body), directory)
    uses = read_uses(sources(python='Say("utter_x", values={"steps": 1})'))
    assert said_and_filled(responses, directory, uses) == ["a.yml: utter_x: nobody fills {nmae}"]


# Length with what is put in


def test_a_text_counts_with_the_longest_law_that_may_be_put_in(
    write: Callable[..., Path], directory: Directory
) -> None:
    longest = max(len(directory.fill(row.statement.ko)) for row in directory.laws)
    assert full_length("{fact}", "ko", directory) == longest
    assert full_length("{police}", "ko", directory) == len(directory.contact("police"))
    found = findings(write(a=pair("{fact}" + "가" * (351 - longest), "A.")), directory)
    assert len(found) == 1 and ": length: 351 characters, 350 at most" in found[0]


# Prose of the directory


@pytest.mark.parametrize(
    ("file", "spoilt", "rule"),
    [
        ("law_kr.yml", "처벌받습니다.", "politeness"),
        ("law_kr.yml", "힘내세요.", "banned word"),
        ("law_kr.yml", "{police}로 걸어요.", "particle"),
        ("law_kr.yml", "그래요? 정말요?", "question"),
        ("law_kr.yml", "가" * 351, "length"),
        ("law_kr.yml", "전화는 1366이에요.", "number"),
    ],
)
def test_prose_of_the_directory_is_read_too(tmp_path: Path, file: str, spoilt: str, rule: str) -> None:
    root = tmp_path / "directory"
    shutil.copytree(DIRECTORY, root)
    path = root / file
    begin, _, rest = path.read_text(encoding="utf-8").partition("statement:\n    ko: ")
    path.write_text(f"{begin}statement:\n    ko: '{spoilt}'\n" + rest.partition("\n")[2], encoding="utf-8")
    row = Directory.load(root).laws[0].id
    found = [str(finding) for finding in prose(root, Directory.load(root), Rules.load())]
    wanted = f"directory/{file}: {row} (statement.ko): {rule}: "
    assert any(line.startswith(wanted) for line in found)
    clean = [str(finding) for finding in prose(DIRECTORY, Directory.load(), Rules.load())]
    assert not any(line.startswith(wanted) for line in clean)
