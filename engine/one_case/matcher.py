"""experta's matcher without what it does over and over: half off every case, and nothing decided differently.

experta clears a node once for every path that leads to it, asks every rule for news after every firing, remembers the
rules' end nodes of one engine only, so that two engines take turns in looking for them, looks for a normal form of
rules that have it, makes functions anew to join the patterns of each, and tests every fact of every case with every
pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine.language._experta import (
    NOT,
    Activation,
    ConflictSetNode,
    ExpertaRule,
    Fact,
    FactCapture,
    FeatureTesterNode,
    InitialFact,
    KnowledgeEngine,
    Node,
    NotNode,
    OrdinaryMatchNode,
    ReteMatcher,
    SameContextCheck,
    Token,
)

_Way = Callable[[Token], None]


class DirectMatcher(ReteMatcher):  # type: ignore[misc]
    """experta's network, with each of its nodes known by name."""

    def __init__(self, engine: KnowledgeEngine) -> None:
        super().__init__(engine)
        nodes = [node for node in _nodes(self.root_node) if not isinstance(node, FeatureTesterNode)]
        self._remembering = nodes
        self._ends = [node for node in nodes if isinstance(node, ConflictSetNode)]
        self._ways: dict[frozenset[object], tuple[_Way, ...]] = {}

    @staticmethod
    def prepare_ruleset(engine: KnowledgeEngine) -> set[ExpertaRule]:
        """Return the engine's rules, which are conjunctions of plain patterns already, each with a fact to start at.

        Raises:
            ValueError: a pattern binds something.
        """
        for rule in engine.get_rules():
            _refuse_binding(rule)
        return {
            rule.new_conditions(InitialFact(), *rule) if not rule or isinstance(rule[0], NOT) else rule
            for rule in engine.get_rules()
        }

    @staticmethod
    def build_beta_part(ruleset: Iterable[ExpertaRule], alpha_terminals: Mapping[Fact, Node]) -> None:
        """Join the patterns of each rule, one after another, up to the node at its end."""
        for rule in ruleset:
            node = alpha_terminals[rule[0]]
            for pattern in rule[1:]:
                kind, fact = (NotNode, pattern[0]) if isinstance(pattern, NOT) else (OrdinaryMatchNode, pattern)
                join = kind(SameContextCheck())
                node.add_child(join, join.activate_left)
                alpha_terminals[fact].add_child(join, join.activate_right)
                node = join
            end = ConflictSetNode(rule)
            node.add_child(end, end.activate)

    def changes(
        self, adding: Iterable[Fact] | None = None, deleting: Iterable[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """Return the activations that these facts bring, and those that they take away."""
        for token in (*map(Token.invalid, deleting or ()), *map(Token.valid, adding or ())):
            for way in self._ways_of(*token.data):
                way(token)
        news = [node.get_activations() for node in self._ends if node.added or node.removed]
        return [new for added, _ in news for new in added], [old for _, removed in news for old in removed]

    def reset(self) -> None:
        """Forget all facts."""
        for node in self._remembering:
            node._reset()  # noqa: SLF001 - `reset` would go on to the node's children, which are in the list themselves

    def _ways_of(self, fact: Fact) -> tuple[_Way, ...]:
        """Return where a fact goes on to from the tests of single facts, which are made once for all facts alike.

        Those tests bind nothing here, so that their answer is the same every time and no two patterns have to agree
        on anything but to hold; then the facts that experta notes down for every pattern are not needed either.
        """
        alike = frozenset({(None, type(fact)), *fact.as_dict().items()})
        if alike not in self._ways:
            self._ways[alike] = tuple(_passing(self.root_node, fact))
        return self._ways[alike]


def _refuse_binding(rule: ExpertaRule) -> None:
    for pattern in rule:
        fact = pattern[0] if isinstance(pattern, NOT) else pattern
        if "__bind__" in fact or any(getattr(constraint, "__bind__", None) for constraint in fact.values()):
            raise ValueError(
                f"{rule.__name__}: {pattern!r} binds something; take it away, for patterns are tested alone"
            )


def _passing(node: Node, fact: Fact) -> Iterator[_Way]:
    """Yield where the fact goes on to behind the tests that it passes."""
    for child in node.children:
        if not isinstance(child.node, FeatureTesterNode):
            yield child.callback
        elif isinstance(child.node.matcher, FactCapture) or child.node.matcher(fact):
            yield from _passing(child.node, fact)


def _nodes(root: Node) -> list[Node]:
    """Return every node that can be reached from ``root``, each once."""
    found: dict[int, Node] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            waiting += [child.node for child in node.children]
    return list(found.values())
