"""Which noun a third-person or demonstrative pronoun takes up: «она», «они», «тот».

A pronoun agrees with its noun and stands in another clause. The noun is sought in the sentence of
the pronoun, then in the one before; a subject is taken up by «он», what is no subject by «тот».
Where several nouns fit, none is chosen: a wrong actor is worse than none.
"""

from collections.abc import Iterable, Iterator

from extract.mentions.gender import gender
from extract.mentions.nouns import noun_class
from extract.mentions.people import is_demonstrative
from extract.records import BlockKind, Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import ORGANIZATIONS, EntityType

_PERSONAL = frozenset({"он", "она", "они"})
_ACTING = ORGANIZATIONS | {
    EntityType.PERSON,
    EntityType.COUNTRY,
    EntityType.FACILITY,
}
_QUOTES = frozenset({"«", '"', "“", "„"})
_OPENING = frozenset({"«", "“", "„"})
_CLOSING = frozenset({"»", "”"})
_LONGEST_QUOTATION = 150
"""Tokens back to the mark that may open a quotation: a bound on the time."""
_WINDOW = 100
"""Tokens of a sentence that are looked at: longer sentences are lists."""
_LINKS = frozenset({",", ";", ":", "—", "–", "-", "и", "а", "но"})
"""What parts a pronoun's clause from that of its noun."""
_PLACING = frozenset({"в", "во", "на", "из", "под", "около", "близ", "при"})
"""Prepositions under which a state or a body is only where something is."""
_GROUPS = frozenset(
    """
    власти повстанец боевик сторонник противник участник член представитель депутат сотрудник
    фермер аграрий рабочий шахтер военный полицейский дипломат эксперт специалист делегат партнер
    """.split()
)
"""Nouns whose plural is a group that acts."""
_OWNED = frozenset(
    {"post", "person", "member", "government", "organization", "alliance", "union", "pressoffice"}
)
"""Classes of nouns whose owner is somebody: «ее депутаты», «его правительство»."""
_SUBJECTS = frozenset({"nsubj"})
_REACH = 1
"""Sentences back: a pronoun further from its noun is as often somebody else's."""


def antecedent_of(tree: Tree, pronoun: int) -> int | None:
    """The token that the pronoun takes up, None where it is not clear.

    Args:
        tree: of the document; its mentions are read, its entities are not.
        pronoun: index of the pronoun.
    """
    demonstrative = is_demonstrative(tree, pronoun)
    if not demonstrative and (tree.lemma(pronoun) not in _PERSONAL or _is_vague(tree, pronoun)):
        return None
    number = tree.sentence_index(pronoun)
    for step in range(_REACH + 1):
        if number - step < 0 or not follow_each_other(tree, number, number - step):
            return None
        found = [
            index
            for index in _candidates(tree, pronoun, number - step)
            if _may_act(tree, index) or _is_rival(tree, index)
        ]
        if found:
            chosen = _chosen(tree, pronoun, found, demonstrative=demonstrative)
            return chosen if chosen is not None and _suits(tree, chosen, pronoun) else None
    return None


def names_body(tree: Tree, noun: int) -> bool:
    """Whether the token that a pronoun takes up names or describes an organization."""
    mention = tree.mention_headed(noun)
    return mention is not None and mention.type.is_organization


def _suits(tree: Tree, noun: int, pronoun: int) -> bool:
    """Whether the pronoun's place is one where a noun of this kind is taken up.

    As an object «его» is as often a thing or a person not yet thought of as the body just named.
    """
    if _is_person(tree, noun) or _is_subject(tree, pronoun):
        return True
    owner = tree.tokens[pronoun].rel.split(":")[0] in {"nmod", "det"}
    return owner and _is_subject(tree, noun) and tree.feat(noun, "Number") != "Plur"


def _is_vague(tree: Tree, pronoun: int) -> bool:
    """«в нем», «его принятие»: a text or a deed is meant as often as somebody."""
    if tree.case_word(pronoun) in {"в", "о", "на"}:
        return True
    token = tree.tokens[pronoun]
    if token.rel.split(":")[0] not in {"nmod", "det"} or token.head < 0:
        return False
    return noun_class(tree.lemma(token.head)) not in _OWNED


