"""Who holds a post that the text names beside a person."""

from extract.annotate.normalize import noun_forms
from extract.mentions.agreement import agree
from extract.records import Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

_QUIET = frozenset({"«", "»", '"', "“", "”"})
_ACTING = frozenset({"исполнять", "исполняющий", "обязанность", "врио", "и.о."})
_OPENS = frozenset({",", "(", "-", "—", "–", "и"})
"""What stands before a post that follows a name, or another post of its holder."""
_ENDS = frozenset({",", ")", "(", ".", ";", "—", "–"})
_CLOSING = {"«": "»", '"': '"', "“": "”", "(": ")"}
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ"})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.PROFESSION})
_MAX_COMPLEMENT = 10
"""Tokens by which a post's phrase may be longer than its mention."""
_MAX_POSTS = 5
"""Posts that one name is said to hold in a row; news seldom list more."""
WORKPLACES = frozenset(
    {
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.GOVERNMENT_BODY,
        EntityType.MEDIA_OUTLET,
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
        EntityType.FACILITY,
    }
)
"""What somebody who holds a post works for."""
OWNERS = frozenset(
    {"владелец", "совладелец", "собственник", "владелица", "совладелица", "акционер", "бенефициар"}
)
"""Posts of those who own something, and need not work there."""
FORMER = frozenset(
    {"бывший", "тогдашний", "предыдущий", "прежний", "экс", "отставной", "покойный", "уволенный",
     "отстраненный", "отстранённый", "свергнутый", "смещенный", "смещённый"}
)  # fmt: skip
"""Words by which somebody no longer holds the post that follows."""


def holder(tree: Tree, post: Mention) -> Mention | None:
    """The person beside the post: «министр X Иван Петров», «Иван Петров, министр X,».

    Several posts of one person may stand beside each other: «депутат X, лидер Y Иван Петров».

    Returns:
        The person's mention, or None where the post stands for itself.
    """
    return _holder(tree, post, _MAX_POSTS)


def complement_end(tree: Tree, post: Mention) -> int:
    """Where the phrase of the post ends, exclusive, also what its mention leaves out.

    «редактор | газеты "Новый день"», «лидер | французского Национального фронта (НФ)»: genitives
    and what is quoted or bracketed behind them, up to the next person or post.
    """
    sentence = tree.sentence(post.first)
    last = index = post.last
    while index < min(sentence.last, post.last + _MAX_COMPLEMENT):
        token = tree.tokens[index]
        if any(m.first == index and m.type in _PEOPLE for m in tree.mentions_over(index)):
            break
        if token.text in _CLOSING:
            after = _closing_mark(tree, index)
            if after is None:
                break
            index = last = after
            continue
        if token.pos not in _NOMINAL or tree.feat(index, "Case") not in {"Gen", None}:
            break
        index += 1
        if token.pos != "ADJ":
            last = index
    return last


def _closing_mark(tree: Tree, opening: int) -> int | None:
    """The token behind a quoted or bracketed name that is no person, within reach."""
    close = _CLOSING[tree.tokens[opening].text]
    for index in range(opening + 1, min(len(tree.tokens), opening + _MAX_COMPLEMENT)):
        if tree.tokens[index].text == close:
            inside = range(opening + 1, index)
            people = any(m.type in _PEOPLE for i in inside for m in tree.mentions_over(i))
            return None if people else index + 1
    return None


def _holder(tree: Tree, post: Mention, n_posts: int) -> Mention | None:
    after = _person_at(tree, post.last)
    if after is not None:
        return after if agree(tree, post.head, after.first) else None
    after = _person_after_comma(tree, post)
    if after is not None:
        return after
    last = complement_end(tree, post)
    after = _person_at(tree, last)
    if after is not None and after.first == last and _same_case(tree, post, after.head):
        return after
    before = _apposed_from(tree, post)
    if before is not None and (_closes(tree, post.last) or _closes(tree, last)):
        joined = tree.tokens[before].text == "и"
        person = None if joined else _person_ending_at(tree, before)
        if person is not None:
            return person
        earlier = _post_ending_at(tree, before) if n_posts > 1 else None
        if earlier is not None and _same_case(tree, post, earlier.head):
            person = _holder(tree, earlier, n_posts - 1)
            if person is not None and person.first < earlier.first:
                return person
    return _holder_of_next(tree, post, last, n_posts) if n_posts > 1 else None


def _apposed_from(tree: Tree, post: Mention) -> int | None:
    """The comma, dash or bracket before a post that follows a name; not what is bracketed there."""
    before = post.first - 1
    while before > 0 and (
        (tree.tokens[before].pos == "ADJ" and _same_case(tree, post, before))
        or tree.lemma(before) in _ACTING
    ):
        before -= 1
    if before <= 0 or tree.tokens[before].text not in _OPENS:
        return None
    if tree.tokens[before].text == "," and tree.tokens[before - 1].text == ")":
        # «Иван Петров (Ivan Petrov), министр»
        opening = next((i for i in range(before - 2, max(before - _MAX_COMPLEMENT, 0), -1)
                        if tree.tokens[i].text == "("), None)  # fmt: skip
        return before if opening is None else opening
    return before


