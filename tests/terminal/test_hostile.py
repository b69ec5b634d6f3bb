"""Whatever stands in a file or an option, a command answers or refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.exits import Exit
from tests.conftest import CASES, ROOT, Run
from tests.examples import percent

SEEDS = {
    "answers.toml": (CASES / "001.toml").read_bytes(),
    "answers.json": b'{"status": "active", "kind": "hourly", "client_name": "Ann", "ended_on": "2026-11-01"}',
    "contracts.csv": (ROOT / "kb" / "orders" / "000.csv").read_bytes(),
    "contracts.jsonl": b'{"id": "a", "status": "active"}\n{"id": "b", "status": "ended_by_client", "kind": null}\n',
}
ODD = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff\xfe",
            b"\x1b[2J",
            "\u202e\u2066".encode(),
            b"\r",
            b"\n",
            b'"',
            b"'''",
            b"=",
            b",",
            b"{}",
            b"[]",
        ),
        *(b"9" * 5000, b"[" * 3000, b"1e400", b"NaN", b"-0", b"null", b"2026-02-30", b"10 days ago", b"don't know"),
        *(b"=cmd|' /C calc'!A0", b"<script>", b"../../etc/passwd", b"a = 1979-05-27T07:32:00Z", b"active", b"status"),
    ]
)
CHANGE = st.tuples(st.integers(0, 2000), st.integers(0, 60), st.one_of(ODD, st.binary(max_size=12)))


@st.composite
def contents(draw: st.DrawFn, name: str) -> bytes:
    """Return the seed of this name with up to four of its parts exchanged, or any bytes at all."""
    content = SEEDS[name]
    for start, length, instead in draw(st.lists(CHANGE, max_size=4)):
        place = start % (len(content) + 1)
        content = content[:place] + instead + content[place + length :]
    return draw(st.one_of(st.just(content), st.just(content), st.binary(max_size=200)))


def told(run: Run, *words: str) -> None:
    """Run the command; see that it ends as the table of exit codes says, and without a traceback."""
    ran = run(*words)
    assert ran.code in {Exit.DONE, Exit.FAILED, Exit.REFUSED}, (words, ran.said)
    assert "Traceback" not in ran.said
    assert not set(ran.said) & set("\x00\x1b\u202e\u2066")


@pytest.mark.parametrize("name", SEEDS)
@percent(12)
@given(data=st.data())
def test_any_file_is_read_or_refused(run: Run, tmp_path: Path, name: str, data: st.DataObject) -> None:
    """A file of answers or of contracts with anything in it gives advice, an order or a refusal."""
    file = tmp_path / name
    file.write_bytes(data.draw(contents(name)))
    told(run, "advise" if name.startswith("answers") else "order", str(file))


WORD = st.one_of(
    st.sampled_from(
        ["status", "kind", "active", "hourly", "client_name", "ended_on", "10 days ago", "2026-11-31", "="]
    ),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20),
)


@percent(12)
@given(name=WORD, value=WORD, day=WORD)
def test_any_option_is_taken_or_refused(run: Run, name: str, value: str, day: str) -> None:
    """An answer in an option, a day, a name of a contract, a source or a rule may be anything."""
    told(run, "advise", f"--set={name}={value}", "--json")
    told(run, "advise", "--set=status=active", f"--as-of={day}", "--json")
    told(run, "open", "--", f"{name}{value}")
    told(run, "rename", "--", name, value)
    told(run, "sources", "--", value)
    told(run, "rules", "--", value)
    told(run, "explain", f"--what-if={name}={value}", str(CASES / "001.toml"))
