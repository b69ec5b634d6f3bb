"""Completion in the shell: contracts that are kept, facts with their values, and what else a command can name.

Nothing is imported for it but what the word at hand needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete, split_arg_string

PROGRAM: Final = "closeout"
_VARIABLE: Final = "_CLOSEOUT_COMPLETE"
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class _Bash(BashComplete):
    """Bash, which takes NAME=VALUE for three words; so the line is read as it stands, up to the cursor."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' reply
    COMPREPLY=()
    while read -r reply; do
        [[ $reply == file,* ]] && compopt -o default
        [[ $reply == dir,* ]] && compopt -o dirnames
        [[ $reply == plain,*= ]] && compopt -o nospace
        [[ $reply == plain,* ]] && COMPREPLY+=("${reply#plain,}")
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    @staticmethod
    def _check_version() -> None:
        """Take any bash that runs the script: what it asks for is in every one since 4.4."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one at hand, and that one."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        return (words, "") if not words or line[-1].isspace() else (words[:-1], words[-1])

    def format_completion(self, item: CompletionItem) -> str:
        """Return the rest of the word for which bash asks: what stands after an equals sign."""
        _, sign, value = str(item.value).partition("=")
        return f"{item.type},{value if sign and value else item.value}"


_CLASSES: Final = {"bash": _Bash, "zsh": ZshComplete, "fish": FishComplete}
SHELLS: Final = tuple(_CLASSES)


def script(program: click.Command, shell: str) -> str:
    """Return what the shell has to read once to complete words."""
    return str(_CLASSES[shell](program, {}, PROGRAM, _VARIABLE).source())


def asked_for(program: click.Command) -> bool:
    """Return whether a shell called the program to complete a word, after printing what can stand there."""
    shell, _, what = os.environ.get(_VARIABLE, "").partition("_")
    if what != "complete" or shell not in _CLASSES:
        return False
    click.echo(_CLASSES[shell](program, {}, PROGRAM, _VARIABLE).complete())
    return True


def contracts(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the contracts kept that begin so, and any file."""
    from closeout.kept.folder import names

    with suppress(Exception):  # a word is no place to tell of trouble
        return [*_items(names(), incomplete), CompletionItem(incomplete, type="file")]
    return []


def settings(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the facts that begin so, or once one is named its values."""
    from closeout import shared

    facts = shared.base().asked
    name, sign, _ = incomplete.partition("=")
    if sign and name in facts:
        return _items((f"{name}={value}" for value in facts[name].values), incomplete)
    return _items((f"{name}=" for name in facts), incomplete)


def of_base(kind: str) -> Completer:
    """Return what completes the names of the base's ``actions``, ``rules`` and the like."""

    def names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from closeout import shared

        found = getattr(shared.base(), kind)
        return _items(found if isinstance(found, dict) else (each.name for each in found), incomplete)

    return names


def _items(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
