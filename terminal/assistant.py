"""The server for an assistant, a program that talks with a person: closeout's questions and advice as its tools.

It speaks the Model Context Protocol over standard input and output, and opens nothing besides. It keeps nothing: every
call brings all answers. What is wrong with them is told in the words of the command line.
"""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from io import FileIO
from signal import SIGINT, default_int_handler, signal
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, cast

from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ImageContent,
    ListResourcesResult,
    ListToolsResult,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    TextContent,
    TextResourceContents,
    Tool,
    ToolAnnotations,
)

from closeout.answers import LARGEST, Given, checked
from closeout.as_json import VERSION
from closeout.as_json.advice import advice_json
from closeout.as_json.explanation import explain_json
from closeout.as_json.facts import facts_json
from closeout.as_json.question import question_json
from closeout.as_json.sources import sources_json
from closeout.desk import Desk
from closeout.errors import Failed
from closeout.explaining import explain as explained
from closeout.pictures import drawn, path_of
from diagrams.drawing.draw import Format
from diagrams.graphs.text import text_tree
from engine.interview.dialogue import Guide
from engine.interview.interview import Interview, extras_of
from engine.interview.screens import screen
from engine.refusal import AnswerError, instead, near, shown
from terminal.asking.later import LaterGuide
from terminal.defects import release, told
from terminal.page import WIDEST, HasLines
from terminal.words.explanation import explain_page
from terminal.words.report import Part, brief, parts

if TYPE_CHECKING:
    from anyio import AsyncFile

INSTRUCTIONS: Final = (
    "closeout advises a freelancer on how to end, pause or keep one contract on Upwork. Call next_question with the"
    " answers so far, ask the user what it returns in those words, and never answer for them; null stands for 'I don't"
    " know'. Once it has no question left, or the user wants no more, call advise, and give its steps, days, message"
    " and warnings unchanged. The numbers, names and days of closeout://facts may be among the answers of advise too."
)
_JSON: Final = "application/json"
_LEFT_OUT: Final = ("trace", "forum", "knowledge")
"""What advice for an assistant has less than ``advise --json``; its words and ``explain`` tell it."""
_RESOURCES: Final[Mapping[str, tuple[str, Callable[[Desk], Any]]]] = {
    "closeout://facts": ("What can be answered, with every value", lambda desk: facts_json(desk.base)),
    "closeout://policies": (
        "Every rule of the platform, and what it changed",
        lambda desk: sources_json(desk.base, desk.day)["policies"],
    ),
    "closeout://sources": (
        "Every claim of the forum's posts, and whether it stands",
        lambda desk: sources_json(desk.base, desk.day)["claims"],
    ),
}
_TEXTS: Final = {"type": "array", "items": {"type": "string"}}
_TAKES: Final[Mapping[str, Mapping[str, Any]]] = {
    "answers": {
        "type": "object",
        "additionalProperties": {"type": ["string", "number", "null"]},
        "description": "The answers so far, by the names of facts; null where the user does not know.",
    },
    "day": {"type": "string", "description": "A date like 2026-11-22, or forum (2019-01-01); left out it is today."},
    "why_not": {**_TEXTS, "description": "Actions of which to tell why they are not the advice."},
    "what_if": {**_TEXTS, "description": "Answers like status=active to be put over the others."},
    "picture": {"type": "boolean", "description": "Whether to draw it too, as PNG."},
}
_KINDS: Final[Mapping[str, tuple[type, str]]] = {
    "object": (dict, "names with values"),
    "string": (str, "a text"),
    "array": (list, "a list of texts"),
    "boolean": (bool, "true or false"),
}


@dataclass(frozen=True, slots=True)
class _Call:
    """One call, checked: the desk and the guide for its day, the facts not known, and its further arguments."""

    desk: Desk
    guide: Guide
    given: Given
    unknown: tuple[str, ...]
    further: Mapping[str, Any]


_Done = tuple[list[TextContent | ImageContent], dict[str, Any]]


