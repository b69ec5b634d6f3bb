"""The interview as a state machine: what each command does, and what holds on every path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.all_cases.table import Table
from engine.applicability import Applies, SetAside, applies_to
from engine.completions.view import View
from engine.days.calendar import day, settings
from engine.interview.dialogue import (
    WHICH,
    Answer,
    AnswerNews,
    AskAgain,
    AskFor,
    AskWhy,
    Back,
    Finish,
    Help,
    Quit,
    Resume,
    Review,
    Save,
    Shows,
    Stage,
    State,
    Unknown,
)
from engine.interview.guide import TableGuide
from engine.interview.interview import Interview, checked_extra
from engine.interview.screens import ReviewLine, screen
from engine.language import Number
from engine.loading.load import load
from tests.engine import toy
from tests.engine.altered import likelier

BASE = load(toy.KNOWLEDGE)
TODAY = date(2015, 1, 1)
SETTINGS = (*settings(BASE, day(BASE, "today", TODAY)), *settings(BASE, day(BASE, "forum", TODAY)))
TABLE = Table.build(BASE, SETTINGS, likelier(BASE, "going", "out", 0.8))
TALK = Interview(BASE, TableGuide(TABLE))
(MINUTES,) = BASE.knowledge.numbers
DONT_KNOW = -1

picks = st.lists(st.integers(DONT_KNOW, 5), max_size=14)


def step(state: State, pick: int, talk: Interview = TALK) -> State:
    """Return the state after answering the question shown with its ``pick``-th choice, or with don't know."""
    question = screen(talk, state).question
    assert question is not None
    if pick == DONT_KNOW:
        return talk.after(state, Unknown())
    if question.extra is not None:
        value = question.extra.low if isinstance(question.extra, Number) else "Ann"
        return talk.after(state, Answer(value))
    return talk.after(state, Answer(question.choices[pick % len(question.choices)].value))


def walk(path: Sequence[int], state: State | None = None) -> list[State]:
    """Return the states passed through while answering along ``path``, until nothing is asked any more."""
    states = [state or TALK.begin()]
    for pick in path:
        if states[-1].asking is None:
            break
        states.append(step(states[-1], pick))
    return states


def kept(state: State) -> Answer | Unknown:
    """Return the command that gives the question at hand its present answer again."""
    name = str(state.asking)
    value = state.extras[name] if name in TALK.extras else state.said[name]
    return Unknown() if value is None else Answer(value)


def plain(state: State) -> State:
    """Return the state without what is shown beside the question."""
    return replace(state, notices=(), shows=Shows.NOTHING)


def test_the_first_question_is_the_bases_first_and_consults_no_guide() -> None:
    """The first state asks the base's first fact, and showing it needs no guide."""

    class Nobody:
        def __getattr__(self, name: str) -> object:
            pytest.fail(f"the guide was asked for {name}")

    talk = Interview(BASE, Nobody())  # type: ignore[arg-type]
    state = talk.begin()
    assert state.asking == BASE.knowledge.first
    assert screen(talk, state).remaining is None


@given(picks, st.integers(1, 5))
def test_back_then_forward_is_the_identity(path: Sequence[int], steps: int) -> None:
    """Going back any number of questions and keeping the answers found on the way leads to the very same state."""
    state = walk(path)[-1]
    back = state
    for _ in range(steps):
        back = TALK.after(back, Back())
    if back.asking is None or back.asking not in state.trail:
        assert back.notices[0].news is AnswerNews.NO_EARLIER
        return
    while back.asking in state.trail:
        assert screen(TALK, back).question is not None
        back = TALK.after(back, kept(back))
    assert plain(back) == plain(state)


def test_what_is_left_open_comes_with_where_to_look_for_it() -> None:
    """After "I don't know" the next screen names the fact that was left open; after an answer it does not."""
    left = TALK.after(TALK.begin(), Unknown())
    assert [(notice.news, notice.fact) for notice in left.notices] == [(AnswerNews.LEFT_OPEN, "going")]
    assert not TALK.after(left, Answer(screen(TALK, left).question.choices[0].value)).notices  # type: ignore[union-attr]


