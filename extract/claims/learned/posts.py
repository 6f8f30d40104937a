"""Posts that the model ties to the wrong person or place.

Of the model's likely pairs in two sentences («Петров приехал. Министр ...») 55 % were right on
NEREL dev, of those in one sentence 79 %: such pairs are not told.
"""

from extract.claims.learned.ends import End
from extract.posts import OWNERS, holder, is_plural, places_in, post_lemma
from extract.records import Mention
from extract.tree import Tree
from ontology.vocabulary import EntityType

_SENT_TO = "при"
"""«постпред Чили при ООН» works for Chile."""
_SENT = frozenset(
    {"посол", "постпред", "представитель", "спецпредставитель", "посланник", "консул", "атташе"}
)
"""Posts of those whom a state sends to another one: «посол Чили в Перу»."""


def misread_post(tree: Tree, ends: tuple[End, End]) -> str | None:
    """Why a person does not hold the post, or does not work where the model says; None if it may.

    Args:
        tree: of the document.
        ends: the person and the post or workplace.
    """
    person, thing = ends
    if tree.sentence_index(person.first) != tree.sentence_index(thing.first):
        return "told in another sentence"
    if thing.span.type is EntityType.PROFESSION:
        many = thing.mention is not None and is_plural(tree, thing.mention)
        return "a post of several people" if many else None
    preposition, above = tree.case_word(thing.head), tree.tokens[thing.head].head
    if preposition == _SENT_TO or (preposition and above >= 0 and tree.lemma(above) in _SENT):
        return f"«{preposition}» tells where one is sent"
    post = _post_beside(tree, person)
    is_post = person.span.type is EntityType.PROFESSION
    if _is_of_another(tree, person, thing, has_post=is_post or post is not None):
        return "told by the post of somebody else"
    if post is not None and not post.first - 1 <= thing.first < post.last:
        return f"«{post.name}» tells where the person works"
    if post is not None and post_lemma(tree, post) in OWNERS:
        return "whoever owns it need not work there"
    return None


def is_of_each(tree: Tree, place: End) -> bool:
    """Whether several people hold one post, each in a place of his own: «президенты Чили и Перу».

    Rules tell who belongs where.
    """
    return any(
        post.type is EntityType.PROFESSION
        and is_plural(tree, post)
        and len(places_in(tree, post)) > 1
        for post in tree.mentions_over(place.head)
    )


def _is_of_another(tree: Tree, person: End, thing: End, *, has_post: bool) -> bool:
    """Whether the workplace stands in the post of another person, named or not.

    Whoever has a post beside the name is not the nameless holder of a second one.
    """
    for post in tree.mentions_over(thing.head):
        if post.type is not EntityType.PROFESSION or is_plural(tree, post):
            continue
        if post is person.mention:
            return False
        beside = holder(tree, post)
        if beside is not None:
            return tree.entity_of(beside) is not person.entity
        nameless = next(
            (
                tree.entity_of(mention)
                for mention in tree.mentions_over(post.head)
                if mention.type is EntityType.PERSON and mention.first == post.first
            ),
            None,
        )
        if has_post and nameless is not None and nameless is not person.entity:
            return True
    return False


def _post_beside(tree: Tree, person: End) -> Mention | None:
    """The post that the text names beside the person."""
    if person.mention is None:
        return None
    near = (person.first - 1, person.last + 1)
    for index in near:
        if not 0 <= index < len(tree.tokens):
            continue
        for post in tree.mentions_over(index):
            if post.type is EntityType.PROFESSION and holder(tree, post) is person.mention:
                return post
    return None