def _holder_of_next(tree: Tree, post: Mention, last: int, n_posts: int) -> Mention | None:
    """The person whose other post follows: «лидер X, депутат Y Иван Петров»."""
    if is_plural(tree, post) or last >= len(tree.tokens):
        return None
    link = tree.tokens[last].text if tree.tokens[last].text in {",", "и"} else ""
    index = last + 1 if link else last
    while index < len(tree.tokens) and tree.tokens[index].pos == "ADJ" and index < last + 3:
        if _starting_post(tree, index) is not None:
            break
        index += 1
    following = _starting_post(tree, index)
    if following is None or is_plural(tree, following):
        return None
    if not _same_case(tree, post, following.head) or _states(tree, post, following):
        return None
    if link and not _is_one(tree, post, following):
        return None
    person = _holder(tree, following, n_posts - 1)
    return person if person is not None and person.first >= following.last else None


def _is_one(tree: Tree, post: Mention, following: Mention) -> bool:
    """Whether two posts with a comma or «и» between them belong to one person.

    In the nominative the verb tells: two people «заявили», one «заявил».
    """
    for word in (post.head, following.head):
        verb = tree.tokens[word].head
        if tree.tokens[word].rel.startswith("nsubj") and verb >= 0:
            return tree.feat(verb, "Number") == "Sing"
    return tree.tokens[following.first - 1].text != "и"


def _states(tree: Tree, post: Mention, other: Mention) -> bool:
    """Whether the posts name different states: «премьер Чили, президент Перу» are two people."""
    one, two = (
        {entity.id for index in range(each.first, each.last)
         for mention in tree.mentions_over(index)
         if mention.type is EntityType.COUNTRY and (entity := tree.entity_of(mention))}
        for each in (post, other)
    )  # fmt: skip
    return bool(one and two and not one & two)


def _same_case(tree: Tree, post: Mention, word: int) -> bool:
    return tree.feat(post.head, "Case") == tree.feat(word, "Case")


def _starting_post(tree: Tree, index: int) -> Mention | None:
    if index >= len(tree.tokens):
        return None
    return next((m for m in tree.mentions_over(index) if m.first == index and _is_post(m)), None)


def _post_ending_at(tree: Tree, index: int) -> Mention | None:
    """The post whose phrase ends right before the token."""
    for mention in tree.mentions_over(index - 1):
        if mention.last == index and _is_post(mention):
            return mention
    first = max(tree.sentence(index).first, index - _MAX_COMPLEMENT)
    for start in range(index - 1, first - 1, -1):
        earlier = _starting_post(tree, start)
        if earlier is not None:
            return earlier if complement_end(tree, earlier) == index else None
    return None


def _is_post(mention: Mention) -> bool:
    return mention.type is EntityType.PROFESSION


def _person_after_comma(tree: Tree, post: Mention) -> Mention | None:
    """«президента Беларуси, уважаемого Александра Лукашенко»: in the post's own oblique case."""
    index = post.last
    case = tree.feat(post.head, "Case")
    if index >= len(tree.tokens) or tree.tokens[index].text != "," or case in {"Nom", None}:
        return None
    index += 1
    while index < len(tree.tokens) and tree.tokens[index].pos == "ADJ" and index <= post.last + 2:
        person = _find(tree, index, at_start=True)
        if person is not None:
            break
        index += 1
    person = _find(tree, index, at_start=True)
    if person is not None and tree.feat(person.head, "Case") == case:
        return person
    return None


def _person_at(tree: Tree, index: int) -> Mention | None:
    while index < len(tree.tokens) and tree.tokens[index].text in _QUIET:
        index += 1
    return _find(tree, index, at_start=True)


def _person_ending_at(tree: Tree, index: int) -> Mention | None:
    return _find(tree, index - 1, at_start=False)


def _find(tree: Tree, index: int, *, at_start: bool) -> Mention | None:
    if not 0 <= index < len(tree.tokens):
        return None
    for mention in tree.mentions_over(index):
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME:
            edge = mention.first if at_start else mention.last - 1
            if edge == index:
                return mention
    return None


def _closes(tree: Tree, index: int) -> bool:
    """Whether an apposition ends here: a comma, a bracket or the end of the sentence follows.

    Or a second post: «Петров — директор и | совладелец завода».
    """
    if index >= len(tree.tokens) or tree.tokens[index].text in _ENDS:
        return True
    return tree.tokens[index].text == "и" and _starting_post(tree, index + 1) is not None


def is_plural(tree: Tree, post: Mention) -> bool:
    """«президенты», also where the tagger took it for the genitive «президента»."""
    numbers = {number for _, number in noun_forms(tree.tokens[post.head].text)}
    return tree.feat(post.head, "Number") == "Plur" or numbers == {"plur"}


def places_in(tree: Tree, post: Mention) -> tuple[Mention, ...]:
    """The bodies and places that a post names, none inside another: «МИД Чили» and «Перу»."""
    found: list[Mention] = []
    for index in range(post.first, post.last):
        for mention in tree.mentions_over(index):
            is_first = mention.first == index and (not found or found[-1].last <= index)
            named = mention.kind is MentionKind.NAME and mention.source != "gazetteer-adjective"
            if is_first and named and mention.type in WORKPLACES and mention.last <= post.last:
                found.append(mention)
                break
    return tuple(found)


def post_lemma(tree: Tree, post: Mention) -> str:
    """Lemma of the post's head noun."""
    return tree.lemma(post.head)


def is_former(tree: Tree, post: Mention) -> bool:
    """«бывший министр», «экс-президент», «тогдашний премьер»."""
    words = {tree.lemma(index) for index in range(post.first, post.last)}
    if post.first:
        words.add(tree.lemma(post.first - 1))
    return bool(words & FORMER) or tree.lemma(post.head).startswith("экс-")
