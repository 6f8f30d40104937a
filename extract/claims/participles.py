"""Participles that describe a noun, and which noun that is."""

import re

from extract.claims.actors import Actors
from extract.claims.nouns import agrees
from extract.tree import Tree

_PARTICIPLE = re.compile(r"(?:вш|[ую]щ|[ая]щ)(?:ий|ая|ее|ие|его|ей|ую|их|ему|им|ими|ем)(?:ся)?$")
"""Active participles by form: the tagger takes every tenth of them for a finite verb."""
SEARCH_LEFT = 14
"""Tokens to look back for a lost subject or noun; clauses with a named one are shorter."""


class Participles:
    """Questions about the participles of one document."""

    def __init__(self, tree: Tree, actors: Actors) -> None:
        self.tree = tree
        self.actors = actors

    def is_attributive(self, verb: int) -> bool:
        """Whether the verb is a participle that describes the noun above it."""
        tree = self.tree
        if self._is_hidden(verb):
            return self.described(verb) is not None
        return (
            self.is_full(verb)
            and tree.tokens[verb].rel in {"acl", "amod", "acl:relcl", "conj"}
            and self.described(verb) is not None
        )

    def is_full(self, verb: int) -> bool:
        """Whether the verb is a participle that can only describe or stand for a noun."""
        tree = self.tree
        return tree.feat(verb, "VerbForm") == "Part" and tree.feat(verb, "Variant") != "Short"

    def _is_hidden(self, verb: int) -> bool:
        """Whether an active participle was tagged as a finite verb («блокировавшая»)."""
        finite = self.tree.feat(verb, "VerbForm") == "Fin"
        return finite and bool(_PARTICIPLE.search(self.tree.tokens[verb].text.lower()))

    def described(self, verb: int) -> int | None:
        """The noun that a participle describes.

        The parser may hang it on its own object («Чад, давно блокировавший договор»): then it is
        the agreeing noun before the comma.
        """
        tree = self.tree
        token = tree.tokens[verb]
        if token.rel == "conj" and token.head >= 0:
            above = tree.tokens[token.head]
            if above.rel in {"acl", "amod"} and above.head >= 0:
                return above.head
        direct = token.head if token.rel in {"acl", "amod"} and token.head >= 0 else None
        if direct is not None and (
            tree.feat(verb, "Voice") == "Pass" or agrees(tree, direct, verb)
        ):
            near = self._before_comma(verb)
            # «как пишет газета, компания X, владеющая Y,»: not across another phrase
            if near is None or near <= direct or not self.actors.is_actor(near):
                return direct
            own = set(tree.subtree(direct)) - set(tree.subtree(verb))
            clause = tree.tokens[direct].head
            aside = clause >= 0 and any(tree.lemma(c) == "как" for c in tree.children(clause))
            return direct if near in own and not aside else near
        if direct is None and not self._is_hidden(verb):
            return None
        before = self._before_comma(verb)
        return direct if before is None else before

    def _before_comma(self, verb: int) -> int | None:
        tree = self.tree
        first = max(tree.sentence(verb).first, verb - SEARCH_LEFT)
        for index in range(verb - 1, first, -1):
            if tree.tokens[index].text == ",":
                mention = next(iter(tree.mentions_over(index - 1)), None)
                noun = mention.head if mention else index - 1
                is_noun = tree.tokens[noun].pos in {"NOUN", "PROPN", "X"}
                return noun if is_noun and agrees(tree, noun, verb) else None
        return None
