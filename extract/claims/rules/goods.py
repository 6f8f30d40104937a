"""Who makes what: «X – производитель сахара», «производитель сахара X»."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.patterns.kinds import COMPANIES
from extract.claims.rules.adjacency import named
from extract.mentions.goods import GOODS, MAKERS
from extract.records import Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import RelationType

_MARKS = frozenset({"—", "–", "-", ","})
_QUOTES = frozenset({"«", "»", '"', "“", "”"})


def producers(matcher: Matcher) -> Iterator[Found]:
    """The company beside «производитель сахара», and the goods."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        product = tree.entity_of(mention)
        if mention.source != GOODS or product is None:
            continue
        noun = next((i for i in tree.ancestors(mention.head) if tree.lemma(i) in MAKERS), None)
        if noun is None:
            continue
        company = _company_before(tree, noun) or _company_at(tree, mention.last)
        maker = None if company is None else tree.entity_of(company)
        if company is not None and maker is not None:
            yield named("producer-of-goods", (maker, RelationType.PRODUCES, product), company, 0.8)


def _company_before(tree: Tree, noun: int) -> Mention | None:
    """«X – (крупнейший) производитель»: the name before the dash or comma."""
    mark = noun - 1
    while mark > 0 and tree.tokens[mark].pos == "ADJ":
        mark -= 1
    if mark < 1 or tree.tokens[mark].text not in _MARKS:
        return None
    last = mark
    while last > 0 and tree.tokens[last - 1].text in _QUOTES:
        last -= 1
    for mention in tree.mentions_over(last - 1):
        if mention.last == last and _is_company(mention):
            return mention
    return None


def _company_at(tree: Tree, index: int) -> Mention | None:
    """«производитель сахара X»: the name right behind."""
    while index < len(tree.tokens) and tree.tokens[index].text in _QUOTES:
        index += 1
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        if mention.first == index and _is_company(mention):
            return mention
    return None


def _is_company(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.type in COMPANIES
