"""Names of people that a word of a fuller name explains: «Мария», «Иван Ильич», «Кинчеву».

The clusters of names join what is alike as a whole. Here a name that is still alone joins the one
person of the article of whom it may be a part or another case; where two people fit, none does.
"""

from collections.abc import Iterable, Sequence

from extract.annotate.normalize import is_patronymic, nominative_word, noun_cases
from extract.mentions.gender import verb_gender
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.resolve.name_words import case_forms, is_initials, name_words
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType

_Name = tuple[str, ...]
_GIVEN_AND_PATRONYMIC = ("Иван", "Ильич")
_OBLIQUE = frozenset({"obj", "iobj", "obl", "nmod"})
"""Roles of words that stand in no nominative, whatever the tagger thinks of an unknown name."""
_SHORTEST = 3
"""Letters of a word that tells enough: «Ли», «Ан» are parts of too many names."""


def join_short_names(chains: Chains) -> None:
    """Join people told by a given name, with a patronymic, or in a case not undone, in place."""
    people = _People(chains)
    for root in people.roots:
        home = people.home_of(root)
        if home is not None:
            people.join(home, root)


def is_told_by_another(chains: Chains, number: int) -> bool:
    """«Сын А. Петрова»: somebody unnamed, told by the name of another in the genitive."""
    tree, mention = chains.tree, chains.mentions[number]
    if mention.head != mention.first or tree.tokens[mention.head].pos != "NOUN":
        return False
    surname = name_words(tree.tokens[mention.last - 1].text)[-1]
    if tree.feat(mention.head, "Case") == "Gen" or "gent" not in noun_cases(surname):
        return False
    return any(
        other.type is EntityType.PERSON and other.last == mention.last
        for _, other in chains.nested(mention)
    )


def add_told_by_another(chains: Chains, number: int) -> None:
    """Put such a mention into a chain of its own, under what the text calls the person."""
    tree, mention = chains.tree, chains.mentions[number]
    head = nominative_word(tree.tokens[mention.head])
    name = " ".join([head, tree.text(mention.first + 1, mention.last)])
    chains.names[chains.add(number, ("described", name.lower()))] = name


