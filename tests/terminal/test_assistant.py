"""An assistant is served closeout's questions and advice, by a process of its own that speaks with the SDK's client."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Final

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError
from mcp.types import CallToolResult, ImageContent, TextContent, TextResourceContents

from closeout import shared
from closeout.answers import LARGEST, Given
from closeout.as_json.advice import advice_json
from closeout.desk import Desk
from engine.interview.dialogue import Answer, So, Unknown
from engine.interview.interview import Interview, extras_of
from engine.interview.screens import screen
from tests.conftest import ROOT, Run, Start, ended, surroundings
from tests.examples import percent
from tests.schemas import check_shape

DAY: Final = "2026-11-22"
TRACED: Final = """
import os, sys
families = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)
sys.addaudithook(lambda event, args: event == "socket.__new__" and os.write(families, b"%d\\n" % args[1]))
from terminal.__main__ import program
sys.argv = ["closeout", "mcp"]
sys.exit(program())
"""
"""The server, which writes the family of each socket that it makes into a file."""
PNG: Final = "iVBORw0KGgo"
BEGIN: Final = (
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},'
    '"clientInfo":{"name":"a test","version":"1"}}}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n'
)


def talk(home: Path, conversation: Callable[[Client], Awaitable[None]]) -> set[int]:
    """Return the families of the sockets that the server made while the conversation was had with it."""
    traced = home.with_name("families")
    server = StdioServerParameters(
        command=sys.executable, args=["-c", TRACED, str(traced)], env=surroundings(home), cwd=ROOT
    )

    async def whole() -> None:
        async with Client(stdio_client(server)) as client:
            await conversation(client)

    anyio.run(whole)
    return {int(line) for line in traced.read_text().split()}


def said(result: CallToolResult) -> list[str]:
    """Return the texts of a result."""
    return [entry.text for entry in result.content if isinstance(entry, TextContent)]


def test_an_assistant_asks_as_closeout_does_and_gets_its_advice(home: Path, desk: Desk, run: Run) -> None:
    """Question by question the tool asks what the interview does; the advice, its reasons and picture are the same.

    No socket is made that could reach another machine.
    """
    interview = Interview(desk.base, desk.guide(), desk.day.date)

    async def conversation(client: Client) -> None:
        state, answers = interview.begin(), dict[str, str | None]()
        while True:
            found = (await client.call_tool("next_question", {"answers": answers, "day": DAY})).structured_content
            check_shape(found, "question")
            asked, own = found["question"], screen(interview, state)
            if asked is None or own.question is None:
                break
            assert (asked["name"], asked["text"]) == (own.question.name, own.question.text)
            assert [choice["value"] for choice in asked["choices"]] == [c.value for c in own.question.choices]
            assert found["certain"] == own.certain
            if asked["together"]:
                answers |= {row["name"]: row["otherwise"] for row in asked["together"]}
                state = interview.after(state, So(()))
            elif asked["name"] == "rating":
                answers["rating"] = None
                state = interview.after(state, Unknown())
            else:
                answers[asked["name"]] = value = asked["choices"][min(1, len(asked["choices"]) - 1)]["value"]
                state = interview.after(state, Answer(value))
        assert (asked, own.question, "rating" in answers) == (None, None, True)
        await compared(client, {**answers, "client": "Ada"}, Given(state.answers, {"client": "Ada"}))

    async def compared(client: Client, answers: dict[str, str | None], given: Given) -> None:
        both = desk.advise(given)
        whole = json.loads(json.dumps(advice_json(desk.base, both)))
        advice = await client.call_tool("advise", {"answers": answers, "day": DAY})
        found = advice.structured_content
        assert found == {name: whole[name] for name in found}
        assert set(whole) - set(found) == {"trace", "forum", "knowledge"}
        sets = [word for name, value in given.answers.items() for word in ("--set", f"{name}={value}")]
        told = run("advise", *sets, "--set", "client=Ada", "--as-of", DAY, COLUMNS="89").out
        assert told.startswith(said(advice)[0])
        assert "Sources" in said(advice)[1]
        picture = await client.call_tool("draw", {"answers": answers, "day": DAY, "picture": True})
        assert picture.structured_content["text"] == said(picture)[0]
        assert [entry.data.startswith(PNG) for entry in picture.content if isinstance(entry, ImageContent)] == [True]
        why = await client.call_tool("explain", {"answers": answers, "day": DAY, "why_not": ["accept"] * 2})
        check_shape(why.structured_content, "explain")
        assert [entry["action"] for entry in why.structured_content["why_not"]] == ["accept"]
        for resource in (await client.list_resources()).resources:
            (content,) = (await client.read_resource(resource.uri)).contents
            assert isinstance(content, TextResourceContents)
            assert json.loads(content.text)

    assert talk(home, conversation) == {socket.AF_UNIX}


REFUSED: Final[list[tuple[str, dict[str, Any], str]]] = [
    ("advise", {"answers": [1]}, "answers must be names with values, not a list"),
    ("advise", {"day": 5}, "day must be a text, not 5"),
    ("explain", {"why_not": [1]}, "why_not must be a list of texts, not a list"),
    ("draw", {"picture": "png"}, 'picture must be true or false, not "png"'),
    (
        "draw",
        {"pictures": True},
        "draw takes no \"pictures\" (did you mean 'picture'?); it takes: answers, day, picture",
    ),
    ("advice", {}, "there is no tool \"advice\"; did you mean 'advise'?"),
    ("next_question", {"answers": {"stats": None}}, "there is no fact 'stats' (did you mean 'status'?)"),
]
"""What only an assistant can say wrong."""


def test_what_is_wrong_is_told_in_the_words_of_the_command_line(home: Path, run: Run) -> None:
    """Bad answers and days are refused in the same words as by the command, and the server goes on."""

    async def conversation(client: Client) -> None:
        for name, arguments, words in REFUSED:
            refused = await client.call_tool(name, arguments)
            assert (refused.is_error, said(refused)[0][: len(words)]) == (True, words)
        for bad in (
            {"status": "activ"},
            {"rating": "bad", "status": "offered"},
            {"score": "1e99"},
            {"client": "a\tb\x00"},
        ):
            refused = await client.call_tool("advise", {"answers": bad})
            sets = [word for name, value in bad.items() for word in ("--set", f"{name}={value}")]
            assert run("advise", *sets).said == f"closeout: {' '.join(said(refused)[0].split())}"
        refused = await client.call_tool("advise", {"day": "tomorrow"})
        assert run("advise", "--set", "status=active", "--as-of", "tomorrow").said == f"closeout: {said(refused)[0]}"
        with pytest.raises(MCPError, match="there is no resource"):
            await client.read_resource("closeout://secrets")
        assert not (await client.call_tool("advise", {"answers": {"status": "active"}})).is_error

    talk(home, conversation)


def test_a_line_that_is_no_request_changes_nothing(home: Path) -> None:
    """After a line that is broken, too deep, too long or no text the next request is answered."""
    with subprocess.Popen(
        [sys.executable, "-m", "terminal", "mcp"],
        cwd=ROOT,
        env=surroundings(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(BEGIN.encode())
        for number, line in enumerate((b"{", b"[" * 100_000, b"x" * (2 * LARGEST + 7), b"\xff\x00", b'{"id":7}'), 2):
            server.stdin.write(line + b'\n{"jsonrpc":"2.0","id":%d,"method":"ping"}\n' % number)
            server.stdin.flush()
        assert {json.loads(server.stdout.readline()).get("id") for _ in range(6)} == set(range(1, 7))
        server.stdin.close()
        assert server.wait(timeout=20) == 0


class Server:
    """A server that is written lines to, and asked after them whether it still answers."""

    def __init__(self, home: Path) -> None:
        self._asked = 1
        self._program = subprocess.Popen(
            [sys.executable, "-m", "terminal", "mcp"],
            cwd=ROOT,
            env=surroundings(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.answers_after(BEGIN.encode().strip())

    def answers_after(self, line: bytes) -> list[dict[str, Any]]:
        """Return what it answers to the line, as far as it has when it answers the next one."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._asked += 1
        self._program.stdin.write(line + b'\n{"jsonrpc":"2.0","id":"last %d","method":"ping"}\n' % self._asked)
        self._program.stdin.flush()
        found: list[dict[str, Any]] = []
        while not found or found[-1].get("id") != f"last {self._asked}":
            found.append(json.loads(self._program.stdout.readline()))
        return found[:-1]

    def end(self) -> int:
        """Return its exit code once there is no more to read for it."""
        self._program.communicate(timeout=20)
        return self._program.returncode


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that many tests write to."""
    found = Server(tmp_path_factory.mktemp("home"))
    yield found
    assert found.end() == 0


ODD = st.sampled_from(
    ["", "don't know", "2026-02-30", "10 days ago", "1e400", "\x1b[2J", "\ud800", "\u202e", "=", "null"]
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), ODD, st.just(10**400)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
TOOLS = ["next_question", "advise", "explain", "draw"]


def mostly(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return what draws values of the kind, and one in four times any other."""
    return st.one_of(kind, kind, kind, JSON)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Return a tool with arguments, of which most are of their kind."""
    base = shared.base()
    words = [f"{name}={value}" for name, info in base.facts.items() for value in info.values]
    names = st.sampled_from([*base.facts, *extras_of(base)])
    given_answers = {
        name: draw(mostly(st.none() | st.sampled_from(base.facts[name].values if name in base.facts else ["5", "Ann"])))
        for name in draw(st.lists(mostly(names).map(str), max_size=5))
    }
    arguments: dict[str, Any] = {"answers": draw(mostly(st.just(given_answers)))}
    takes = {
        "day": mostly(st.sampled_from([DAY, "forum", "today"])),
        "why_not": mostly(st.lists(mostly(st.sampled_from([*base.actions])), max_size=3)),
        "what_if": mostly(st.lists(mostly(st.sampled_from(words)), max_size=3)),
        "picture": mostly(st.just(value=False)),
    }
    arguments |= {name: draw(takes[name]) for name in draw(st.lists(st.sampled_from([*takes]), max_size=2))}
    return draw(mostly(st.sampled_from(TOOLS)).map(str)), arguments


@percent(30)
@given(call=calls())
def test_any_call_is_answered_or_refused_in_words(server: Server, call: tuple[str, dict[str, Any]]) -> None:
    """Whatever an assistant gives a tool, it gets a result or is told what is wrong with it; no call is a defect."""
    asked = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": call[0], "arguments": call[1]}}
    for answer in server.answers_after(json.dumps(asked).encode()):
        assert "mistake in closeout" not in json.dumps(answer)
        assert "error" in answer or answer["result"]["content"]


@percent(30)
@given(line=st.binary(max_size=20), start=st.integers(0, 300), length=st.integers(0, 30))
def test_any_line_leaves_the_server_able_to_answer(server: Server, line: bytes, start: int, length: int) -> None:
    """A request of which some bytes were exchanged is answered, refused or passed over, and the next is answered."""
    asked = b'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"advise","arguments":{"answers":{}}}}'
    start %= len(asked)
    server.answers_after((asked[:start] + line + asked[start + length :]).replace(b"\n", b" "))


def test_without_its_library_the_command_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where mcp is not installed nothing is served, and the error says how to install it."""
    monkeypatch.setitem(sys.modules, "mcp.server.lowlevel", None)
    monkeypatch.delitem(sys.modules, "terminal.assistant", raising=False)
    ran = run("mcp")
    assert (ran.code, "pip install 'mcp>=2,<3'" in ran.said) == (1, True)


def test_who_starts_it_by_hand_is_told_and_can_leave(start: Start) -> None:
    """At a terminal it says that it waits for an assistant, and Ctrl-C ends it at once."""
    child = start("mcp", columns=120)
    child.expect("waits for an assistant")
    child.sendintr()
    assert ended(child) == 130
