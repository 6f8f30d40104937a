"""Members of a union as apposition and enumeration tell them."""

from collections.abc import Iterator

from extract.claims.actors import STATES
from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import named, past_name, past_opening
from extract.mentions.nouns import noun_class
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType

_PLURAL = frozenset({"страна", "государство", "член", "участник", "член-государство"})
_SINGULAR = frozenset(
    {"член", "участник", "участница", "основатель", "основательница", "страна-участница"}
)
_CALLED = frozenset({"член", "участник", "участница", "член-государство"})
"""Nouns behind which those who are meant stand without a mark; «страны ЕС Россия ...» is none."""
_FOUNDERS = frozenset({"основатель", "основательница", "учредитель", "учредительница"})
_COUNT_REACH = 5
"""Tokens back from «членов» to the number in «восемь государств — членов союза»."""
_LIST_REACH = 3
"""Sentences in which the list of those so counted follows."""
_UNION_REACH = 45
"""Tokens back to the body whose «пять постоянных членов» are listed: the sentence before."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split(), 2
    )
}
_OPENERS = frozenset({"включая", ":", "(", "—", "–"})
_PARTING = frozenset({"—", "–", ","})
_LIST_MARKS = frozenset({"—", "–", "-", ":", "("})
_SKIPPED = frozenset(
    {"из", "один", "одна", "одно", "другой", "новый", "полноправный", "постоянный"}
)


def listed_members(matcher: Matcher) -> Iterator[Found]:
    """«страны альянса, включая A и B», «члены союза: A, B и C»."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _PLURAL or tree.feat(index, "Number") != "Plur":
            continue
        union = _union_after(tree, index)
        if union is None:
            yield from _members_of_told_body(matcher, index)
            continue
        behind = past_name(tree, union.last)
        first = _list_start(tree, behind) or _apposed_list(matcher, index, behind)
        if first is None:
            continue
        for mention in matcher.things.listed(first):
            yield from _member(tree, mention, union, "listed-member")


def apposed_member(matcher: Matcher) -> Iterator[Found]:
    """«Чили — одна из основательниц союза», «другой член союза, Чили»: named beside the noun."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _SINGULAR:
            continue
        union = _union_after(tree, index)
        if union is None:
            continue
        before = _before(tree, index)
        after = _starting_at(tree, union.last + 1) if _is_dash(tree, union.last) else None
        if before is not None:
            yield from _member(tree, before, union, "apposed-member")
            if token.lemma in _FOUNDERS:
                yield from _founder(tree, before, union)
        elif after is not None and tree.feat(after.head, "Case") == tree.feat(index, "Case"):
            yield from _member(tree, after, union, "apposed-member")


def counted_members(matcher: Matcher) -> Iterator[Found]:
    """«Три страны союза ... В переговорах участвовали A, B и C»: a list of just as many states."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _PLURAL:
            continue
        union, count = _union_after(tree, index), _count_before(tree, index)
        if union is None or count is None:
            continue
        here = tree.sentence_index(index)
        for sentence in tree.document.sentences[here : here + _LIST_REACH + 1]:
            listed = next(
                (
                    found
                    for word in range(max(sentence.first, union.last), sentence.last)
                    if (first := _starting_at(tree, word)) is not None
                    and first.type in STATES
                    and len(found := matcher.things.listed(first)) == count
                ),
                None,
            )
            if listed is not None:
                for mention in listed:
                    yield from _member(tree, mention, union, "counted-member")
                break


def _count_before(tree: Tree, index: int) -> int | None:
    """How many states a phrase tells of: «восемь государств — членов союза»."""
    for word in range(index - 1, max(index - _COUNT_REACH, tree.sentence(index).first) - 1, -1):
        token = tree.tokens[word]
        if token.lemma in _NUMBERS:
            return _NUMBERS[token.lemma]
        if token.text.isdecimal():
            return int(token.text)
        if token.pos not in {"ADJ", "NOUN", "PUNCT"}:
            return None
    return None


def _members_of_told_body(matcher: Matcher, index: int) -> Iterator[Found]:
    """«все пять постоянных членов — A, B, C»: members of the body that was told last."""
    tree = matcher.tree
    if tree.lemma(index) != "член" or index + 1 >= len(tree.tokens):
        return
    first = _starting_at(tree, index + 2) if tree.tokens[index + 1].text in _LIST_MARKS else None
    if first is None or first.type not in STATES:
        return
    for word in range(index - 1, max(index - _UNION_REACH, -1), -1):
        for mention in tree.mentions_over(word):
            body = tree.entity_of(mention)
            if body is not None and body.type.is_organization:
                for member in matcher.things.listed(first):
                    yield from _member(tree, member, mention, "listed-member")
                return


