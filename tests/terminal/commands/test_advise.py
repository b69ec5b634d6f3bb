"""The command advise: the twelve cases, the words, the JSON, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from closeout.answers import checked, given
from closeout.as_json.advice import advice_json
from closeout.desk import Desk
from closeout.phrases import Phrase
from engine.applicability import Applies, applies_to
from engine.base import Base, Role
from engine.interview.dialogue import Answer, Command, So, Stage, State, Unknown
from engine.interview.interview import Interview, extras_of
from engine.language import Asked
from terminal.asking.before import given_by
from terminal.words.report import MOST_CAUTIONS, report
from tests.conftest import CASES, ROOT, Ran, Run
from tests.schemas import check_shape

TODAY = ("--as-of", "2026-11-22")
TWELVE = (
    *("000", "001", "001-5", "001-11", "002", "002-3", "002-4"),
    *("003", "003-9", "004-earning", "004-over", "004-sure"),
)


NOT_KNOWING = str(CASES / "partial" / "unable-and-rating-not-known.toml")
OF_THREAD_000 = str(CASES / "partial" / "000-work-and-rating-not-known.toml")


def case(name: str) -> str:
    """Return the path of one of the twelve cases."""
    return str(CASES / f"{name}.toml")


def content(ran: Ran) -> dict[str, Any]:
    """Return the JSON that a run printed."""
    found: dict[str, Any] = json.loads(ran.out)
    return found


def check_expected(found: dict[str, Any], file: Path) -> dict[str, Any]:
    """Check the JSON of a case against its schema and what the case file expects, which is returned."""
    check_shape(found, "advice")
    expected = tomllib.loads(file.read_text("utf-8"))
    for side, advice in (("today", found), ("forum", found["forum"])):
        assert advice["certain"]
        assert advice["action"] == expected[side]["action"]
        assert set(expected[side].get("steps", ())) <= {step["id"] for step in advice["steps"]}
        assert set(expected[side].get("cautions", ())) <= {caution["id"] for caution in advice["cautions"]}
    return expected


def answers_of(base: Base, file: Path) -> dict[str, str]:
    """Return the answers of a case file, and of each event that it does not name that it did not happen."""
    answers = dict(given(base, str(file), ()).answers)
    for info in base.with_role(Role.REFINING):
        events = info.slot.events if isinstance(info.slot, Asked) else ()
        if events and info.name not in answers and applies_to(base, answers, info.name) is Applies.YES:
            answers[info.name] = next(value for value in info.values if value not in events)
    return answers


@pytest.mark.parametrize("name", TWELVE)
def test_each_of_the_twelve_cases_gives_the_expected_advice(run: Run, base: Base, name: str) -> None:
    """At the command line each of the threads' own cases gives its expected action, steps and cautions, both days."""
    said = given(base, case(name), ()).answers
    others = {fact: value for fact, value in answers_of(base, CASES / f"{name}.toml").items() if fact not in said}
    settings = [word for fact, value in others.items() for word in ("--set", f"{fact}={value}")]
    check_expected(content(run("advise", case(name), *settings, "--json", *TODAY)), CASES / f"{name}.toml")


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.toml")))
def test_every_case_gives_the_expected_advice(desk: Desk, name: str) -> None:
    """Each case file gives its expected action, steps and cautions for today and for the forum, in a valid shape.

    Experta comes to just these and to no others, and in a narrow window no line of the advice is wider than that.
    """
    file = CASES / f"{name}.toml"
    both = desk.advise(checked(desk.base, answers_of(desk.base, file)))
    expected = check_expected(json.loads(json.dumps(advice_json(desk.base, both))), file)
    for side, trace in (("today", both.main.trace), ("forum", both.forum.trace)):
        wanted = (expected[side]["action"], tuple(expected[side]["steps"]), tuple(expected[side]["cautions"]))
        assert (trace.action, trace.steps, trace.cautions) == wanted
    assert all(len(line.text) <= 40 for line in report(desk.base, both, 40).lines)


def answer_of(base: Base, state: State, answers: dict[str, str]) -> Command:
    """Return what somebody who knows ``answers`` says to the question at hand, or to the list."""
    if state.together:
        return So(tuple(fact for fact in state.together if answers.get(fact) in base.facts[fact].events))
    known = answers.get(str(state.asking))
    return Unknown() if known is None else Answer(known)