def follow_each_other(tree: Tree, one: int, other: int) -> bool:
    """Whether two sentences follow each other in the body of the text."""
    blocks = tree.document.article.blocks
    first, second = (tree.document.sentences[n].block for n in (other, one))
    headline = BlockKind.HEADLINE in {blocks[first].kind, blocks[second].kind}
    return first == second or (second - first == 1 and not headline)


def _candidates(tree: Tree, pronoun: int, number: int) -> Iterator[int]:
    """Nouns of the sentence that agree and may be meant, in the order of the text."""
    sentence = tree.document.sentences[number]
    verb = verb_above(tree, pronoun)
    quoted = is_quoted(tree, pronoun)
    last = sentence.last if sentence.last <= pronoun else clause_start(tree, pronoun)
    for index in range(max(sentence.first, last - _WINDOW), last):
        if (
            _explained(tree, index) is not None
            or not _is_whole(tree, index)
            or not _agrees(tree, index, pronoun)
        ):
            continue
        if verb_above(tree, index) == verb and verb is not None:
            continue  # of one verb: «X обвинил его» is about somebody else
        if is_quoted(tree, index) == quoted:
            yield index


def clause_start(tree: Tree, pronoun: int) -> int:
    """The mark or link before which a noun of the pronoun's own sentence must stand."""
    first = tree.sentence(pronoun).first
    for index in range(pronoun - 1, first, -1):
        if tree.tokens[index].text.lower() in _LINKS:
            return index
    return first


def is_quoted(tree: Tree, index: int) -> bool:
    """Whether the token stands in quotation marks other than those of its own name."""
    block = tree.sentence(index).block
    mention = tree.mention_headed(index)
    if mention is not None and mention.first and tree.tokens[mention.first - 1].text in _QUOTES:
        index = mention.first - 1
    depth = 0
    for before in range(index - 1, max(-1, index - _LONGEST_QUOTATION), -1):
        if tree.sentence(before).block != block:
            break
        text = tree.tokens[before].text
        depth += (text in _OPENING) - (text in _CLOSING)
        if text == '"':
            depth = 1 - depth
    return depth > 0


def _is_whole(tree: Tree, index: int) -> bool:
    """Whether the noun heads a phrase of its own, not a part of somebody's name or post."""
    if tree.tokens[index].pos not in {"NOUN", "PROPN", "X"}:
        return False
    over = tree.mentions_over(index)
    if index and tree.tokens[index - 1].text == "(":
        return False
    if tree.feat(index, "Case") == "Ins" and tree.case_word(index) is None:
        return False  # «работал министром»: a predicate
    bare = tree.tokens[index].rel == "nmod" and tree.case_word(index) is None
    if bare and not _is_person(tree, index):
        return False
    return not any(m.head != index for m in over)


def _chosen(tree: Tree, pronoun: int, found: Iterable[int], *, demonstrative: bool) -> int | None:
    """Of the nouns that fit the one that the pronoun means."""
    everybody = list(found)
    if demonstrative:
        everybody = [i for i in everybody if not _is_subject(tree, i)]
        acting = [i for i in everybody if _may_act(tree, i)]
        objects = [i for i in acting if tree.case_word(i) is None]
        chosen = acting if len(acting) == 1 else objects
        return chosen[-1] if chosen else None
    subjects = [i for i in everybody if _is_subject(tree, i)]
    if not subjects and any(not _may_act(tree, i) for i in everybody):
        return None
    acting = [i for i in everybody if _may_act(tree, i)]
    if len(acting) == 1 and not [i for i in subjects if i not in acting]:
        return acting[0]
    if len(subjects) == 1 and _is_subject(tree, pronoun) and _may_act(tree, subjects[0]):
        return subjects[0]
    return None


def _is_rival(tree: Tree, index: int) -> bool:
    """Whether a noun that can do nothing may be meant for its prominence."""
    return _is_subject(tree, index) or tree.tokens[index].rel == "obj"


