"""The legend below a picture: what its kinds of boxes and lines mean, and a remark on how to read it."""

from __future__ import annotations

from diagrams.drawing import labels
from diagrams.drawing.style import LINES, LOOKS, QUIET_MEANING, STYLE, Theme, legend_columns
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, edges, nodes


def legend(graph: Graph, theme: Theme) -> str:
    """Return the legend as an HTML-like label: only the kinds of nodes and lines that this picture has.

    It is empty where they all speak for themselves.
    """
    looks = _kinds_of_nodes(graph)
    lines = _kinds_of_edges(graph)
    cells = [_swatch(kind, theme) + _cell(f"{kind.value}: {LOOKS[kind].meaning}", theme) for kind in looks]
    cells += [_sample(kind, theme) + _cell(LINES[kind].meaning, theme) for kind in lines]
    if any(edge.quiet for _tail, _head, edge in edges(graph)):
        cells.append(_thin(theme) + _cell(QUIET_MEANING, theme))
    columns = legend_columns(graph)
    rows = [f"<tr>{''.join(cells[start : start + columns])}</tr>" for start in range(0, len(cells), columns)]
    if graph.graph["reading"]:
        remark = _soft(graph.graph["reading"], theme)
        rows.append(f'<tr><td colspan="{2 * columns}" align="left" balign="left">{remark}</td></tr>')
    if not rows:
        return ""
    return (
        f'<<table border="1" style="rounded" color="{theme.faint}" cellborder="0" cellspacing="3" cellpadding="1">'
        f"{''.join(rows)}</table>>"
    )


def _kinds_of_nodes(graph: Graph) -> tuple[NodeKind, ...]:
    present = {node.kind for _name, node in nodes(graph)}
    return tuple(kind for kind in NodeKind if kind in present and LOOKS[kind].meaning)


def _kinds_of_edges(graph: Graph) -> tuple[EdgeKind, ...]:
    present = {edge.kind for _tail, _head, edge in edges(graph)}
    return tuple(kind for kind in EdgeKind if kind in present and LINES[kind].meaning)


def _cell(text: str, theme: Theme) -> str:
    return f'<td align="left" balign="left">{_soft(text, theme)}</td>'


def _soft(text: str, theme: Theme) -> str:
    return f'<font color="{theme.soft}">{labels.markup(text, STYLE.remark)}</font>'


def _swatch(kind: NodeKind, theme: Theme) -> str:
    look = LOOKS[kind]
    style = f' style="{look.style}"' if look.style else ""
    return (
        f'<td><table border="{round(look.width)}" cellborder="0" cellspacing="0" cellpadding="0"{style} '
        f'color="{theme.line}" bgcolor="{theme.fills[look.tint]}"><tr><td width="22" height="9"></td></tr></table></td>'
    )


def _sample(kind: EdgeKind, theme: Theme) -> str:
    line = LINES[kind]
    return _stroke("" if line.style == "solid" else f' style="{line.style}"', theme.line, 2)


def _thin(theme: Theme) -> str:
    return _stroke("", theme.faint, 1)


def _stroke(style: str, colour: str, width: int) -> str:
    return (
        f'<td><table border="0" cellborder="0" cellspacing="0" cellpadding="0">'
        f'<tr><td width="26" height="5" border="{width}" sides="b" color="{colour}"{style}></td></tr>'
        f'<tr><td width="26" height="5"></td></tr></table></td>'
    )