@pytest.mark.parametrize("name", TWELVE)
def test_the_interview_leads_through_each_of_the_twelve_cases(desk: Desk, name: str) -> None:
    """Answering by hand, question by question, ends in the expected advice for both days; the rest is not known."""
    answers = answers_of(desk.base, CASES / f"{name}.toml")
    talk = Interview(desk.base, desk.guide())
    state = talk.begin()
    while state.phase is Stage.FACTS:
        state = talk.after(state, answer_of(desk.base, state, answers))
    check_expected(json.loads(json.dumps(advice_json(desk.base, desk.advise(given_by(state))))), CASES / f"{name}.toml")


def test_open_answers_give_a_valid_shape_too(run: Run) -> None:
    """With little answered the advice is not certain, and says what to find out."""
    found = content(run("advise", "--set", "status=active", "--json", *TODAY))
    check_shape(found, "advice")
    assert not found["certain"]
    assert found["worth_finding_out"] in found["depends_on"]
    assert len(found["possible"]) > 1


def test_a_threat_that_nobody_made_does_not_lead(run: Run) -> None:
    """Work that cannot be done is parted from, unless there was a threat, which is told below the action."""
    found = content(run("advise", NOT_KNOWING, "--json", *TODAY))
    check_shape(found, "advice")
    assert (found["action"], found["settled"], found["certain"]) == ("part", True, False)
    threat = next(event for event in found["unless"] if event["fact"] == "rating")
    assert (threat["value"], threat["actions"], threat["sure"]) == ("threatened", ["report-threat"], True)
    said = run("advise", NOT_KNOWING, *TODAY, "--show", "all").out
    assert said.index("That is settled, unless") < said.index("Report the threat") < said.index("What to do")
    assert said.index("What to do") < said.index("\nUnless\n") < said.index("You work on it through an agency")


def test_nothing_assumed_is_printed_as_an_answer(run: Run) -> None:
    """What is taken for granted stands apart from the answers in JSON, and with a word for it in every text."""
    file = OF_THREAD_000
    found = content(run("advise", file, "--json", *TODAY))
    assert found["answers"] == tomllib.loads(Path(file).read_text("utf-8"))["answers"]
    for advice in (found, found["forum"]):
        assert advice["trace"]["answers"].items() <= found["answers"].items()
        assert advice["assumed"]
        assert advice["assumed"] == advice["trace"]["assumed"]
        assert set(advice["indifferent"]) <= advice["assumed"].keys()
    drawn = run("draw", "path", file, "--text", *TODAY).out
    assert "not answered, so assumed: Likely rating" in " ".join(drawn.split())
    assert "you said: Likely rating" not in " ".join(drawn.split())
    explained = run("explain", file, *TODAY).out
    answered = explained.partition("What mattered of your answers")[2].partition("What matters of what is assumed")[0]
    assert "(responds=silent-long)" in " ".join(answered.split())
    assert "Likely rating" not in answered
    assert "(assumed)" in explained


def test_what_is_assumed_is_called_by_its_label(run: Run) -> None:
    """Before a reason that takes something for granted stands what that is, in the words of pictures and lists."""
    why = " ".join(run("advise", OF_THREAD_000, "--show", "why", *TODAY).out.split())
    assert "- Assuming Likely rating: badly, I fear. An open idle contract" in why


def test_what_is_open_comes_with_the_answers_that_lead_to_it(run: Run) -> None:
    """The floor is printed; each other likely way stands with what settles it, which then indeed settles it."""
    answers = ("--set", "status=active", "--set", "kind=fixed", "--set", "work=done", "--set", "billed=something")
    found = content(run("advise", *answers, "--json", *TODAY))
    assert not found["settled"]
    likely = [way for way in found["possible"] if way["likely"]]
    assert len(likely) > 1
    assert all(way["share"] >= 0.1 for way in likely)
    for way in likely:
        more = [part for fact, value in way["settled_by"].items() for part in ("--set", f"{fact}={value}")]
        then = content(run("advise", *answers, *more, "--json", *TODAY))
        assert (then["settled"], then["action"]) == (True, way["action"])
    said = run("advise", *answers, *TODAY).out
    assert f"Not settled: {len(likely)} ways stand out (10 % or more likely)." in said
    assert "if you answer:" in said
    assert (
        said.index("if you answer:") < said.index("Another way is right if") < said.index("they threaten a bad rating")
    )