def test_a_question_that_may_not_apply_says_what_it_supposes() -> None:
    """With the first answer open the next question supposes one; with it given, nothing."""
    left = screen(TALK, TALK.after(TALK.begin(), Unknown())).question
    assert left is not None
    assert left.supposes == ({"going": ("out",)},)
    asked = screen(TALK, TALK.after(TALK.begin(), Answer("out"))).question
    assert asked is not None
    assert asked.supposes == ()


def test_an_answer_on_a_supposition_ends_it() -> None:
    """Who says how one travels is going out, so that nothing more is supposed."""
    state = TALK.after(TALK.begin(), Unknown())
    while state.asking not in {"transport", None}:
        state = TALK.after(state, Unknown())
    after = screen(TALK, TALK.after(state, Answer("foot"))).question
    assert after is None or after.extra is not None or after.supposes == ()


@given(picks)
def test_back_shows_the_answer_that_was_given(path: Sequence[int]) -> None:
    """The question before comes with its answer filled in."""
    states = walk(path)
    if len(states) < 2:
        return
    back = TALK.after(states[-1], Back())
    question = screen(TALK, back).question
    assert question is not None
    assert question.name == states[-1].trail[-1]
    given_before = kept(replace(states[-1], asking=question.name))
    if question.unknown:
        assert given_before == Unknown()
    elif question.extra is not None:
        assert given_before == Answer(question.given or "")
    else:
        assert [Answer(choice.value) for choice in question.choices if choice.chosen] == [given_before]


@given(picks, st.data())
def test_changing_an_answer_keeps_those_that_still_apply(path: Sequence[int], data: st.DataObject) -> None:
    """After a change any other answer is in use, out of place and told, or excluded: then it is asked which is so."""
    state = walk(path)[-1]
    facts = [name for name in TALK.changeable(state) if name not in TALK.extras]
    if not facts:
        return
    changing = TALK.after(state, AskAgain(data.draw(st.sampled_from(facts))))
    question = screen(TALK, changing).question
    assert question is not None
    value = data.draw(st.sampled_from([choice.value for choice in question.choices]))
    changed = TALK.after(changing, Answer(value))
    assert changed.answers[question.name] == value
    for fact, answer in state.answers.items():
        if fact == question.name or fact in changed.answers:
            continue
        if applies_to(BASE, changed.answers, fact) is Applies.NO:
            assert SetAside(fact, answer) in [notice.answer for notice in changed.notices]
        else:
            assert fact in changed.clash
            assert changed.asking == WHICH
            assert not TALK.guide.possible({**changed.answers, fact: answer})


@given(picks, st.data())
def test_answers_set_aside_come_back(path: Sequence[int], data: st.DataObject) -> None:
    """Changing an answer and changing it back restores every answer that had been set aside."""
    state = walk(path)[-1]
    facts = [name for name in state.answers if name in TALK.changeable(state)]
    if not facts:
        return
    name = data.draw(st.sampled_from(facts))
    changing = TALK.after(state, AskAgain(name))
    question = screen(TALK, changing).question
    assert question is not None
    value = data.draw(st.sampled_from([choice.value for choice in question.choices]))
    changed = TALK.after(changing, Answer(value))
    again = TALK.after(TALK.after(changed, AskAgain(name)), Answer(state.answers[name]))
    assert dict(again.answers) == dict(state.answers)
    assert again.asking == state.asking
    news = {notice.answer.fact for notice in again.notices if notice.news is AnswerNews.BACK_IN_USE and notice.answer}
    assert news == set(state.answers) - set(changed.answers) - set(changed.clash)


@given(st.lists(st.integers(0, 5), min_size=14, max_size=14))
def test_the_announced_maximum_is_never_exceeded(path: Sequence[int]) -> None:
    """A user who answers is asked at most as many further facts as any screen announced."""
    asked = [state for state in walk(path) if state.phase is Stage.FACTS]
    for number, state in enumerate(asked):
        remaining = screen(TALK, state).remaining
        if remaining is not None:
            assert len(asked) - 1 - number <= remaining.most
            assert 0 <= remaining.about <= remaining.most


