"""The command ``draw``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from closeout.pictures import KINDS
from diagrams.drawing.style import DARK, LIGHT
from diagrams.graphs.text import text_tree
from engine.refusal import AnswerError, instead
from terminal.agreeing import agree
from terminal.exits import Exit
from terminal.options import FORCE, OUTPUT, action_ids, only, or_newest, standard_input
from terminal.page import window_width
from terminal.picture import numbered, saved, where


def _kinds(_context: click.Context, _option: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(kind) for kind in KINDS if kind.startswith(incomplete)]


@click.command()
@click.argument("kind", shell_complete=_kinds)
@click.argument("name", required=False)
@OUTPUT
@FORCE
@click.option("--text", is_flag=True, help="Print the same in words.")
@click.option("--dark", is_flag=True, help="Draw light on dark.")
@click.option("--why-not", metavar="ACTION", callback=action_ids, help="With path: add what came nearest to ACTION.")
@click.option("--steps", is_flag=True, help="With path: add what to do and what to keep in mind.")
@click.option("--depth", type=click.IntRange(min=1), metavar="N", help="With tree: at most N questions in a row.")
@click.option(
    "--for", "action", metavar="ACTION", callback=action_ids, help="With tree: only the branches that lead to ACTION."
)
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="With path or tree: one answer.")
@click.option("--as-of", "day_name", metavar="DATE", help="A date, today, or forum; but for rules.")
@click.pass_context
def draw(
    context: click.Context,
    /,
    *,
    kind: str,
    output: Path | None,
    text: bool,
    dark: bool,
    **_: Any,  # noqa: ANN401 - what each kind takes of it
) -> Exit:
    """Draw a picture, to a file or in words.

    KIND and NAME are: path FILE, tree, poster, rules [CONCERN], dispute [THREAD] or timeline. A path shows how
    the answers in FILE lead to the advice; the tree, the fewest questions to an action; the poster, those that
    settle most, on one page of A3; rules, which come before which; a dispute, which posts contradict each other and
    what stands; the timeline, the platform's rules over the years. What one page does not hold comes as FILE-1,
    FILE-2, ...
    """
    if output is None and not text:
        raise AnswerError(
            f"draw {kind} needs a place: -o FILE.svg (or .png, .pdf, .dot, .mmd, .json), or --text for words"
        )
    if kind not in KINDS:
        raise AnswerError(f"there is no kind of picture {kind!r}; {instead(kind, KINDS)}")
    asked = only(context, f"draw {kind}", KINDS[kind], "kind", "output", "text", "dark", "force")
    if kind == "path" and asked["name"] == "-":
        asked["name"] = standard_input()
    if kind == "path":
        asked["name"] = or_newest(asked["name"], asked["settings"])
    graphs = KINDS[kind](**asked)
    if text:
        sys.stdout.write("\n\n".join(text_tree(graph, width=window_width()) for graph in graphs))
    if output is not None:
        agree(numbered(output, len(graphs)))
        click.echo(where(saved(graphs, output, DARK if dark else LIGHT)), err=True)
    return Exit.DONE