@pytest.mark.parametrize("shown", [(), ("--show", "all")])
@pytest.mark.parametrize(
    ("answers", "step", "said"),
    [
        ({"status": "active"}, False, [Phrase.NOTHING_SHARED]),
        ({"work": "done", "responds": "yes", "wants": "more", "extra": "forbidden"}, True, [Phrase.WHICHEVER]),
        ({"status": "on-hold"}, True, []),
    ],
)
def test_what_is_right_whichever_way_it_is_stands_below_the_ways(
    run: Run, answers: dict[str, str], shown: tuple[str, ...], said: list[Phrase], *, step: bool
) -> None:
    """Advice that is not settled shows the steps that all its ways share, or says that there is none."""
    given_words = [word for name, value in answers.items() for word in ("--set", f"{name}={value}")]
    out = run("advise", *given_words, *shown, *TODAY).out
    assert [each for each in (Phrase.WHICHEVER, Phrase.NOTHING_SHARED) if each in out] == said
    assert ("\n1. " in out) is step


def test_an_estimate_and_a_message_go_with_settled_advice_alone(run: Run) -> None:
    """For a lead that nobody's answers support, no figure and no message is given."""
    numbers = ("--set", "score=95", "--set", "jobs=20", *TODAY, "--json")
    settled = content(run("advise", NOT_KNOWING, *numbers))
    assert settled["estimate"]
    assert settled["message"]
    unsettled = content(run("advise", "--set", "status=active", *numbers))
    assert unsettled["estimate"] == []
    assert unsettled["message"] == ""


def test_an_unknown_day_of_a_policy_is_one_more_unknown(run: Run) -> None:
    """Between the removal perk's end and the day of reading, the private rating's state is not known."""
    found = content(run("advise", case("001-5"), "--json", "--as-of", "2025-06-01"))
    check_shape(found, "advice")
    assert "private_rating" in found["depends_on"]


def test_the_json_is_the_same_in_every_run(run: Run) -> None:
    """The same answers print the same bytes."""
    assert run("advise", case("002"), "--json", *TODAY).out == run("advise", case("002"), "--json", *TODAY).out


def test_json_is_utf_8_wherever_it_goes(piped: Run) -> None:
    """A name with signs that the locale's encoding lacks is printed as it is."""
    ran = piped("advise", "--set", "status=active", "--set", "client=Łukasz", "--json", PYTHONIOENCODING="cp1252")
    assert content(ran)["answers"]["client"] == "Łukasz"


def test_the_estimate_is_the_stated_one(run: Run) -> None:
    """At 56 other jobs and a score of 100 one bad ending likely costs 1.75 points, at most 3.5; at 7 12.5 and 25."""
    for jobs, likely, high in ((56, 1.75, 3.5), (7, 12.5, 25.0)):
        ran = run("advise", case("003"), "--set", "score=100", "--set", f"jobs={jobs}", "--json", *TODAY)
        estimate = content(ran)["estimate"][0]
        assert estimate["likely"] == pytest.approx(likely, abs=0.01)
        assert estimate["high"] == pytest.approx(high, abs=0.02)
        assert estimate["assumptions"]


@pytest.mark.parametrize(("name", "kept"), [("leave-the-deposit-alone", True), ("001", False)])
def test_what_an_ending_would_do_is_called_so_where_the_contract_is_kept(run: Run, name: str, *, kept: bool) -> None:
    """What the score may do stands under "if it were ended now" where the advice ends nothing, and only there."""
    for shown in ((), ("--show", "all")):
        assert (str(Phrase.IF_ENDED) in run("advise", case(name), *TODAY, *shown).out) is kept


def test_without_a_score_there_is_no_estimate(run: Run) -> None:
    """Skipped numbers leave the estimate out."""
    assert content(run("advise", "--set", "status=on-hold", "--json", *TODAY))["estimate"] == []


def test_the_words_start_with_today(run: Run) -> None:
    """The advice for the day comes first with its steps; the threads' and what made the difference come at the end."""
    said = run("advise", case("002"), *TODAY, "--show", "all").out
    today = said.index("Part by agreement")
    threads = said.index("What the threads would have had you do (2019-01-01)")
    change = said.index("What made the difference")
    assert today < said.index("What to do") < said.index("Sources") < threads < change
    assert "feedback-removal" in said