@given(picks)
def test_the_announced_maximum_rises_only_after_a_question_left_open_and_then_says_so(path: Sequence[int]) -> None:
    """Where as many questions are left at most as were before, the last was left open and the screen says so."""
    before, last = None, DONT_KNOW
    for state, pick in zip(walk(path), (*path, DONT_KNOW), strict=False):
        seen = screen(TALK, state)
        rises = None not in (before, seen.remaining) and seen.remaining.most >= before  # type: ignore[union-attr, operator]
        assert seen.risen is rises
        assert not rises or last == DONT_KNOW
        before, last = seen.remaining and seen.remaining.most, pick


def test_what_was_gone_back_over_is_asked_again_before_anything_new() -> None:
    """After going back two questions the second comes again with its answer, whatever the first is now."""
    states = walk([0, 0, 0])
    back = TALK.after(TALK.after(states[3], Back()), Back())
    assert back.asking == states[1].asking
    again = step(back, 1)
    assert again.asking == states[2].asking
    question = screen(TALK, again).question
    assert question is not None
    assert next(choice.chosen for choice in question.choices)


def test_back_in_the_review_leads_to_the_advice_where_it_was_entered_from_it() -> None:
    """After the advice and its figures the review is left for the advice, not for the last figure."""
    done = TALK.after(TALK.after(at_the_end(), AskFor(("minutes",))), Answer(5))
    assert TALK.after(TALK.after(done, Review()), Back()).phase is Stage.DONE


@given(picks, st.integers(0, 2))
def test_going_back_from_what_was_opened_shows_the_question_at_hand(path: Sequence[int], steps: int) -> None:
    """The review, the early end, help and the reason for asking are left for just the state they were opened from."""
    state = walk(path)[-1]
    for _ in range(steps if state.asking else 0):
        state = TALK.after(state, Back())
    early = () if TALK.certain(state) else (Finish(),)
    for opened in (Review(), *early, Help(), AskWhy()) if state.asking else (Review(),):
        assert TALK.after(TALK.after(state, opened), Back()) == plain(state)
    if state.trail and state.asking:
        changed = TALK.after(TALK.after(TALK.after(state, Review()), AskAgain(state.trail[0])), Unknown())
        assert TALK.after(TALK.after(changed, Review()), Back()) == replace(plain(changed), under=None)
        again = TALK.after(TALK.after(TALK.after(state, Finish()), AskAgain(state.trail[0])), Unknown())
        left = TALK.after(again, Back())
        assert (left.said, left.phase is Stage.REVIEW) == (again.said, False)


@given(picks, st.data())
def test_going_back_from_what_is_asked_again_leads_to_where_it_was_asked_for(
    path: Sequence[int], data: st.DataObject
) -> None:
    """From the review it leads there and on to where that was opened, and from a question to that question."""
    state = walk(path)[-1]
    if not state.trail:
        return
    name = data.draw(st.sampled_from(state.trail))
    for came_from in (TALK.after(state, Review()), *([state] if state.asking else [])):
        again = TALK.after(came_from, AskAgain(name))
        assert (again.asking, TALK.after(again, Back())) == (name, plain(came_from))
        for opened in (Review(), Help(), *(() if TALK.certain(again) else (Finish(),))):
            assert plain(TALK.after(TALK.after(again, opened), Back())).said == state.said
        other = TALK.after(again, AskAgain(state.trail[0]))
        assert TALK.after(other, Back()) == plain(came_from)
    reviewed = TALK.after(TALK.after(TALK.after(state, Review()), AskAgain(name)), Review())
    assert TALK.after(reviewed, Back()) == plain(state)


@given(picks)
def test_nothing_is_asked_twice_and_every_question_applies(path: Sequence[int]) -> None:
    """On the way forward each question comes once, and when it is not known to apply it says what it supposes."""
    for state in walk(path):
        if state.phase is Stage.FACTS and state.asking is not None:
            assert state.asking not in state.trail
            question = screen(TALK, state).question
            assert question is not None
            view = View.of(TABLE, state.answers, unknown=state.unknown)
            assert question.supposes or view.applies_throughout(state.asking)


@given(picks)
def test_the_same_commands_lead_to_the_same_state(path: Sequence[int]) -> None:
    """The transition function is pure: a second run passes through equal states."""
    assert walk(path) == walk(path)


