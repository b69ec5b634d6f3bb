"""The page of what has been checked over every possible situation, with the figures of the check."""

from __future__ import annotations

from collections.abc import Iterator

from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, code, escape, folded, link, page, sentences, table
from closeout.manual.places import PROOF, RULES
from engine.proof import Report
from engine.proof.report import Property

_PROVED = {
    Property.COMPLETE: "There is advice for every situation: at least one action is proposed.",
    Property.CONSISTENT: "There is never more than one: exactly one action survives, its steps contradict neither each "
    "other nor it, and nothing is found out that contradicts itself.",
    Property.DECIDES: "Every rule, action, step and warning decides somewhere, and so does every rule's coming before "
    "another, and the order of every two concerns that meet.",
    Property.NEEDED: "No rule asks for more than it needs: without any one of its conditions it would apply elsewhere.",
    Property.PRINCIPLES: "What must never be advised never is, and a better rating never makes the outlook worse.",
    Property.WORDS: "No text says what is not so: what a title, a step, a message or a warning takes for granted holds "
    "in every situation in which it is shown.",
    Property.PLANS: "The steps can be done one after the other, as they are printed: none needs what is not there yet, "
    "none undoes or repeats another, nobody is written to twice, and after the last one the advice is carried out.",
    Property.STEPS: "Every action comes with a step in some situation.",
    Property.SOURCES: "Every claim and every rule of the platform is used, or it is said why not; no rule rests on "
    "what does not stand on the days on which it can apply.",
    Property.AGE: "Every source was read within a year of the day of these pages.",
    Property.CASES: "Every situation that is worked through comes to the advice that was settled by hand; where "
    "something is not known, to what was settled to be certain and open.",
    Property.QUESTIONS: "What is said of how likely answers are, and the plan of questions, fit the rules.",
}


def proof_page(index: Index, report: Report) -> Sheet:
    """Return the page of what ``closeout check`` found."""
    return page(PROOF, "What has been checked", _parts(index, report))


def _parts(index: Index, report: Report) -> Iterator[str]:
    yield sentences(
        f"""
        The questions have finitely many answers, so every situation that is possible can be gone through.
        There are {index.table.cases.size:,} of them, and for each state that the platform's rules have been in, the
        rules of closeout have been applied to them all.
        {"All of the following was found to hold." if report.passed else "Not all of the following holds; see below."}
        """
    )
    failed = {failure.property for failure in report.failures}
    yield bullets(words for proved, words in _PROVED.items() if proved not in failed)
    if not report.passed:
        yield "## What is wrong"
        yield bullets(f"{_PROVED[failure.property]} *But:* {escape(failure.problem)}" for failure in report.failures)
    yield f"What is never advised stands in the list of {link('the rules', f'{RULES}#what-is-never-advised', PROOF)}."
    yield "## Where answers are left out"
    yield sentences(
        """
        A step or a warning is told if every situation that is left shows it, or every one in which nothing happened
        that you would know of. So what was found above holds of it too. The advice named first is that of at least one
        of these situations, in which it breaks no principle. The steps that are told can be done one after the other:
        one that needs something which only some of the situations bring about is told as open.
        """
    )
    yield "## The figures"
    yield table(
        ("What was counted", "Number"), [(escape(name), f"{count:,}") for name, count in report.figures.items()]
    )
    yield "## To know, not wrong"
    for proved in Property:
        listed = [escape(entry.text) for entry in report.listed if entry.property is proved]
        if listed:
            yield folded(f"{escape(proved.value.capitalize())} ({len(listed)})", bullets(listed))
    yield "## Check it yourself"
    yield "The same check, with an example for whatever is wrong:"
    yield code("closeout check", "sh")
