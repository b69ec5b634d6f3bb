"""Where the manual is kept: reads the situations, draws, writes what changed, and names what is out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from closeout import shared
from closeout.as_json.questions import questions_json
from closeout.checking.golden import case_files, read_case
from closeout.checking.knowledge import knowledge_checked
from closeout.desk import FORUM, Desk
from closeout.errors import Failed
from closeout.files import write_whole
from closeout.manual.contents import ManualInput, book
from closeout.manual.dependencies import dependencies, dependencies_page
from closeout.manual.drawn import manual_pictures
from closeout.manual.index import Index, Situation
from closeout.manual.layers import layers_graph
from closeout.manual.markdown import PICTURES
from closeout.manual.measured import measured, speed_page
from closeout.manual.places import DEPENDENCIES, SPEED
from closeout.manual.readme import Transcript, with_session
from closeout.manual.usage import Usage
from closeout.manual.worked import picture_of, place_of_case
from closeout.pictures import drawn
from closeout.planning import stated_prior
from closeout.questions import comparisons
from diagrams.drawing.draw import Format
from diagrams.graphs.questions import Ends, Questions
from diagrams.graphs.tree import Wanted, poster_graph, tree_graphs
from engine.base import Base
from engine.days.calendar import TODAY, day
from engine.questions.inquiry import Inquiry
from engine.questions.program import Goal
from engine.questions.tree import Tree, best_tree
from engine.words import day_words
from kb.rules import TOPICS

DOCS = "docs"
README = "README.md"
_PACKAGES = ("closeout", "diagrams", "engine", "kb", "terminal")
_SHOWN_CASE = "001"
_SHOWN_QUESTIONS = 1
_SHOWN_UNTIL = "Mind"


def made(root: Path, program: Usage, transcript: Callable[[Desk, Mapping[str, str]], Transcript]) -> dict[str, bytes]:
    """Return every file that is made from the knowledge base and the program, by its path below the checkout ``root``.

    ``transcript`` returns an interview as it looks on the screen.

    Raises:
        Failed: ``root`` is no checkout, or a picture cannot be drawn.
    """
    if not (root / README).is_file():
        raise Failed(f"{root} is no checkout of closeout: it has no {README}; name one with --root")
    index = our_index()
    desk = Desk(str(index.today.date))
    session = transcript(desk, index.worked[_SHOWN_CASE].today.answers)
    files = {f"{DOCS}/{path}": content for path, content in manual(index, program, session, desk).items()}
    files[f"{DOCS}/{PICTURES}/layers.svg"] = drawn(layers_graph(_modules(root)), Format.SVG)
    files[f"{DOCS}/{DEPENDENCIES}"] = dependencies_page(dependencies(root)).text.encode()
    files[f"{DOCS}/{SPEED}"] = speed_page(measured(root)).text.encode()
    picture_file = f"{DOCS}/{PICTURES}/case-{_SHOWN_CASE}.svg"
    case = index.worked[_SHOWN_CASE]
    shown, place = picture_of(index, case), f"{DOCS}/{place_of_case(index, case)}"
    readme = (root / README).read_text("utf-8")
    short = session.short(_SHOWN_QUESTIONS, _SHOWN_UNTIL)
    files[README] = with_session(readme, short, picture_file, shown.graph["description"], place).encode()
    return files


def manual(index: Index, program: Usage, session: Transcript, desk: Desk) -> dict[str, bytes]:
    """Return every file of the manual, by its path within it; ``session`` is shown as an example."""
    asked, base, day = _least_effort(index), index.base, day_words(index.today)
    sources = ManualInput(
        topics={topic.__name__.rpartition(".")[2]: topic.__doc__ or "" for topic in TOPICS},
        program=program,
        session=session.whole(),
        asked=Questions.of(*asked),
        pictures=manual_pictures(index, (*tree_graphs(base, *asked, Wanted(day=day)), poster_graph(base, *asked, day))),
        proof=knowledge_checked(index.today.date),
        questions=questions_json(desk, comparisons(desk)),
    )
    return book(index, sources)


def _least_effort(index: Index) -> tuple[Tree, Ends]:
    """Return the questions that lead to today's action with the least effort, and what tells the actions."""
    today = shared.table(index.base, [index.setting(index.today)])
    (outcome,) = today.outcomes
    tree = best_tree(Inquiry.action(today, stated_prior(index.base)), index.base.knowledge.first, Goal.EFFORT)
    return tree, lambda row: (outcome.action(row),)


def our_index() -> Index:
    """Return the index of our own knowledge base, for the day on which the platform's rules were last read."""
    base = shared.base()
    read = max(policy.read_on for policy in base.policies.values())
    return Index(base, day(base, TODAY, read), day(base, FORUM, read), situations(base))


def situations(base: Base) -> list[Situation]:
    """Return the situations of the knowledge base, sorted by name.

    Raises:
        AnswerError: the answers of one cannot be; the message names its file.
    """
    told = {name: read_case(base, path) for name, path in case_files().items()}
    return [Situation(name, case["title"], case.get("note", ""), case["answers"]) for name, case in told.items()]


def stale(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return which of ``files`` are missing or out of date below ``root``, and what is left over in the manual."""
    return [f"{path}: {how}" for path, how in _differing(root, files)]


def put(root: Path, files: Mapping[str, bytes], *, pictures_only: bool = False) -> int:
    """Return how many files were written or removed so that ``files`` stand below ``root``, in the manual alone."""
    wanted = f"{DOCS}/{PICTURES}/" if pictures_only else ""
    changed = [path for path, _ in _differing(root, files) if path.startswith(wanted)]
    for path in changed:
        target = root / path
        if path in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, files[path])
        else:
            target.unlink()
    return len(changed)


def _differing(root: Path, files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield what is not below ``root`` as in ``files``, and how it is."""
    for path, content in files.items():
        if not (root / path).is_file():
            yield path, "missing"
        elif (root / path).read_bytes() != content:
            yield path, "out of date"
    there = sorted(path.relative_to(root).as_posix() for path in (root / DOCS).rglob("*") if path.is_file())
    yield from ((path, "left over") for path in there if path not in files)


def _modules(root: Path) -> dict[str, str]:
    """Return the sources of our packages by dotted name."""
    found = {}
    for path in sorted(path for package in _PACKAGES for path in (root / package).rglob("*.py")):
        name = path.relative_to(root).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        found[name] = path.read_text("utf-8")
    return found
