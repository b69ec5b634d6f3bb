"""The command order: many contracts, each with what `advise` says of it, in the order in which to act."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import kb
from closeout import shared
from closeout.advice import DatedAdvice
from closeout.answers import Given, read
from closeout.desk import Desk
from closeout.ordering import sheets
from closeout.ordering.plan import order
from closeout.ordering.rows import MOST, file_rows
from engine.ordering.order import Rules
from engine.refusal import AnswerError
from tests.conftest import CASES, Run
from tests.examples import percent
from tests.schemas import check_shape

ORDERS = Path(kb.__file__).with_name("orders")
TODAY = "2026-11-22"
Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file of contracts and returns its name."""

    def put(text: str) -> str:
        place = tmp_path / "many.csv"
        place.write_text(text, "utf-8")
        return str(place)

    return put


def ordered(run: Run, *arguments: str) -> dict[str, Any]:
    """Return the order that a run printed, in its proper shape."""
    ran = run("order", *arguments, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    check_shape(found, "order")
    return found


def ids(found: dict[str, Any], *kinds: str) -> list[str]:
    """Return the names of the contracts of these kinds, in order."""
    return [each["id"] for each in found["contracts"] if each["kind"] in kinds]


@pytest.mark.parametrize("day", [TODAY, "forum"])
def test_the_ten_contracts_of_thread_004_are_served_rated_and_only_then_closed(run: Run, day: str) -> None:
    """What earns is kept, contented clients end theirs, silent ones come last; who has work to pay is written to."""
    found = ordered(run, str(ORDERS / "004.csv"), "--as-of", day)
    actions = {each["id"]: each["action"] for each in found["contracts"]}
    assert [each["kind"] for each in found["contracts"]] == ["ask", *["work"] * 4, *["client"] * 2, *["end"] * 3]
    assert {actions[name] for name in ids(found, "work")} == {"keep", "deliver"}
    assert [actions["brochure"], actions["business card"]] == ["ask-client-to-end", "restart"]
    assert {actions[name] for name in ids(found, "end")} == {"closing-message"}
    assert actions["leaflet"] == "await-release"
    assert not found["worth_finding_out"]
    by_id = {each["id"]: each for each in found["contracts"]}
    assert [held["id"] for held in by_id["poster"]["not_before"]] == ["weekly posts"]


def test_the_endings_of_thread_000_are_spaced_in_the_forums_time_and_need_not_be_today(run: Run) -> None:
    """The rated one comes first on both days; two weeks lie between the others only where that counts."""
    for day, gaps, why in (("forum", [0, 14, 28], "a row of endings"), (TODAY, [0, 0, 0], "a matter of looks")):
        found = ordered(run, str(ORDERS / "000.csv"), "--as-of", day)
        assert [each["id"] for each in found["contracts"]] == ["shop", "first site", "second site", "third site"]
        days = [date.fromisoformat(each["day"]) for each in found["contracts"][1:]]
        assert [(each - days[0]).days for each in days] == gaps
        assert why in found["contracts"][3]["spacing"]


def test_each_contract_has_the_advice_that_advise_gives(run: Run, write: Write) -> None:
    """Over every twentieth case: the same action, title and summary, whichever others stand beside it."""
    base = shared.base()
    files = sorted(CASES.glob("*.toml"))[::20]
    rows = [json.loads(run("advise", str(file), "--json", "--as-of", TODAY).out) for file in files]
    lines = [json.dumps({"id": file.stem, **row["answers"]}) for file, row in zip(files, rows, strict=True)]
    found = ordered(run, write("\n".join(lines)), "--as-of", TODAY)
    told = {each["id"]: each for each in found["contracts"]}
    for file, row in zip(files, rows, strict=True):
        assert told[file.stem]["action"] == row["action"]
        assert told[file.stem]["summary"] == base.actions[row["action"]].summary


OPEN_ROWS = (
    "id,client,status,kind,billed,escrow,work,activity,responds,rating,returns\n"
    "half,A,active,fixed,,funded,,,,,\nempty,B,,,,,,,,,\n"
    "old,C,active,fixed,something,none,done,idle,silent-long,likely-good,no\n"
)


def test_what_is_not_settled_stands_last_with_its_question_and_never_with_an_action(
    run: Run, write: Write, tmp_path: Path
) -> None:
    """On the screen, in Markdown, on the page and in the picture; what to find out comes before the order then."""
    base, file = shared.base(), write(OPEN_ROWS)
    contracts = ordered(run, file, "--as-of", TODAY)["contracts"]
    assert [(each["id"], each["kind"], each["settled"], each["act"]) for each in contracts[1:]] == [
        ("empty", "find-out", False, False),
        ("half", "find-out", False, False),
    ]
    written = {suffix: tmp_path / f"order{suffix}" for suffix in (".html", ".md", ".dot")}
    for place in written.values():
        assert run("order", file, "--as-of", TODAY, "-o", str(place)).code == 0
    screen = " ".join(run("order", file, "--as-of", TODAY).out.split())
    texts = {suffix: " ".join(place.read_text("utf-8").split()) for suffix, place in written.items()}
    texts[".html"] = re.sub(r"<details>.*?</details>", "", texts[".html"])
    for text in (screen, *texts.values()):
        assert all(each["title"] not in text for each in contracts[1:])
        assert base.actions["closing-message"].title in text.replace("\\n", " ")
        assert "Find out first" in text
    for text in (screen, texts[".md"], texts[".html"]):
        assert text.index("Worth finding out first") < text.index("old (C)") < text.index("half (A)")
        assert "ind out first what is right for 2" in text
        assert "Not settled: your answers leave" in text
    assert "not settled yet" in texts[".dot"]


def test_a_day_that_runs_in_every_way_that_is_open_stays_first(run: Run, write: Write) -> None:
    """The steps that all ways share place what is not settled, and are told with it."""
    text = "id,status,kind,escrow,requested_on\nasked,ended-by-client,fixed,refund-requested,2026-11-20\n"
    (only,) = ordered(run, write(text), "--as-of", TODAY)["contracts"]
    assert (only["settled"], only["kind"], only["due"]) == (False, "deadline", "2026-11-27")
    told = " ".join(run("order", write(text), "--as-of", TODAY).out.split())
    assert "asked: find out first: " in told
    assert f"this is right: {shared.base().steps['check-the-deadline'].text}" in told


def test_the_group_of_a_contract_follows_from_its_steps(write: Write) -> None:
    """Over the cases: what is done is submitted with the earned money, and nothing left alone has an act to do."""
    desk = Desk(TODAY)
    base, files = desk.base, list(CELLS.values())[::3]
    lines = [json.dumps({**read(str(file)), "id": file.stem}) for file in files]
    places = order(desk, file_rows(base, write("\n".join(lines)), desk.day.date)).places
    kinds = [(placed.kind.id, placed.item.traits["step"]) for placed in places]
    writes = {step.id for step in base.knowledge.steps if step.message}
    submits = {name for name, step in base.steps.items() if name.startswith("submit-part-") and step.makes}
    assert {kind for kind, steps in kinds if steps & submits} == {"stop", "money"}
    assert [steps for kind, steps in kinds if kind == "leave" and steps & {*writes, *submits, "report-it"}] == []
    assert {"leave", "ask"} <= {kind for kind, _ in kinds}


def test_the_step_for_which_a_contract_is_in_its_group_is_told(run: Run, write: Write, tmp_path: Path) -> None:
    """A part that is done goes with the money though the action is to ask; waiting with a message is no rest."""
    text = (
        "id,status,kind,billed,escrow,work,obstacle,activity,responds,wants,money,rating,returns,standing\n"
        "part,active,fixed,something,funded,part,materials,idle,yes,carry-on,nothing,likely-good,no,high\n"
        "sent,active,fixed,something,submitted,done,,idle,yes,content,nothing,likely-good,no,high\n"
        "still,active,fixed,something,submitted,done,,idle,silent-long,,,bad,no,high\n"
    )
    found = {each["id"]: (each["kind"], each["action"]) for each in ordered(run, write(text))["contracts"]}
    wait = "await-release"
    assert found == {"part": ("money", "ask-materials"), "sent": ("ask", wait), "still": ("leave", wait)}
    told = " ".join(run("order", write(text)).out.split())
    assert shared.base().steps["submit-part-meanwhile"].text in told
    assert told.count("Write to the client: the message stands with its steps.") == 1
    assert run("order", write(text), "-o", str(tmp_path / "order.mmd")).code == 0
    assert "Submit the part that is done" in (tmp_path / "order.mmd").read_text("utf-8")


CELLS = {file.stem: file for file in sorted(CASES.glob("*.toml"))}


class Remembering(Desk):
    """A desk that works out the same advice once, however many orders ask for it."""

    def __init__(self, day_name: str) -> None:
        super().__init__(day_name)
        self._found: dict[str, DatedAdvice] = {}

    def advise_for_day(self, given: Given) -> DatedAdvice:
        """Return the advice for the desk's day alone."""
        key = str(given)
        if key not in self._found:
            self._found[key] = super().advise_for_day(given)
        return self._found[key]


@percent(12)
@given(st.lists(st.sampled_from(sorted(CELLS)), min_size=2, max_size=6, unique=True), st.integers(1, 3), st.data())
def test_no_deadline_is_missed_that_could_be_kept_whatever_the_rows(
    write: Write, names: list[str], clients: int, data: st.DataObject
) -> None:
    """Cases drawn at random, on either day: every precedence holds, and shuffled rows give the same order."""
    desk = Remembering(data.draw(st.sampled_from((TODAY, "forum"))))
    lines = []
    for number, name in enumerate(names):
        lines += [json.dumps({**read(str(CELLS[name])), "id": name, "client": f"c{number % clients}"})]
    found = order(desk, file_rows(desk.base, write("\n".join(lines)), desk.day.date))
    rows = file_rows(desk.base, write("\n".join(data.draw(st.permutations(lines)))), desk.day.date)
    assert order(desk, rows).places == found.places
    rules = Rules(desk.base.knowledge.ordering)
    for number, placed in enumerate(found.places):
        assert not any(rules.why(later.item, placed.item) for later in found.places[number + 1 :])
        due = placed.item.due
        assert due is None or due < desk.day.date or placed.day <= due


def test_a_deadline_comes_before_all_else_and_the_earlier_one_first(run: Run, write: Write) -> None:
    """A refund request is answered before money is asked for, the one with fewer days left before the other."""
    asked = "ended-by-client,fixed,nothing,refund-requested,done,not-yet"
    text = (
        "id,status,kind,billed,escrow,work,rated,requested_on\n"
        f"later,{asked},2026-11-20\nsooner,{asked},2026-11-18\nfinished,active,fixed,nothing,funded,done,,\n"
    )
    found = ordered(run, write(text), "--as-of", TODAY)
    assert [each["id"] for each in found["contracts"]][:2] == ["sooner", "later"]
    assert [each["due"] for each in found["contracts"]] == ["2026-11-25", "2026-11-27", None]
    assert "due earlier" in found["contracts"][1]["after_previous_because"]
    assert "By 2026-11-25 (Wednesday)." in run("order", write(text), "--as-of", TODAY).out


PERK = (
    "id,status,kind,billed,rated,rating,owed,standing,money,wants,responds,activity,work,escrow,"
    "score,jobs,quarters,paid\n"
)
RATED = "ended-by-me,fixed,something,badly,,no,perk,nothing,,,,,,95,20,3"
FEARED = "active,fixed,something,,bad,,perk,nothing,content,yes,idle,done,none,95,20,3"


@pytest.mark.parametrize(
    ("rows", "day", "kept", "why"),
    [
        ((f"a,{FEARED},5000", f"b,{RATED},10", f"c,{FEARED},9000"), "forum", "b", "is there already"),
        ((f"a,{RATED},10", f"b,{RATED},900", f"c,{RATED},"), "forum", "b", "it paid the most"),
        ((f"a,{RATED},10", f"b,{RATED},900", f"c,{RATED},10"), "2024-09-02", "b", "costs the most"),
        ((f"b,{RATED},", f"a,{RATED},", f"c,{RATED},"), "forum", "a", "first by name"),
    ],
)
def test_the_removal_perk_is_kept_for_the_contract_where_it_does_the_most_good(
    run: Run, write: Write, rows: tuple[str, ...], day: str, kept: str, why: str
) -> None:
    """A rating that is there before a feared one, then the costliest, the largest, the first; the reason is told.

    The others are advised on as somebody whose perk is spent would be.
    """
    file = write(PERK + "\n".join(rows))
    found = {each["id"]: each for each in ordered(run, file, "--as-of", day)["contracts"]}
    removing = {"have-removed", "end-and-remove", "wait-top-rated"}
    assert [name for name, each in found.items() if each["action"] in removing] == [kept]
    assert why in found[kept]["once"]
    assert found[kept]["once"] in " ".join(run("order", file, "--as-of", day).out.split())
    spent = ordered(run, write((PERK + "\n".join(rows)).replace("perk", "spent")), "--as-of", day)["contracts"]
    for each in spent:
        if each["id"] != kept:
            assert found[each["id"]]["action"] == each["action"]
            assert f"is kept for {kept}" in found[each["id"]]["once"]


def test_what_the_others_tell_is_taken_and_what_one_answered_stands(run: Run, write: Write) -> None:
    """Each has the advice that its own answer to the same would give; where one answered otherwise, that is named.

    Without another ending or another contract with the client nothing is said.
    """
    text = (ORDERS / "004.csv").read_text("utf-8")
    found = {each["id"]: each for each in ordered(run, write(text), "--as-of", TODAY)["contracts"]}
    assert {name: {each["fact"]: each["value"] for each in row["by_others"]} for name, row in found.items()} == {
        **{key: {} for key in found},
        **{key: {"several": "mixed"} for key in ("old logo", "old banner")},
        "poster": {"several": "mixed", "others": "yes"},
    }
    desk = Desk(TODAY)
    rows = order(desk, file_rows(desk.base, write(text), desk.day.date))
    steps = desk.advise(rows.rows["poster"].given).main.consultation.steps
    assert {"space-endings-for-looks", "go-on-elsewhere"} <= set(steps)
    own = re.sub(r"(?m)^(id.*)$", r"\1,others,several", text)
    own = re.sub(r"(?m)^((?:poster|old logo).*)$", r"\1,no,only-unrated", own)
    found = {each["id"]: each for each in ordered(run, write(own), "--as-of", TODAY)["contracts"]}
    assert {(each["fact"], each["taken"]) for each in found["poster"]["by_others"]} == {
        ("others", False),
        ("several", False),
    }
    told = " ".join(run("order", write(own), "--as-of", TODAY).out.split())
    assert (
        "Other contract: no (poster) Your own answer stands, but also running with this client: weekly posts." in told
    )
    alone = "\n".join(line for line in text.splitlines() if line.split(",")[0] in {"id", "old logo", "newsletter"})
    assert "What the other contracts say" not in run("order", write(alone), "--as-of", TODAY).out


def test_the_estimate_along_the_order_is_given_where_score_and_jobs_are_known(run: Run, write: Write) -> None:
    """Each settled ending has its figures, the worst below the likely one; two scores of one person are told."""
    text = (ORDERS / "004.csv").read_text("utf-8")
    for day, worst in ((TODAY, 28), ("forum", 52)):
        after = ordered(run, write(text), "--as-of", day)["estimate"]["after"]
        assert [each["id"] for each in after] == ["brochure", "business card", "old banner", "old logo", "poster"]
        assert [round(each["likely"]) for each in after] == [84, 85, 85, 85, 85]
        assert round(after[1]["worst"]) == worst
        assert all(one["worst"] >= other["worst"] for one, other in pairwise(after))
    told = run("order", write(text), "--as-of", TODAY).out
    assert "After number 7: likely about 85" in told
    assert ordered(run, write(text.replace(",82,10,", ",82,,")))["estimate"] is None
    apart = write(text.replace(",82,10,60", ",83,10,60"))
    assert ordered(run, apart)["estimate"] is None
    assert "different numbers of score" in run("order", apart).out


def test_every_group_says_after_which_it_must_come_and_before_which_it_may(run: Run) -> None:
    """Of each pair of groups that stand next to each other the reason is told, or that either may go first."""
    told = " ".join(run("order", str(ORDERS / "004.csv"), "--as-of", TODAY).out.split())
    assert "They may as well come before “Serve it well”." in told
    assert "After “Serve it well”: Serving" in told
    assert "After “The client ends or corrects it”: Endings with a rating come first" in told
    assert told.count("After months of silence a friendly word is enough") == 1
    assert told.count("Bad ratings pull a score down, not open contracts") == 1


def test_names_and_values_are_read_in_any_case_and_spelling(run: Run, write: Write) -> None:
    """Capitals, blanks, underscores, semicolons, a byte order mark, comments above, unknown and empty cells."""
    above = '\ufeff# a comment\n"# quoted, by a spreadsheet"\n'
    text = above + "Title; STATUS ;Kind;wants;Responds;\nA;ACTIVE ; Fixed;?;Silent_Long;\n"
    (only,) = ordered(run, write(text), "--as-of", TODAY)["contracts"]
    assert only["id"] == "A"
    assert not only["settled"]
    told = run("order", write(text), "--as-of", TODAY).out
    assert "Not settled: your answers leave" in told
    assert "Where to look" in told


def test_name_is_what_contracts_are_called_where_no_other_column_says_it(write: Write) -> None:
    """Beside another it is how the freelancer signs, as its question is."""
    base, on = shared.base(), date(2026, 11, 22)
    signed = {"name": "Ann"}
    for text, name, extras in (
        ("name,status\nlogo,active\n", "logo", {}),
        ("name;How do you sign?;status\nlogo;Ann;active\n", "logo", signed),
        ("name,title,status\nAnn,logo,active\n", "logo", signed),
        ('{"name": "logo", "status": "active"}\n', "logo", {}),
        ("status,kind\nactive,fixed\n", "line 2", {}),
    ):
        (row,) = file_rows(base, write(text), on)
        assert (row.name, row.given.extras) == (name, extras)


def test_all_that_is_wrong_is_told_at_once(run: Run, write: Write) -> None:
    """Each error has its line, its column, the bad value and the nearest accepted word; nothing is advised."""
    text = "id,clint,status,kind\na,x,actve,fixed\nb,x,active,weekly\na,x,paused,fixed\nc,x,active,fixed,more\n"
    ran = run("order", write(text.replace(",more", "")))
    assert (ran.code, ran.out) == (2, "")
    for part in (
        "no column \"clint\"; did you mean 'client'?",
        "line 2, column status: \"actve\" is no answer; did you mean 'active'?",
        "line 3, column kind: \"weekly\" is no answer; accepted: 'hourly', 'fixed'",
        "line 4: these answers cannot hold together (only-hourly-pauses)",
        'the id "a" stands twice',
    ):
        assert part in ran.said
    assert "line 5 has 5 cells, and there are 4 columns" in run("order", write(text)).said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no contracts"),
        ("id,status\n", "has no contracts"),
        ("id,status\n" + "x,active\n" * (MOST + 1), "has more than 500 contracts"),
        ("id,id\nx,y\n", "stands twice"),
        ('id,status\n"x,active\n', "is not CSV"),
        ("id,\nx,y\n", 'no column ""'),
        ("id,status\n" + "x" * 300 + ",active\n", "is no value"),
        ("id,responds,Does the client answer?\nx,yes,yes\n", 'two columns are "responds"'),
        ("id,Whose is it?\nx,y\n", "--template FILE"),
        ('{"id": ["x"]}\n', "a list is no value"),
        ('{"id": "x", "ID": "y"}\n', 'names "id" twice'),
        ('{"id": ' + "[" * 100_000 + "\n", "line 1 is no JSON"),
        ('{"id": "x"}\n[]\n', "line 2 is no JSON object"),
        ("id,status\n" + "x" * 1_000_001, "larger than"),
    ],
)
def test_what_cannot_be_a_file_of_contracts_is_refused(run: Run, write: Write, text: str, told: str) -> None:
    """Too much, too deep, twice the same, or of another shape: refused with what is accepted."""
    ran = run("order", write(text))
    assert ran.code == 2
    assert told in ran.said