def _is_subject(tree: Tree, index: int) -> bool:
    rel = tree.tokens[index].rel.split(":")[0]
    if rel in {"appos", "flat"} and tree.tokens[index].head >= 0:
        return _is_subject_rel(tree, tree.tokens[index].head)
    return _is_subject_rel(tree, index)


def _is_subject_rel(tree: Tree, index: int) -> bool:
    return tree.tokens[index].rel.split(":")[0] in _SUBJECTS and tree.case_word(index) is None


def _may_act(tree: Tree, index: int) -> bool:
    """Whether the noun names or describes somebody."""
    mention = tree.mention_headed(index)
    if mention is not None and mention.type in _ACTING and not _is_adjective(mention):
        person = mention.type is EntityType.PERSON
        return person or tree.case_word(index) not in _PLACING
    lemma = tree.lemma(index)
    return lemma in _GROUPS or noun_class(lemma) in {"post", "person", "member"}


def _is_adjective(mention: Mention) -> bool:
    return mention.source == "gazetteer-adjective"


def _agrees(tree: Tree, index: int, pronoun: int) -> bool:
    """Whether number and gender are the pronoun's, by the word or by the noun that explains it."""
    plural = _is_plural(tree, pronoun)
    wanted = None if plural else _gender_of_pronoun(tree, pronoun)
    explained = _explaining(tree, index)
    noun = index if explained is None else explained
    several = tree.feat(noun, "Number") == "Plur" or bool(tree.children(noun, "nummod"))
    if plural or several:
        return plural and several
    if _is_foreign(tree, noun):
        return True
    own = _gender(tree, noun)
    return own is None or wanted is None or own in wanted


def _gender(tree: Tree, index: int) -> str | None:
    mention = tree.mention_headed(index)
    if mention is not None and mention.type is EntityType.PERSON:
        return gender(tree, mention.first, mention.last, mention.head)
    return tree.feat(index, "Gender")


def _is_person(tree: Tree, index: int) -> bool:
    mention = tree.mention_headed(index)
    return mention is not None and mention.type in {EntityType.PERSON, EntityType.PROFESSION}


def _is_foreign(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return (
        token.pos == "X" or token.text.isascii() or (token.text.isupper() and len(token.text) > 1)
    )


def _explained(tree: Tree, index: int) -> Mention | None:
    """The name right behind a noun that tells what it is: «компания X»."""
    after = index + 1
    while after < len(tree.tokens) and tree.tokens[after].text in _QUOTES:
        after += 1
    if noun_class(tree.lemma(index)) is None or after >= tree.sentence(index).last:
        return None
    return next(
        (
            mention
            for mention in tree.mentions_over(after)
            if mention.first == after
            and mention.kind is MentionKind.NAME
            and tree.tokens[mention.head].rel in {"appos", "flat", "flat:name", "flat:foreign"}
        ),
        None,
    )


def _explaining(tree: Tree, index: int) -> int | None:
    """«компания X», «компания «X»»: the noun right before a name, which decides the gender."""
    mention = tree.mention_headed(index)
    before = (index if mention is None else mention.first) - 1
    first = tree.sentence(index).first
    while before >= first and tree.tokens[before].text in _QUOTES:
        before -= 1
    named = mention is not None and mention.kind is MentionKind.NAME
    if before < first or not named or noun_class(tree.lemma(before)) is None:
        return None
    return before if tree.tokens[before].pos == "NOUN" else None


def _is_plural(tree: Tree, pronoun: int) -> bool:
    return tree.lemma(pronoun) == "они" or tree.feat(pronoun, "Number") == "Plur"


def _gender_of_pronoun(tree: Tree, pronoun: int) -> frozenset[str]:
    word = tree.tokens[pronoun].text.lower()
    if tree.lemma(pronoun) == "она" or word == "та":
        return frozenset({"Fem"})
    nominative = word in {"он", "тот"}
    return frozenset({"Masc"}) if nominative else frozenset({"Masc", "Neut"})


def verb_above(tree: Tree, index: int) -> int | None:
    """The nearest verb over the token."""
    return next((i for i in tree.ancestors(index) if tree.tokens[i].pos in {"VERB", "AUX"}), None)