@given(picks)
def test_a_saved_state_resumes_at_the_same_question(path: Sequence[int]) -> None:
    """What a session keeps is enough to come back to the same question with the same answers."""
    state = walk(path)[-1]
    again = TALK.resumed(
        state.said, state.extras, state.trail, asking=state.asking, phase=state.phase, finished=state.finished
    )
    assert plain(again) == plain(state)


@given(picks)
def test_answers_on_offer_fit_all_earlier_ones(path: Sequence[int]) -> None:
    """A choice that is offered has a possible case; one that is not has none, and says which constraint forbids it."""
    state = walk(path)[-1]
    question = screen(TALK, state).question
    if question is None or question.extra is not None:
        return
    assert question.choices
    for choice in question.choices:
        assert TALK.guide.possible({**state.answers, question.name: choice.value})
    for entry in question.ruled_out:
        assert not TALK.guide.possible({**state.answers, question.name: entry.value})


def test_a_choice_that_a_constraint_rules_out_is_named_with_it() -> None:
    """Below zero it does not pour: the answer is not offered, and the constraint is named."""
    talk = Interview(BASE, TALK.guide)
    state = talk.resumed({"going": "out", "heat": "freezing"}, {}, ("going", "heat"), asking="rain")
    question = screen(talk, state).question
    assert question is not None
    assert [(entry.value, entry.constraint and entry.constraint.name) for entry in question.ruled_out] == [
        ("pouring", "no-rain-below-zero")
    ]


@pytest.mark.parametrize("so", ["heat", "rain", None])
def test_a_change_against_a_constraint_asks_which_is_so(so: str | None) -> None:
    """Both are named with the constraint; the one chosen stays and the other is asked for again, or both are open."""
    state = TALK.resumed(
        {"going": "out", "rain": "pouring", "heat": "hot"}, {}, ("going", "rain", "heat"), asking="wind"
    )
    changed = TALK.after(TALK.after(state, AskAgain("heat")), Answer("hot"))
    assert changed.answers["rain"] == "pouring"
    state = TALK.resumed(
        {"going": "out", "heat": "hot", "rain": "pouring"}, {}, ("going", "heat", "rain"), asking="wind"
    )
    changing = TALK.after(state, AskAgain("heat"))
    question = screen(TALK, changing).question
    assert question is not None
    assert {choice.value: choice.sets_aside for choice in question.choices}["freezing"] == ()
    changed = TALK.after(changing, Answer("freezing"))
    question = screen(TALK, changed).question
    assert question is not None
    assert (changed.notices, question.help) == ((), BASE.knowledge.constraints[0].why)
    assert [choice.value for choice in question.choices] == ["rain", "heat"]
    assert TALK.after(changed, Finish()).asking == WHICH
    assert TALK.after(changed, Back()).asking == "heat"
    with pytest.raises(ValueError, match=r"say which one is so: rain, heat; not .wind."):
        TALK.after(changed, Answer("wind"))
    after = TALK.after(changed, Unknown() if so is None else Answer(so))
    left = {"heat", "rain"} - {so}
    assert not left & set(after.answers)
    assert not after.clash
    assert so is None or after.asking in left


def test_help_and_why_stay_at_the_question() -> None:
    """Help and why show something beside the question and change nothing else."""
    state = walk([0])[-1]
    for command, shows in ((Help(), Shows.HELP), (AskWhy(), Shows.WHY)):
        shown = TALK.after(state, command)
        assert shown.shows is shows
        assert plain(shown) == plain(state)


def test_why_names_the_actions_still_open_and_a_rule() -> None:
    """Why tells for each answer which actions stay open, and which rules turn on it."""
    state = TALK.resumed({"going": "out"}, {}, ("going",), asking="transport")
    why = screen(TALK, TALK.after(state, AskWhy())).why
    assert why is not None
    assert {stake.value for stake in why.stakes} == {"foot", "bike", "car"}
    assert set(why.rules) <= {loaded.name for loaded in BASE.rules}
    assert why.rules