@given(st.text(max_size=300))
def test_no_text_at_all_is_a_defect(write: Write, text: str) -> None:
    """Whatever a file holds, it is read or refused."""
    with suppress(AnswerError):
        assert file_rows(shared.base(), write(text.encode("utf-8", "replace").decode()), date(2026, 11, 22))


def test_what_strangers_wrote_drives_neither_the_terminal_nor_the_page(run: Run, write: Write) -> None:
    """Escapes of a terminal are gone from what is printed, and Markdown in a name is text."""
    text = "id,status,kind\n\x1b[31m*bold* <b>,offered,fixed\n"
    told = run("order", write(text), "--as-of", TODAY).out
    assert "\x1b" not in told
    marked = run("order", write(text), "--as-of", TODAY, "--md").out
    assert "\x1b" not in marked
    assert "<b>" not in marked
    assert "*bold* " not in marked


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_template_is_a_file_that_it_reads(run: Run, tmp_path: Path, suffix: str) -> None:
    """Each column is a fact, an id or the client; the example is advised on; no file is replaced unasked."""
    place = tmp_path / f"template{suffix}"
    assert run("order", "--template", str(place)).code == 0
    (only,) = ordered(run, str(place), "--as-of", TODAY)["contracts"]
    assert (only["id"], only["action"]) == ("old logo", "closing-message")
    assert run("order", "--template", str(place)).code == 2
    if suffix == ".xlsx":
        sheet = load_workbook(place).active
        assert isinstance(sheet, Worksheet)
        facts = {str(cell.value): cell for cell in sheet[1] if cell.comment}
        chosen = {rule.formula1 for rule in sheet.data_validations.dataValidation}
        assert chosen == {f'"{",".join(shared.base().facts[name].values)}"' for name in facts}
        assert len(facts) == len(list(sheet[1])) - 2
        return
    lines = [line for line in place.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {"id", "client", "status"} <= set(next(csv.reader(lines)))


def test_a_spreadsheet_is_read_as_a_person_keeps_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days and numbers may be cells of their kind, empty rows are passed over; what is none is refused with its row."""
    book, place = Workbook(), tmp_path / "many.xlsx"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    day = shared.base().knowledge.dates[0].name
    sheet.append(["# mine"])
    sheet.append(["ID", "Status", "kind", "obstacle", "duplicate", day])
    sheet.append([7, "Offered", "FIXED", "none", "no"])
    sheet.append([])
    sheet.append(["late", "actve", None, None, None, date(2026, 11, 1)])
    book.save(place)
    ran = run("order", str(place), "--as-of", TODAY)
    assert (ran.code, "row 5, column status: \"actve\" is no answer; did you mean 'active'?" in ran.said) == (2, True)
    sheet["B5"] = "active"
    book.save(place)
    assert set(ids(ordered(run, str(place), "--as-of", TODAY), "answer", "work", "client", "end", "leave")) <= {
        "7",
        "late",
    }
    sheet["F5"] = "=TODAY()-10"
    book.save(place)
    ran = run("order", str(place), "--as-of", TODAY)
    assert (ran.code, "the cell F5 has a formula without its value" in ran.said) == (2, True)
    with monkeypatch.context() as small:
        small.setattr(sheets, "_LARGEST", 1000)
        assert "is larger than 1,000 bytes unpacked; keep a row a contract" in run("order", str(place)).said
    place.write_bytes(b"PK nothing")
    for spreadsheet in (place, _with_an_empty_chart(tmp_path)):
        ran = run("order", str(spreadsheet))
        assert (ran.code, "cannot be read as a spreadsheet" in ran.said) == (2, True)


def test_parquet_and_lines_of_json_are_read_as_csv_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same contracts give the same order; an error has its row; without the library it is named."""
    with (ORDERS / "004.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    place, lines = tmp_path / "many.parquet", tmp_path / "many.jsonl"
    scores = pa.array([float(row["score"]) for row in rows])
    table = pa.Table.from_pylist(rows).drop(["score"]).append_column("Score", scores)
    pq.write_table(table, place, row_group_size=3)
    lines.write_text("\n".join(json.dumps({**row, "score": 82}) for row in rows), "utf-8")
    for found in (place, lines):
        assert ordered(run, str(found), "--as-of", TODAY) == ordered(run, str(ORDERS / "004.csv"), "--as-of", TODAY)
    pq.write_table(table.set_column(2, "status", pa.array(["actve"] * 10)), place)
    assert "row 3, column status: \"actve\" is no answer; did you mean 'active'?" in run("order", str(place)).said
    pq.write_table(pa.table({"id": ["x"] * (MOST + 1)}), place)
    assert "has more than 500 contracts" in run("order", str(place)).said
    pq.write_table(pa.table({"id": ["x"], "ID": ["y"]}), place)
    assert "stands twice" in run("order", str(place)).said
    place.write_bytes(b"PAR1 nothing")
    assert "cannot be read as Parquet" in run("order", str(place)).said
    monkeypatch.setitem(sys.modules, "closeout.batch.parquet", None)
    assert "pip install pyarrow" in run("order", str(place)).said


def _with_an_empty_chart(folder: Path) -> Path:
    """Write a spreadsheet whose first sheet is to be a chart and holds none, and return where."""
    book, place = Workbook(), folder / "chart.xlsx"
    book.create_chartsheet("chart", 0)
    book.save(place)
    with ZipFile(place) as packed:
        rest = {name: packed.read(name) for name in packed.namelist() if "chartsheets/_rels" not in name}
    with ZipFile(place, "w") as packed:
        for name, content in rest.items():
            packed.writestr(name, content)
    return place


def test_an_order_is_written_as_a_page_or_a_calendar(run: Run, write: Write, tmp_path: Path) -> None:
    """The page says what the screen says and runs nothing; the calendar has each contract's days by its name."""
    page, days = tmp_path / "order.html", tmp_path / "order.ics"
    told = run("order", str(ORDERS / "000.csv"), "--as-of", TODAY).out
    assert run("order", str(ORDERS / "000.csv"), "--as-of", TODAY, "-o", str(page)).said == f"The order is in {page}."
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", page.read_text("utf-8"))).split())
    for name in ("shop", "first site", "second site", "third site"):
        assert name in words
    assert [line for line in re.findall(r"\d\. (.{20})", told) if line not in words] == []
    assert "default-src 'none'" in page.read_text("utf-8")
    assert page.read_text("utf-8").count("<details>") == 4
    assert "What you could write" in page.read_text("utf-8")
    assert run("order", str(ORDERS / "000.csv"), "-o", str(tmp_path / "order.doc")).code == 2
    assert run("order", str(ORDERS / "000.csv"), "-o", str(tmp_path / "order.dot")).code == 0
    assert "third site (M)" in (tmp_path / "order.dot").read_text("utf-8")
    text = "id,status,kind,escrow,responds,wants,submitted_on\n<b>x</b>,active,fixed,submitted,yes,content,2026-11-18\n"
    assert run("order", write(text), "--as-of", TODAY, "-o", str(days)).code == 0
    assert "<b>x</b>: " in days.read_text("utf-8").replace("\r\n ", "")
    assert run("order", write(text), "--as-of", TODAY, "-o", str(page), "--force").code == 0
    assert "<b>" not in page.read_text("utf-8")


def test_the_contracts_kept_are_ordered_by_their_names(run: Run, home: Path) -> None:
    """Without a file it takes what is kept, the client's name with it; with nothing kept it says what to do."""
    assert "no contract is kept yet" in run("order").said
    answers = [f"--set={name}" for name in ("status=offered", "kind=fixed", "obstacle=none", "duplicate=no")]
    run("ask", "--name", "shop", "--plain", *answers, lines="finish\n" * 9)
    (only,) = ordered(run)["contracts"]
    assert (only["id"], only["action"]) == ("shop", "accept")
    assert "1. shop: Accept it" in run("order").out
    (home / "contracts" / "bad.json").write_text("{")
    ran = run("order")
    assert (ran.code, "bad: " in ran.said) == (2, True)


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("001-5", "There is nothing to do now."),
        ("a-claim-by-who-rated-well", "The last day was not given: look it up today."),
    ],
)
def test_what_there_is_of_one_contract_is_said_of_it(run: Run, write: Write, case: str, told: str) -> None:
    """An order of one says that it is left alone, or that a last day nobody gave is to be looked up."""
    answers = read(str(CASES / f"{case}.toml"))
    ran = run("order", write(f"{','.join(answers)}\n{','.join(answers.values())}\n"), "--as-of", TODAY)
    assert told in " ".join(ran.out.split())


def test_of_scores_kept_on_different_days_the_last_counts(run: Run) -> None:
    """The freelancer is one person, and the estimate goes from the score told last."""
    told = "status=active,kind=fixed,billed=something,escrow=none,work=done,activity=idle,responds=silent-long"
    answers = f"{told},rating=likely-good,returns=no,standing=low,jobs=10".split(",")
    for name, score in (("first", 70), ("second", 82)):
        every = [f"--set={answer}" for answer in (*answers, f"score={score}")]
        run("ask", "--name", name, "--plain", *every, lines="finish\n" * 9)
    estimate = ordered(run)["estimate"]
    assert "from 82 with 10 counted jobs" in estimate["opening"]
    assert [each["id"] for each in estimate["after"]] == ["first", "second"]


def test_json_and_markdown_are_not_both_printed(run: Run) -> None:
    """One of the two is to be chosen."""
    assert run("order", "--json", "--md").code == 2