def test_the_words_have_every_part(run: Run) -> None:
    """Steps, message, closing reason, cost, reversibility, cautions, reasons, sources and next time are all there."""
    said = "".join(
        run("advise", case(name), *TODAY, "--show", "all").out for name in ("002", "no-work-without-deposit")
    )
    for part in (
        "What to do",
        "What you could write",
        "The closing reason to pick",
        "What it can cost",
        "Can it be taken back",
        "What to mind",
        "Next time",
        "Why",
        "Sources",
    ):
        assert part in said


def test_the_first_screen_holds_what_to_do(run: Run, desk: Desk) -> None:
    """Without --show the action, each step, the message and the score are told on one screen, and no reference."""
    for name in TWELVE:
        ran = run("advise", case(name), *TODAY, COLUMNS="80")
        said = " ".join(ran.out.split())
        advice = desk.advise(given(desk.base, case(name), ())).main
        assert len(ran.out.splitlines()) <= 24
        assert set(advice.listed) == {*advice.consultation.steps} - {
            step for step in advice.consultation.steps if advice.message and desk.base.steps[step].adds_all
        }
        for step in advice.listed:
            assert desk.base.steps[step].text in said
        for caution in advice.consultation.cautions[:MOST_CAUTIONS]:
            assert desk.base.cautions[caution].text in said
        assert " ".join(advice.message.split()) in said
        assert "--show tells more: why, then, cost" in said
        assert not any(source.id in said for source in advice.sources if "/" in source.id or "-" in source.id)


def test_a_deadline_that_hangs_on_an_open_answer_stands_on_the_first_screen(run: Run) -> None:
    """Whether hours are left to log is not known: that they may be is told with the deadline, until it is known."""
    answers = {
        "status": "active",
        "kind": "hourly",
        "billed": "something",
        "work": "part",
        "obstacle": "materials",
        "responds": "silent",
        "rating": "likely-good",
        "returns": "yes",
        "activity": "earning",
        "standing": "high",
    }
    words = [word for fact, value in answers.items() for word in ("--set", f"{fact}={value}")]
    maybe = "- maybe: Log every hour of this week"
    assert maybe in run("advise", *words).out
    assert maybe not in run("advise", *words, "--set", "hours=logged").out


def test_each_part_can_be_asked_for(run: Run) -> None:
    """With --show the parts named are printed, in that order and nothing else; a part that is none is named."""
    for words, first in (
        ("why", "Why"),
        ("then", "What the threads would"),
        ("cost", "The closing reason"),
        ("change", "Unless"),
    ):
        assert run("advise", case("002"), *TODAY, "--show", words).out.strip().startswith(first)
    both = run("advise", case("002"), *TODAY, "--show", "cost,why").out
    assert both.index("What it can cost") < both.index("Why")
    ran = run("advise", case("002"), "--show", "wy")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no part 'wy' to show (did you mean 'why'?)" in ran.said


def test_what_is_not_open_is_no_part(run: Run, base: Base) -> None:
    """Where everything is answered nothing is said to be open, and on the forum's day no other day is told."""
    answers = answers_of(base, CASES / "000.toml") | {"others": "no", "reminded": "yes"}
    settings = [word for fact, value in answers.items() for word in ("--set", f"{fact}={value}")]
    assert "more: why, then, cost, all" in run("advise", *settings, *TODAY).out
    assert "more: why, cost, all" in run("advise", *settings, "--as-of", "forum").out


def test_the_forum_alone_is_not_compared_with_itself(run: Run) -> None:
    """Advice as of the forum's day is shown once."""
    said = run("advise", case("002"), "--as-of", "forum").out
    assert "What the threads would have had you do" not in said
    assert "Keep it open until you are Top Rated" in said


def test_names_fill_the_message(run: Run) -> None:
    """Given names stand in the message; others stay in square brackets."""
    message = content(run("advise", case("000"), "--set", "client=Ann", "--json", *TODAY))["message"]
    assert "Ann" in message
    assert "[name]" in message


def test_a_picture_is_drawn_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    """--diagram writes the picture and keeps standard output for the advice."""
    for suffix in ("svg", "png", "dot"):
        target = tmp_path / f"path.{suffix}"
        ran = run("advise", case("000"), "--json", "--diagram", str(target))
        assert ran.code == 0
        assert target.stat().st_size > 100
        assert content(ran)["action"]