def founding_members(matcher: Matcher) -> Iterator[Found]:
    """«A и B входят в число стран — основательниц союза»: members, and founders if it says so."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _PLURAL | _SINGULAR or tree.feat(index, "Number") != "Plur":
            continue
        union = _union_after(tree, index)
        verb = None if union is None else _counting_verb(tree, index)
        if union is None or verb is None:
            continue
        for subject in matcher.fillers("nsubj", verb, "verb"):
            for name in _named_at(tree, subject):
                for mention in matcher.things.listed(name):
                    yield from _member(tree, mention, union, "counts-among-members")
                    if any(tree.lemma(word) in _FOUNDERS for word in range(index, union.first)):
                        yield from _founder(tree, mention, union)


def _counting_verb(tree: Tree, index: int) -> int | None:
    """The verb of «входить в число ...», «быть среди ...» above a noun."""
    for word in tree.ancestors(index):
        if tree.tokens[word].pos == "VERB":
            return word if tree.lemma(word) in {"входить", "войти", "относиться"} else None
    return None


def _named_at(tree: Tree, word: int) -> Iterator[Mention]:
    for mention in tree.mentions_over(word):
        if mention.kind is MentionKind.NAME and mention.head == word and mention.type in STATES:
            yield mention
            return


def _founder(tree: Tree, mention: Mention, union: Mention) -> Iterator[Found]:
    who, body = tree.entity_of(mention), tree.entity_of(union)
    if who is not None and body is not None and _is_union(body):
        yield named("apposed-founder", (body, RelationType.FOUNDED_BY, who), mention, 0.85)


def _member(tree: Tree, mention: Mention, union: Mention, rule: str) -> Iterator[Found]:
    who, body = tree.entity_of(mention), tree.entity_of(union)
    if who is None or body is None or who.type not in STATES:
        return
    if _is_union(body) and allows(RelationType.MEMBER_OF, who.type, body.type):
        yield named(rule, (who, RelationType.MEMBER_OF, body), mention, 0.85)


def _is_union(entity: Entity) -> bool:
    return entity.type in {EntityType.ALLIANCE, EntityType.ORGANIZATION}


def _union_after(tree: Tree, index: int) -> Mention | None:
    """The union in the genitive right behind the noun, by name or by description."""
    following = index + 1
    if following >= len(tree.tokens):
        return None
    if tree.lemma(following) in _PLURAL | _FOUNDERS | {"участница"}:
        return _union_after(tree, following)  # «стран-участниц союза» in two words
    if tree.tokens[following].text in _LIST_MARKS and following + 1 < len(tree.tokens):
        pair = tree.lemma(following + 1) in _PLURAL | _FOUNDERS | {"участница"}
        return _union_after(tree, following + 1) if pair else None
    if noun_class(tree.lemma(following)) in {"alliance", "group"} and not any(
        mention.first == following and mention.kind is MentionKind.NAME
        for mention in tree.mentions_over(following)
    ):
        name = _union_at(tree, past_opening(tree, following + 1))  # «члены союза «Мост»»
        if name is not None and name.kind is MentionKind.NAME:
            return name
    return _union_at(tree, past_opening(tree, following))


def _union_at(tree: Tree, index: int) -> Mention | None:
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        entity = tree.entity_of(mention)
        if mention.first == index and entity is not None and _is_union(entity):
            return mention
    return None


def _apposed_list(matcher: Matcher, noun: int, index: int) -> Mention | None:
    """The first of several states right behind the union: «члены ОПЕК Ирак и Кувейт»."""
    tree = matcher.tree
    if tree.lemma(noun) not in _CALLED:
        return None
    first = _starting_at(tree, index)
    if first is None or first.type not in STATES or first.source == "gazetteer-adjective":
        return None
    cases = {tree.feat(noun, "Case"), tree.feat(first.head, "Case")} - {None}
    return first if len(cases) == 1 and len(matcher.things.listed(first)) > 1 else None


def _list_start(tree: Tree, index: int) -> Mention | None:
    """The first name of the list that opens within three tokens: «, включая A», «: A»."""
    for opener in range(index, min(index + 4, len(tree.tokens))):
        if tree.tokens[opener].text.lower() in _OPENERS or (
            tree.tokens[opener].text.lower() == "числе"
        ):
            return _starting_at(tree, opener + 1)
    return None


def _before(tree: Tree, index: int) -> Mention | None:
    """The name that the noun is said of: «X — одна из ...», «X, член ...»."""
    mark = index - 1
    while mark > 0 and (tree.lemma(mark) in _SKIPPED or tree.tokens[mark].pos == "ADJ"):
        mark -= 1
    if mark < 1 or not _is_dash(tree, mark):
        return None
    for mention in tree.mentions_over(mark - 1):
        if mention.last == mark and mention.kind is MentionKind.NAME:
            return mention
    return None


def _is_dash(tree: Tree, index: int) -> bool:
    return index < len(tree.tokens) and tree.tokens[index].text in _PARTING


def _starting_at(tree: Tree, index: int) -> Mention | None:
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        if mention.first == index and mention.kind is MentionKind.NAME:
            return mention
    return None