class _People:
    """The people that an article names, found by the words of their names."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._names: dict[int, list[_Name]] = {}
        """Root → the names of its chain; kept as chains are joined."""
        self._by_form: dict[str, dict[int, None]] = {}
        members = chains.members()
        self.roots = [root for root in sorted(members) if self._is_person(root)]
        """Chains of people by name; those with the most words first, as a word alone fits many."""
        self.roots.sort(key=self._shortness)
        for root in self.roots:
            numbers = [n for n in members[root] if self._is_named(n)]
            self._names[root] = sorted({name_words(chains.mentions[n].name) for n in numbers})
            for name in self._names[root]:
                if len(name) > 1 or len(name[0]) > _SHORTEST:
                    for word in name:
                        for form in case_forms(word):
                            self._by_form.setdefault(form, {})[root] = None

    def join(self, home: int, root: int) -> None:
        """Make one person of two, known by the names of both."""
        names = self._names.pop(home) + self._names.pop(root)
        short = self._chains.mentions[root].name
        reason = f"«{short}» is part of the name or a case of it"
        self._names[self._chains.join(home, root, reason)] = names

    def _shortness(self, root: int) -> tuple[int, int]:
        numbers = self._chains.members_of(root)
        return -max(len(name_words(self._chains.mentions[n].name)) for n in numbers), root

    def _is_person(self, root: int) -> bool:
        return self._chains.type_of(root) is EntityType.PERSON and self._is_named(root)

    def _is_named(self, number: int) -> bool:
        mention = self._chains.mentions[number]
        return mention.kind is MentionKind.NAME and mention.type is EntityType.PERSON

    def home_of(self, root: int) -> int | None:
        """The one other person of whose name all mentions of the chain may be part, or None."""
        chains = self._chains
        mentions = [chains.mentions[n] for n in chains.members_of(root) if self._is_named(n)]
        if chains.root(root) != root or len(mentions) != len(chains.members_of(root)):
            return None
        near = {chains.root(n) for w in self._asked(mentions[0]) for n in self._by_form.get(w, {})}
        telling = [mention for mention in mentions if self._tells(mention, mentions)]
        for fits in (self._is_form_of, self._is_part_of):
            found = [o for o in sorted(near - {root}) if all(fits(m, o) for m in telling)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _asked(self, mention: Mention) -> Iterable[str]:
        """Folded words of a mention under which whoever it may name is found.

        Of a full name the surname, as it is or as a dictionary has it: too many share the first.
        """
        written = name_words(self._as_written(mention))
        if len(written) == 1 or is_patronymic(written[-1]):
            return map(fold, written)
        return map(fold, dict.fromkeys((written[-1], name_words(mention.name)[-1])))

    def _tells(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether a mention is no lone word beside a fuller name of its own chain."""
        longest = max(len(name_words(each.name)) for each in mentions)
        return longest == 1 or len(name_words(mention.name)) > 1

    def _as_written(self, mention: Mention) -> str:
        return self._chains.tree.document.article.text[mention.start : mention.stop]

    def _is_form_of(self, mention: Mention, other: int) -> bool:
        written = name_words(self._as_written(mention))
        names = self._names[other]
        return any(_is_form(written, name) for name in names) and self._may_be_declined(
            mention, written, names
        )

    def _is_part_of(self, mention: Mention, other: int) -> bool:
        return any(
            _is_part(short, name)
            for short in (name_words(self._as_written(mention)), name_words(mention.name))
            for name in self._names[other]
        )

    def _may_be_declined(
        self, mention: Mention, written: Sequence[str], names: Iterable[_Name]
    ) -> bool:
        """«Петрова сказала» is no form of «Петров»: it stands in the nominative."""
        if any(fold(written[-1]) == fold(name[-1]) for name in names):
            return True
        tree = self._chains.tree
        if verb_gender(tree, mention.head) is not None:
            return False
        role = tree.tokens[mention.head].rel.split(":")[0]
        several = len(written) > 1 and role != "nsubj"
        return tree.feat(mention.head, "Case") != "Nom" or role in _OBLIQUE or several


def _is_form(written: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words as written are those of a name in some case: all, or its surname alone."""
    whole = name if len(written) == len(name) else name[-1:]
    return (
        len(written) == len(whole)
        and len(fold(written[-1])) >= _SHORTEST
        and all(map(_is_word, written, whole))
    )


def _is_word(word: str, own: str) -> bool:
    """Whether a word, in any case, is one of a name or its initial, or the other way round."""
    if word.endswith(".") or own.endswith("."):
        short, long = sorted((fold(word).rstrip("."), fold(own).rstrip(".")), key=len)
        return bool(short) and long.startswith(short)
    return fold(word) in case_forms(own)


def _is_part(short: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name is part of a fuller one: «Мария», «Иван Ильич», «Дж. Райт», «И. И. Даль»."""
    given, *rest = name
    if not rest:
        return False
    if len(short) == 1:
        whole = len(fold(given).rstrip(".")) >= _SHORTEST
        return whole and fold(short[0]) in case_forms(given)
    if is_initials(short[:-1]):
        return _is_initialed(short, name)
    if len(short) == len(_GIVEN_AND_PATRONYMIC) and is_patronymic(short[1]):
        own = [word for word in rest[:-1] if is_patronymic(word) or word.endswith(".")]
        known = bool(own) or not given.endswith(".")
        alike = _is_word(short[0], given) and all(_is_word(short[1], word) for word in own)
        return known and alike and not is_patronymic(rest[-1])
    if len(short) >= len(name) or any(word.endswith(".") for word in name):
        return False
    words = iter(name)
    return fold(short[0]) in case_forms(given) and all(
        any(fold(word) in case_forms(own) for own in words) for word in short
    )


def _is_initialed(short: Sequence[str], name: Sequence[str]) -> bool:
    """Whether initials and a surname are those of a name; a patronymic may be told by one alone."""
    *initials, surname = short
    *own, last = name
    return fold(surname) in case_forms(last) and all(map(_is_word, initials, own))
