"""What the interview says: every screen as a page of words, the same for both ways of asking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from closeout.errors import to_type
from closeout.kept.folder import named_by_itself
from closeout.kept.passing import Passed
from closeout.phrases import Phrase
from engine.base import Role
from engine.days.given import day_said
from engine.interview.dialogue import WHICH, AnswerNews, Notice, Remaining, Shows, Stage, Why
from engine.interview.interview import Interview
from engine.interview.screens import Choice, Question, ReviewLine, Screen, label, question_text
from engine.language import Date
from engine.words import LOOK, said_where
from terminal.page import Page, Style

DONT_KNOW = Phrase.DONT_KNOW.value
NONE_FITS = Phrase.NONE_FITS.value
SKIP = "skip this"
ADVICE = "give me the advice"
GO_ON = "go on with the open questions"
NOTHING_TO_SAVE = "Nothing was answered yet, so there is nothing to save."
_MOST_ACTIONS = 3


def tell(interview: Interview, screen: Screen, page: Page) -> None:
    """Add the news: what was set aside, what is in use again."""
    for notice in screen.notices:
        page.text(_news(interview, notice), lead="* ")


def head(interview: Interview, screen: Screen, page: Page) -> None:
    """Add what stands above the choices: the place, the question, help or the reason for asking; or the review."""
    if screen.question is None:
        page.heading("Your answers")
        page.gap()
        return
    question = screen.question
    page.gap()
    if question.name != WHICH:
        page.text(_place(screen, question), style=Style.QUIET)
    page.text(question.text, style=Style.STRONG)
    if question.supposes:
        page.text(_supposed(interview, question), style=Style.QUIET)
    if screen.certain is not None:
        title = interview.base.actions[screen.certain].title
        page.text(f"{Phrase.CERTAIN.format(action=title)}; f gives the advice now.", style=Style.QUIET)
    if question.name == WHICH:
        page.text(question.help)
    elif screen.shows is Shows.HELP:
        help_text(question, page)
    if screen.shows is Shows.WHY:
        why_text(interview, question, screen.why, page)
    page.gap()


def help_text(question: Question, page: Page) -> None:
    """Add what the question means and where to look."""
    page.gap()
    for row in question.rows:
        page.text(f"{row.text} {row.help}", lead="- ")
    if question.help:
        page.text(question.help)
    if question.look:
        page.text(question.look, lead=LOOK)


def why_text(interview: Interview, question: Question, why: Why | None, page: Page) -> None:
    """Add which advice the answer can still change, and the rules behind it."""
    page.gap()
    if question.rows:
        refining = interview.base.facts[question.name].role is Role.REFINING
        does = (
            "adds a step or a warning where it is so; none changes the advice" if refining else "can change the advice"
        )
        page.text(f"Each of these {does}.")
        return
    if question.name == WHICH:
        page.text("All advice is for what is so.")
        return
    if why is None:
        page.text(f"It is {_serves(question)}; you may skip it.")
        return
    base = interview.base
    shared = set.intersection(*(set(stake.actions) for stake in why.stakes))
    always = [action for action in why.stakes[0].actions if action in shared]
    if any(set(stake.actions) != shared for stake in why.stakes):
        if always:
            page.text(f"Whatever you answer, {_ways([base.actions[action].title for action in always])}.")
        for stake in why.stakes:
            titles = [base.actions[action].title for action in stake.actions if action not in shared]
            words = f'If you answer "{label(interview, question.name, stake.value)}", '
            page.item(f"{words}{_ways(titles, also=bool(always))}.")
    elif len(always) == 1:
        page.text(
            f"The advice is settled ({base.actions[why.stakes[0].actions[0]].title}); a step or a warning is not."
        )
    else:
        page.text("Together with other answers it decides; by itself it rules nothing out yet.")
    for name in why.rules:
        page.text(base.rule(name).rule.why, lead="A rule that turns on it: ")


def _ways(titles: Sequence[str], *, also: bool = False) -> str:
    """Return which ways stay open, ``also`` beside others: the first of them where there are many."""
    if not titles:
        return "no other way stays open"
    if len(titles) > _MOST_ACTIONS:
        return f"{len(titles)} {'more ' * also}ways stay open, for instance: {titles[0]}"
    return f"{'this stays' if len(titles) == 1 else 'these stay'} open{' too' * also}: {'; '.join(titles)}"


def choice_note(choice: Choice) -> str:
    """Return, to stand after its label, what else choosing this does, or nothing."""
    count = len(choice.sets_aside)
    return f" (sets aside {count} other answer{'s' * (count != 1)})" if count else ""


def foot(question: Question, page: Page) -> None:
    """Add the answers that are not on offer, with the reason."""
    for entry in question.ruled_out:
        why = entry.constraint.why if entry.constraint else Phrase.NO_CASE
        page.text(f"{entry.label}. {why}", lead=Phrase.NOT_OFFERED, style=Style.QUIET)


def remaining_words(remaining: Remaining | None) -> str:
    """Return how many questions follow this one, in words."""
    if remaining is None:
        return ""
    if remaining.most == 0:
        return Phrase.LAST
    words = Phrase.AT_MOST if remaining.about == remaining.most else Phrase.ABOUT
    return words.format(about=remaining.about, most=remaining.most)


def present(interview: Interview, screen: Screen) -> str:
    """Return the present answer to the question shown, in words, or nothing."""
    question = screen.question
    if question is None:
        return ""
    if question.unknown:
        return SKIP if question.extra else NONE_FITS if question.unfit else DONT_KNOW
    if question.given is not None:
        return label(interview, question.name, question.given)
    if question.rows:
        marks = ((f"{number}{'?' * row.unknown}", row) for number, row in enumerate(question.rows, 1))
        return " ".join(mark for mark, row in marks if row.so or row.unknown)
    return next((choice.label for choice in question.choices if choice.chosen), "")


def left_words(name: str) -> Sequence[str]:
    """Return what is said on leaving an unfinished interview."""
    return (saved_words(name), f"To go on at the same question: {to_type('open', name)}", *rename_words(name))


def saved_words(name: str) -> str:
    """Return as what an interview is saved."""
    return f"Saved as {name}."


def rename_words(name: str) -> Sequence[str]:
    """Return how a contract that nobody named is given a name; nothing of another."""
    return (f"To give it a name: {to_type('list', name, '--rename', 'NAME')}",) if named_by_itself(name) else ()


def kept_words(name: str) -> str:
    """Return what is said at the end, once the advice was given."""
    return f"Kept as {name}, with the advice; open it again with: {to_type('open', name)}"


def _place(screen: Screen, question: Question) -> str:
    """Return where in the interview the question stands."""
    if screen.phase is Stage.EXTRAS:
        return f"This is {_serves(question)}; you may skip it"
    words = remaining_words(screen.remaining)
    if screen.risen:
        words = Phrase.RISEN.format(remaining=words)
    return f"Question {question.place}{f' ({words})' if words else ''}"


def unfit_words(interview: Interview, facts: Sequence[str]) -> str:
    """Return the offer to keep a case in which no answer fitted these questions."""
    questions = " ".join(question_text(interview, fact) for fact in facts)
    return f"{Phrase.UNFIT.format(questions=questions)} Enter keeps nothing."


def tell_passed(interview: Interview, since: Passed, page: Page) -> None:
    """Add what the days that passed have changed, and what is therefore asked again."""
    for fact, (value, day) in since.moved.items():
        words = f"{question_text(interview, fact)} {label(interview, fact, value)}"
        page.text(f"{words} (by the day that you gave, {day_said(day)})", lead="Changed with time: ")
    if since.again:
        kept = f" since {day_said(since.saved.kept_on)}" if since.saved.kept_on else ""
        count = len(since.again)
        which = (
            "One answer that time can have changed is"
            if count == 1
            else f"{count} answers that time can have changed are"
        )
        page.text(f"{which} asked again{kept}; Enter keeps an answer as it is.")


def _serves(question: Question) -> str:
    """Return what a number, text or day is for."""
    if isinstance(question.extra, Date):
        return f"for the days of steps; a date like {date.today()}, or for example: 10 days ago"  # noqa: DTZ011
    return "for the estimate alone" if question.look else "for the message alone"


def _supposed(interview: Interview, question: Question) -> str:
    """Return under which condition a question applies that may not, or where there are several, that there are."""
    first, *others = question.supposes
    if others or len(first) > 1:
        return Phrase.SUPPOSED_OPEN
    return Phrase.SUPPOSED.format(case=" and ".join(map(str, said_where(interview.base, first))))


def _news(interview: Interview, notice: Notice) -> str:
    """Return one piece of news in words."""
    if notice.fact is not None:
        return f"Left open. {LOOK}{interview.base.facts[notice.fact].look}"
    if notice.news is AnswerNews.NO_EARLIER:
        return "This is the first question."
    if notice.news is AnswerNews.UNFIT:
        return f"Kept as: {NONE_FITS}. At the end you can say in a sentence how it is."
    entry = notice.answer
    if entry is None:
        return ""
    said = f"{question_text(interview, entry.fact)} {label(interview, entry.fact, entry.value)}"
    if notice.news is AnswerNews.BACK_IN_USE:
        return Phrase.BACK_IN_USE.format(answer=said)
    return f"{Phrase.SET_ASIDE.format(answer=said)} {Phrase.NOT_APPLYING}"


def answers(interview: Interview, screen: Screen, page: Page) -> None:
    """Add all answers, numbered for changing them."""
    for number, line in enumerate(screen.lines, 1):
        page.text(line.text, lead=f"{number:2}  ", style=Style.QUIET)
        page.text(answer_words(interview, line), lead="    ")
    if not screen.lines:
        page.text("None yet.")
    page.gap()


def answer_words(interview: Interview, line: ReviewLine) -> str:
    """Return an answer in words, or in brackets that there is none."""
    if line.answer is not None:
        return str(line.answer)
    return "(skipped)" if line.name in interview.extras else f"({DONT_KNOW})"


def leftover(interview: Interview, screen: Screen, page: Page) -> None:
    """Add the answers set aside, and whether questions are left."""
    for entry in screen.aside:
        said = f"{question_text(interview, entry.fact)} {label(interview, entry.fact, entry.value)}"
        page.text(said, lead="Set aside: ", style=Style.QUIET)
    if screen.open_facts:
        could = "add a step or a warning" if screen.certain else "change the advice"
        page.text(f"There are questions left that could still {could}.")
    page.gap()