def test_a_picture_of_an_unknown_kind_is_refused_first(run: Run, tmp_path: Path) -> None:
    """A suffix that is no picture's is refused before anything is printed."""
    ran = run("advise", case("000"), "--diagram", str(tmp_path / "path.gif"))
    assert ran.code == 2
    assert not ran.out


def test_a_picture_that_cannot_be_written_fails(run: Run, tmp_path: Path) -> None:
    """A place that does not exist is code 1, with the remedy."""
    ran = run("advise", case("000"), "--diagram", str(tmp_path / "none" / "path.svg"))
    assert ran.code == 1
    assert "cannot write" in ran.said


@pytest.mark.parametrize(
    "arguments",
    [
        ("advise",),
        ("advise", "none.toml"),
        ("advise", "--set", "status=actve"),
        ("advise", "--set", "status=active", "--as-of", "yesterday"),
        ("advise", "--set", "status=active", "--as-of", "2010-01-01"),
        ("advise", "--set", "status=active", "--as-of", ""),
        ("advise", "--set", "status=active", "--diagram", "~nobody-of-that-name/x.svg"),
        ("ask", "--json"),
        ("check", "--prove", "--jobs", "65"),
        ("open",),
        ("open", "contract-1"),
        ("--name", "a/b"),
        ("nonsense",),
        ("--nonsense",),
        ("rules", "nonsense"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_a_message_with_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    """What cannot be used is said on standard error, and standard output stays empty."""
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err
    assert not ran.out


def test_no_input_lists_what_is_missing(run: Run) -> None:
    """Without input, answers that are needed and missing are listed with their values."""
    ran = run("ask", "--no-input", "--json", "--set", "status=active")
    assert ran.code == 2
    assert "billed: one of nothing, something" in ran.said
    assert not ran.out


def test_no_input_with_all_answers_gives_the_advice(run: Run) -> None:
    """When nothing that matters is missing, no input is needed."""
    arguments: tuple[str, ...] = ()
    ran = run("ask", "--answers", case("004-over"), "--no-input", "--json", *TODAY)
    while ": one of " in ran.err:
        name, _, values = ran.err.splitlines()[1].strip().partition(": one of ")
        arguments = (*arguments, "--set", f"{name}={values.split(',')[0]}")
        ran = run("ask", "--answers", case("004-over"), *arguments, "--no-input", "--json", *TODAY)
    check_expected(content(ran), CASES / "004-over.toml")


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    """A closed pipe ends the program quietly."""
    program = subprocess.Popen(
        [sys.executable, "-m", "terminal", "sources"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    complaint = program.stderr.read()
    program.stderr.close()
    assert program.wait(timeout=60) in {0, 1}
    assert complaint == b""


def test_every_fact_is_listed(run: Run, base: Base) -> None:
    """The command facts lists each fact, number and text with its question; as JSON too."""
    words = run("facts").out
    listed = {entry["name"] for entry in json.loads(run("facts", "--json").out)}
    asked = {info.name for info in base.facts.values() if hasattr(info.slot, "question")}
    assert listed == asked | set(extras_of(base))
    assert all(f"\n{name}" in f"\n{words}" for name in listed)


def test_every_source_is_listed(run: Run, base: Base) -> None:
    """The command sources lists each claim and policy with its standing; as JSON too."""
    found = json.loads(run("sources", "--json", *TODAY).out)
    assert {claim["id"] for claim in found["claims"]} == set(base.claims)
    assert {policy["id"] for policy in found["policies"]} == set(base.policies)
    assert all(entry["used_by"] or entry["unused"] for entry in (*found["claims"], *found["policies"]))
    words = run("sources", *TODAY).out
    assert all(source in words for source in (*base.claims, *base.policies))


def test_every_rule_is_told_in_words(run: Run, base: Base) -> None:
    """The command rules prints every rule with its reason and sources, or just one with their texts."""
    words = run("rules").out
    assert all(loaded.name in words for loaded in base.rules)
    one = run("rules", base.rules[0].name).out
    assert base.rules[0].rule.why.split()[0] in one
    assert base.rules[1].name not in one
    text = " ".join(one.split())
    assert all(f"{cite}: {base.sources[cite].text}" in text for cite in base.rules[0].rule.cites)
    assert base.sources[base.rules[0].rule.cites[0]].text not in " ".join(words.split())