def test_finish_leads_to_the_review_and_then_to_the_advice() -> None:
    """Finishing early shows the answers with what is open; finishing there gives the advice."""
    state = walk([0])[-1]
    review = TALK.after(state, Finish())
    assert review.phase is Stage.REVIEW
    assert (screen(TALK, review).open_facts, screen(TALK, review).certain) == (True, None)
    assert TALK.after(review, Finish()).phase is Stage.DONE


def test_finish_gives_the_advice_at_once_where_its_action_is_certain() -> None:
    """The review comes before it only on request, and says that the action is certain."""
    state = next(state for state in walk([0] * 14) if state.asking and screen(TALK, state).certain)
    done = TALK.after(state, Finish())
    assert (done.phase, done.asking, done.finished) == (Stage.DONE, None, True)
    review = screen(TALK, TALK.after(state, Review()))
    assert (review.phase, review.certain) == (Stage.REVIEW, TALK.certain(state))
    assert TALK.after(TALK.after(TALK.after(done, Review()), Back()), Review()).phase is Stage.REVIEW
    assert TALK.after(TALK.after(done, Review()), Back()) == replace(done, under=None)


def test_the_review_can_be_left_for_the_open_questions() -> None:
    """From the review one can go on asking where one was."""
    state = walk([0])[-1]
    assert TALK.after(TALK.after(state, Finish()), Resume()).asking == state.asking
    assert TALK.after(TALK.after(state, Review()), Resume()).asking == state.asking


def at_the_end(first: str = "out") -> State:
    """Return the state of an interview that has no question left."""
    state = TALK.after(TALK.begin(), Answer(first))
    while state.asking is not None:
        state = step(state, 0)
    return state


def test_numbers_and_texts_are_asked_on_request_and_can_be_skipped() -> None:
    """When no fact matters any more the interview is done; what is asked for then comes in turn, and can be skipped."""
    done = at_the_end()
    assert (done.phase, done.extras) == (Stage.DONE, {})
    state = TALK.after(done, AskFor(("minutes", "friend")))
    assert (state.phase, state.asking) == (Stage.EXTRAS, "minutes")
    seen = screen(TALK, state).question
    assert seen is not None
    assert (seen.text, seen.look, seen.extra, seen.given) == (MINUTES.question, MINUTES.look, MINUTES, None)
    state = TALK.after(state, Answer(5))
    assert (state.phase, state.asking) == (Stage.EXTRAS, "friend")
    state = TALK.after(state, Unknown())
    review = TALK.after(state, Review())
    seen = screen(TALK, TALK.after(review, AskAgain("minutes"))).question
    assert seen is not None
    assert seen.given == 5.0
    lines = {line.name: line for line in screen(TALK, review).lines}
    assert lines["minutes"] == ReviewLine("minutes", MINUTES.question, "5")
    assert lines["friend"].answer is None
    assert (state.phase, state.asking) == (Stage.DONE, None)
    assert state.extras == {"minutes": 5.0, "friend": None}


@pytest.mark.parametrize("command", [Finish(), Review()])
def test_an_early_end_asks_what_is_wanted_and_nothing_else(command: Finish | Review) -> None:
    """Who wanted no more questions is asked for a name alone; going back from it leads to the advice again."""
    early = TALK.after(walk([0])[-1], Finish())
    wanted = TALK.after(TALK.after(early, Finish()), AskFor(("friend",)))
    assert wanted.asking == "friend"
    assert TALK.after(wanted, Answer("Ann")).phase is TALK.after(wanted, Back()).phase is Stage.DONE
    left = TALK.after(wanted, command)
    assert (left.phase, left.queue) == (Stage.REVIEW, None)


def test_a_question_says_on_which_grounds_alone_it_can_still_apply() -> None:
    """Without rain an umbrella is a parasol: of its two grounds the heat is left."""
    said = {"going": "out", "transport": "foot", "rain": "none"}
    seen = screen(TALK, TALK.after(TALK.resumed(said, {}, tuple(said)), AskFor(("umbrella",)))).question
    assert seen is not None
    assert seen.supposes == ({"heat": ("hot",)},)


def test_a_number_that_does_not_apply_is_not_asked() -> None:
    """Who stays in is not asked for how long he goes out."""
    assert TALK.after(at_the_end("in"), AskFor(("minutes", "friend"))).asking == "friend"


