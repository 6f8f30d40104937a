"""Questions about one noun: what a relative pronoun means, and which names are listed with it.

slovnet's `conj` arcs lose every eighth item of a long list, so a list is also read from the text:
names of one kind in one case with only commas and «и» between them belong together.
"""

from collections.abc import Iterator

from extract.records import Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

_LINKS = frozenset({",", "и", "или", "также", "а"})
_MAX_LINK = 3
"""Words between two items: «, а также»."""
_QUOTES = frozenset('«»"„“”')
_MAX_PARENTHESIS = 6
"""Tokens of a short form with its parentheses: «(далее — ФМ)»."""


def antecedent(tree: Tree, index: int) -> int | None:
    """The noun that the relative clause around the token describes («санкции, которые ...»).

    The parser hangs the clause on the head of the phrase before it; where the pronoun's gender or
    number does not fit, a nearer noun does («министерство Катара, который посредничает»).
    """
    for word in (index, *tree.ancestors(index)):
        head = tree.tokens[word].head
        if tree.tokens[word].rel == "acl:relcl" and head >= 0:
            return _agreeing(tree, head, word)
    return _before_pronoun(tree, index)


def _before_pronoun(tree: Tree, index: int) -> int | None:
    """The noun right before «, который» where the parser took the clause for a sentence."""
    comma = index - 1
    if tree.lemma(index) != "который" or comma <= tree.sentence(index).first:
        return None
    noun = comma - 1
    if tree.tokens[comma].text != "," or tree.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return None
    return noun if agrees(tree, noun, index) else None


def _agreeing(tree: Tree, head: int, clause: int) -> int:
    pronoun = next((i for i in range(head + 1, clause + 1) if tree.lemma(i) == "который"), None)
    if pronoun is None or agrees(tree, head, pronoun):
        return head
    if tree.feat(pronoun, "Number") == "Plur" and len(tree.conjuncts_below(head)) > 1:
        return head  # «глава X и министр Y, которые»
    for index in range(pronoun - 1, head, -1):
        if tree.tokens[index - 1].text == "(":
            continue  # an acronym says nothing of gender, and is no antecedent
        if tree.tokens[index].pos in {"NOUN", "PROPN"} and agrees(tree, index, pronoun):
            return index
    for above in tree.ancestors(head):
        if tree.tokens[above].pos not in {"NOUN", "PROPN"}:
            break
        if agrees(tree, above, pronoun):
            return above  # «заседание комиссии, которое ...»
    return head


def agrees(tree: Tree, noun: int, other: int) -> bool:
    """Whether gender and number of two words, as far as both are known, are the same."""
    if is_indeclinable(tree, noun):
        return True
    numbers = {tree.feat(noun, "Number"), tree.feat(other, "Number")} - {None}
    if len(numbers) > 1:
        return False
    genders = {tree.feat(noun, "Gender"), tree.feat(other, "Gender")} - {None}
    return numbers == {"Plur"} or len(genders) <= 1


def is_indeclinable(tree: Tree, index: int) -> bool:
    """Whether the tagger had to guess the case: США, НАТО, Nvidia, Баку."""
    token = tree.tokens[index]
    if token.pos not in {"PROPN", "X", "NOUN"}:
        return False
    if token.pos == "X" or (token.text.isupper() and len(token.text) > 1):
        return True
    ending = token.text[-1:].lower()
    return token.pos == "PROPN" and (
        token.text.isascii() or (ending in "оеиуюэы" and token.lemma == token.text.lower())
    )


def same_case(tree: Tree, one: int, other: int) -> bool:
    """Whether two words may stand in one list, by part of speech and case."""
    if tree.tokens[other].pos not in {"NOUN", "PROPN", "PRON", "X"}:
        return False
    cases = {tree.feat(one, "Case"), tree.feat(other, "Case")} - {None}
    if cases == {"Nom", "Acc"} and "Anim" not in {
        tree.feat(one, "Animacy"),
        tree.feat(other, "Animacy"),
    }:
        return True  # one form for both: the tagger guesses
    return len(cases) <= 1 or is_indeclinable(tree, one) or is_indeclinable(tree, other)


def listed(tree: Tree, mention: Mention) -> tuple[Mention, ...]:
    """The mention and the names of its kind that are listed with it, in text order."""
    if mention.kind is not MentionKind.NAME:
        return (mention,)
    before = list(_run(tree, mention, step=-1))
    return (*reversed(before), mention, *_run(tree, mention, step=1))


def _run(tree: Tree, mention: Mention, *, step: int) -> Iterator[Mention]:
    current = _neighbor(tree, mention, mention, step=step)
    while current is not None:
        yield current
        current = _neighbor(tree, current, mention, step=step)


def _neighbor(tree: Tree, mention: Mention, first: Mention, *, step: int) -> Mention | None:
    sentence = tree.sentence(mention.first)
    position = _past_parenthesis(tree, mention, step=step)
    links = 0
    while (
        sentence.first <= position < sentence.last
        and tree.tokens[position].text.lower() in _LINKS
        and links < _MAX_LINK
    ):
        position += step
        links += 1
    position = _past_quote(tree, position, step=step)
    if not links or not sentence.first <= position < sentence.last:
        return None
    for other in tree.mentions_over(position):
        edge = other.first if step > 0 else other.last - 1
        if (
            edge == position
            and other.kind is MentionKind.NAME
            and other.source != "gazetteer-adjective"
            and _one_kind(other.type, first.type)
            and same_case(tree, first.head, other.head)
            and _one_phrase(tree, first, other)
        ):
            return other
    return None


def _past_parenthesis(tree: Tree, mention: Mention, *, step: int) -> int:
    """The token next to a name and to the short form in parentheses that may follow it.

    In «фонд «Мост» (ФМ) и Nordel (NDL)» the second name is two words from the first.
    """
    sentence = tree.sentence(mention.first)
    position = _past_quote(tree, mention.last if step > 0 else mention.first - 1, step=step)
    opening, closing = ("(", ")") if step > 0 else (")", "(")
    if not sentence.first <= position < sentence.last or tree.tokens[position].text != opening:
        return position
    for inner in range(position + step, position + step * _MAX_PARENTHESIS, step):
        if not sentence.first <= inner < sentence.last:
            break
        if tree.tokens[inner].text == closing:
            return _past_quote(tree, inner + step, step=step)
    return position


def _past_quote(tree: Tree, position: int, *, step: int) -> int:
    """The next token if a quotation mark of a name stands here, else the same."""
    inside = 0 <= position < len(tree.tokens)
    return position + step if inside and tree.tokens[position].text in _QUOTES else position


def _one_phrase(tree: Tree, one: Mention, other: Mention) -> bool:
    """A later item has no verb of its own: «A ввела пошлины, B ответила» is no list."""
    earlier, later = sorted((one, other), key=lambda mention: mention.first)
    rel = tree.tokens[later.head].rel.split(":")[0]
    if rel == "nsubj" and tree.tokens[later.head].head != tree.tokens[earlier.head].head:
        return False
    return tree.case_word(other.head) in {None, tree.case_word(one.head)}


def _one_kind(one: EntityType, other: EntityType) -> bool:
    if one is other:
        return True
    states = {
        EntityType.COUNTRY,
        EntityType.ALLIANCE,
        EntityType.STATE_OR_PROVINCE,
        EntityType.ORGANIZATION,
        EntityType.GOVERNMENT_BODY,
    }
    return one in states and other in states