def next_question(call: _Call) -> _Done:
    """Return what to ask the user next, in closeout's order: the least that settles the advice."""
    talk = Interview(call.desk.base, call.guide, call.desk.day.date)
    said: dict[str, str | None] = {**call.given.answers, **dict.fromkeys(call.unknown)}
    found = question_json(screen(talk, talk.resumed(said, call.given.extras, tuple(said))))
    return [_text(json.dumps(found, ensure_ascii=False))], found


def advise(call: _Call) -> _Done:
    """Return the advice for the answers: what to do and when, what to write, what it can cost, and why."""
    base, both = call.desk.base, call.desk.advise(call.given)
    found = {name: value for name, value in advice_json(base, both).items() if name not in _LEFT_OUT}
    return [_page(brief(base, both, WIDEST)), _page(parts(base, both, (Part.WHY,), WIDEST))], found


def explain(call: _Call) -> _Done:
    """Return how the advice came about, what would change it, and which answer to double-check."""
    actions = tuple(dict.fromkeys(call.further.get("why_not", ())))
    found = explained(call.desk, call.given, actions, call.further.get("what_if", ()))
    return [_page(explain_page(call.desk.base, found, WIDEST))], explain_json(call.desk.base, found)


def draw(call: _Call) -> _Done:
    """Return how the answers lead to the advice, as a tree in words and as a picture where that is wanted."""
    graph = path_of(call.desk.table, call.desk.advise(call.given))
    content: list[TextContent | ImageContent] = [_text(words := text_tree(graph, width=WIDEST))]
    if call.further.get("picture"):
        png = b64encode(drawn(graph, Format.PNG)).decode()
        content.append(ImageContent(type="image", data=png, mime_type="image/png"))
    return content, {"version": VERSION, "text": words}


@cache
def _tools() -> Mapping[str, tuple[Callable[[_Call], _Done], Tool]]:
    """Return every tool by name: what it does, and how it is called."""
    text = {"type": "object", "properties": {"version": {"const": VERSION}, "text": {"type": "string"}}}
    return {
        does.__name__: (
            does,
            Tool(
                name=does.__name__,
                description=does.__doc__,
                input_schema={
                    "type": "object",
                    "properties": {name: _TAKES[name] for name in ("answers", "day", *takes)},
                    "additionalProperties": False,
                },
                output_schema=gives,
                annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
            ),
        )
        for does, takes, gives in (
            (next_question, (), _schema("question")),
            (advise, (), _schema("advice", *_LEFT_OUT)),
            (explain, ("why_not", "what_if"), _schema("explain")),
            (draw, ("picture",), text),
        )
    }


def _schema(called: str, *left_out: str) -> dict[str, Any]:
    """Return the schema of results that is ``called`` so, without what is left out."""
    found = json.loads(resources.files("closeout.as_json").joinpath(f"{called}.schema.json").read_text("utf-8"))
    properties = {name: value for name, value in found["properties"].items() if name not in left_out}
    return {**found, "properties": properties, "required": [name for name in found["required"] if name in properties]}


def _answer(name: str, arguments: Mapping[str, Any]) -> _Done:
    """Return what the tool of this name finds.

    Raises:
        AnswerError: there is none, or the arguments cannot be used.
    """
    if name not in _tools():
        raise AnswerError(f"there is no tool {shown(name)}; {instead(name, _tools())}")
    does, tool = _tools()[name]
    takes = tool.input_schema["properties"]
    for called, value in arguments.items():
        if called not in takes:
            raise AnswerError(f"{name} takes no {shown(called)}{near(called, takes)}; it takes: {', '.join(takes)}")
        kind, words = _KINDS[takes[called]["type"]]
        if not isinstance(value, kind) or (
            isinstance(value, list) and not all(isinstance(each, str) for each in value)
        ):
            raise AnswerError(f"{called} must be {words}, not {shown(value)}")
    return does(_checked(arguments.get("answers", {}), arguments.get("day"), arguments))