def test_saving_and_leaving_change_no_answer() -> None:
    """Saving is for whoever keeps it, and leaving marks the state; both keep the question."""
    state = walk([0])[-1]
    assert TALK.after(state, Save()) == plain(state)
    left = TALK.after(state, Quit())
    assert left.left
    assert left.asking == state.asking


def test_an_answer_that_the_question_does_not_take_is_refused() -> None:
    """A value that is not among the fact's is refused by name, with those that are accepted."""
    with pytest.raises(ValueError, match=r"going cannot be 'up'; it is one of: out, in"):
        TALK.after(TALK.begin(), Answer("up"))


def test_only_what_was_asked_can_be_changed() -> None:
    """Changing a question that did not come up yet is refused with the list of those that did."""
    with pytest.raises(ValueError, match="change one of: going"):
        TALK.after(walk([0])[-1], AskAgain("wind"))


def test_where_no_question_is_open_none_is_answered() -> None:
    """After the last question an answer is refused with what can be done, and not knowing changes nothing."""
    done = walk([0] * 14)[-1]
    assert done.asking is None
    assert plain(TALK.after(done, Unknown())) == plain(done)
    with pytest.raises(ValueError, match="no question is open; go on, or change an answer"):
        TALK.after(done, Answer("out"))


@pytest.mark.parametrize("value", [True, [1], None])
def test_what_is_neither_number_nor_text_is_refused(value: object) -> None:
    """A number is given as one, or as a text."""
    with pytest.raises(ValueError, match="minutes must be a number or a text, not "):
        checked_extra(BASE.knowledge.numbers[0], value)


@pytest.mark.parametrize("value", ["x", "0", "601", "1.5", "nan", "inf", ""])
def test_a_number_out_of_bounds_is_refused(value: str) -> None:
    """A number must be one, within its bounds, and whole where that is asked."""
    with pytest.raises(ValueError, match=r"minutes is a whole number from 1 to 600 \(minutes\)"):
        checked_extra(BASE.knowledge.numbers[0], value)


@pytest.mark.parametrize(
    ("said", "number"),
    [("1200", 1200), ("1,200", 1200), ("$1,200.50", 1200.5), ("1200 $", 1200), ("12,345,678", 12345678), (" $ 7", 7)],
)
def test_a_number_is_read_as_people_write_it(said: str, number: float) -> None:
    """Commas between groups of three digits, and the number's own sign before or after it, count for nothing."""
    money = replace(BASE.knowledge.numbers[0], low=0, high=1e9, whole=False, sign="$")
    assert checked_extra(money, said) == number


@pytest.mark.parametrize("said", ["1,20", "12,00", "1.200,50", "1,2000", "$$7", "7 %", ",200", "1_000", "--7"])
def test_a_number_that_could_be_two_is_refused(said: str) -> None:
    """A comma elsewhere, or another sign, is no number, for it could be meant as another one."""
    money = replace(BASE.knowledge.numbers[0], low=0, high=1e9, whole=False, sign="$")
    with pytest.raises(ValueError, match="minutes is a number from 0 to 1000000000"):
        checked_extra(money, said)


@pytest.mark.parametrize("value", ["", "  ", "x" * 81, "a\x1b[31mb"])
def test_a_text_that_cannot_be_shown_is_refused(value: str) -> None:
    """A text is short, not empty, and without control characters."""
    with pytest.raises(ValueError, match="friend is a text of 1 to 80 characters without control characters, not"):
        checked_extra(BASE.knowledge.texts[0], value)


def test_an_answer_takes_the_place_of_none_that_fits() -> None:
    """That no answer fits is told as it is said, once; who then goes back and answers has said so no more."""
    state = walk([0])[-1]
    assert state.asking is not None
    unfit = TALK.after(state, Unknown(fits=False))
    assert (unfit.unfit, [notice.news for notice in unfit.notices]) == ((state.asking,), [AnswerNews.UNFIT])
    again = TALK.after(unfit, Back())
    assert TALK.after(again, Unknown()).unfit == ()
    question = screen(TALK, again).question
    assert question is not None
    assert question.unfit
    assert TALK.after(again, Answer(question.choices[0].value)).unfit == ()