def _checked(answers: Mapping[str, Any], day: str | None, further: Mapping[str, Any]) -> _Call:
    desk, guide = _at(day, date.today())  # noqa: DTZ011 - the user's own day
    base = desk.base
    unknown = [name for name, value in answers.items() if value is None and name in {*base.facts, *extras_of(base)}]
    given = checked(base, {name: value for name, value in answers.items() if name not in unknown}, desk.day.date)
    desk.refuse_impossible(given)
    return _Call(desk, guide, given, tuple(name for name in unknown if name in base.facts), further)


@lru_cache(maxsize=2)
def _at(day: str | None, _today: date) -> tuple[Desk, Guide]:
    """Return the desk for the day, and its guide; what is meant by today moves on while the server runs."""
    desk = Desk(day)
    return desk, LaterGuide(desk.guide)


def _text(words: str) -> TextContent:
    return TextContent(type="text", text=words)


def _page(page: HasLines) -> TextContent:
    return _text("\n".join(line.text for line in page.lines))


async def _list_tools(_: object, __: object) -> ListToolsResult:
    return ListToolsResult(tools=[tool for _, tool in _tools().values()])


async def _called(_: object, asked: CallToolRequestParams) -> CallToolResult:
    try:
        content, found = _answer(asked.name, asked.arguments or {})
    except (AnswerError, Failed) as error:
        return CallToolResult(content=[_text(str(error))], is_error=True)
    except Exception as error:  # noqa: BLE001 - a mistake in one call does not end the others
        return CallToolResult(content=[_text(told(error))], is_error=True)
    return CallToolResult(content=[*content], structured_content=found)


async def _list_resources(_: object, __: object) -> ListResourcesResult:
    found = [Resource(uri=uri, name=uri, description=words, mime_type=_JSON) for uri, (words, _) in _RESOURCES.items()]
    return ListResourcesResult(resources=found)


async def _read_resource(_: object, asked: ReadResourceRequestParams) -> ReadResourceResult:
    if asked.uri not in _RESOURCES:
        words = f"there is no resource {shown(asked.uri)}; {instead(asked.uri, _RESOURCES)}"
        raise MCPError(code=INVALID_PARAMS, message=words)
    text = json.dumps(_RESOURCES[asked.uri][1](Desk()), ensure_ascii=False)
    return ReadResourceResult(contents=[TextResourceContents(uri=asked.uri, mime_type=_JSON, text=text)])


class _Requests:
    """What the assistant writes, a request a line; in place of one that is too long stands one that is none."""

    async def __aiter__(self) -> AsyncIterator[str]:
        loop, lines = asyncio.get_running_loop(), asyncio.Queue[bytes](1)

        def read() -> None:
            source, line = FileIO(0, closefd=False), b"the first"
            while line:
                line = _line(source)
                asyncio.run_coroutine_threadsafe(lines.put(line), loop).result()

        # nothing wakes a thread that waits for a line, so it must not keep the program from ending
        Thread(target=read, daemon=True).start()
        while line := await lines.get():
            yield line.decode(errors="replace")


def _line(source: FileIO) -> bytes:
    """Return the next line, read without a lock that a waiting thread would hold for ever."""
    line = rest = source.readline(LARGEST)
    while len(rest) == LARGEST and not rest.endswith(b"\n"):
        line, rest = b"too long\n", source.readline(LARGEST)
    return line


async def _serve(ready: Callable[[], None]) -> None:
    server = Server(
        "closeout",
        version=release(),
        instructions=INSTRUCTIONS,
        on_list_tools=_list_tools,
        on_call_tool=_called,
        on_list_resources=_list_resources,
        on_read_resource=_read_resource,
    )
    async with stdio_server(stdin=cast("AsyncFile[str]", _Requests())) as (read, write):
        ready()
        await server.run(read, write, server.create_initialization_options())


def serve(ready: Callable[[], None]) -> None:
    """Serve one assistant until it closes standard input; ``ready`` is called once that can begin.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    signal(SIGINT, default_int_handler)  # asyncio has its own way of being interrupted, in place of this one
    asyncio.run(_serve(ready))
