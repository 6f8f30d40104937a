"""Bodies that the text calls by their noun alone, and whose state is clear: «полиция» → of which.

News of one state say «парламент» and «полиция» without its name. Such a body is named after the
state («полиция Мозамбика») and is part of it; where several states may be meant it stays unnamed.
"""

from collections import Counter

from extract.annotate.normalize import genitive
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from ontology.gazetteer import Gazetteer, fold
from ontology.vocabulary import EntityType

_NATIONAL = frozenset(
    """
    правительство кабмин парламент сенат полиция армия прокуратура генпрокуратура генштаб
    контрразведка погранслужба центробанк минфин миноборона минобороны минэнерго минздрав
    минюст минторг минэкономики минэкономразвития минпромторг мид мвд
    """.split()
)
"""Bodies of which a state has one. Courts, committees and services are too many."""
_LEADS = 2
"""How many times as often as any other a state is named in an article that is about it."""


def name_bodies(chains: Chains, gazetteer: Gazetteer) -> None:
    """Name the unnamed national bodies after their state and note it as their whole, in place."""
    states = _States(chains)
    for root, members in sorted(chains.members().items()):
        mentions = [chains.mentions[number] for number in members]
        if any(m.kind is not MentionKind.NOMINAL for m in mentions):
            continue
        lemma = chains.tree.lemma(mentions[0].head)
        if chains.type_of(root) is not EntityType.GOVERNMENT_BODY or lemma not in _NATIONAL:
            continue
        if any(chains.tree.lemma(m.head) != lemma or _is_another(chains, m) for m in mentions):
            continue
        found = {state for m in mentions if (state := states.of(m)) is not None}
        if len(found) == 1:
            _name(chains, gazetteer, root, lemma, next(iter(found)))


def _name(chains: Chains, gazetteer: Gazetteer, root: int, lemma: str, state: int) -> None:
    link = chains.links[state]
    body = gazetteer.expand_body(lemma)
    own = lemma if body is None else body.full
    name = f"{own} {genitive(link.label_ru)}"
    known = [("link", found.entry.id) for found in gazetteer.lookup(name)[:1]]
    for key in (("body", fold(own), str(state)), *known):
        named = chains.find(key)
        if named is not None and named != root:
            chains.join(named, root, f"«{lemma}» of {link.label_ru}")
            return
    chains.names[root] = name
    chains.wholes[root] = state
    chains.reasons[root].append(f"«{lemma}» of the state that the text is about")


def _is_another(chains: Chains, mention: Mention) -> bool:
    """«местная полиция», «армия сербов»: an adjective or genitive tells another body."""
    tree = chains.tree
    if any(tree.case_word(child) is None for child in tree.children(mention.head, "nmod")):
        return True
    return any(tree.tokens[child].pos != "DET" for child in tree.children(mention.head, "amod"))


class _States:
    """Which state a part of the article is about."""

    def __init__(self, chains: Chains) -> None:
        self._chains = chains
        self._counts: Counter[int] = Counter()
        self._of_block: dict[int, set[int]] = {}
        for number, mention in enumerate(chains.mentions):
            root = chains.root(number)
            if (
                number in chains.referring
                and mention.kind is MentionKind.NAME
                and root in chains.links
                and chains.type_of(root) is EntityType.COUNTRY
            ):
                self._counts[root] += 1
                self._of_block.setdefault(self._block(mention), set()).add(root)

    def of(self, mention: Mention) -> int | None:
        """The one state of the article or its paragraph, None where several may be meant."""
        if not self._counts:
            return None
        (leader, most), *others = self._counts.most_common(2)
        second = others[0][1] if others else 0
        if most >= _LEADS * second and most > 1:
            return leader
        near = self._of_block.get(self._block(mention), set())
        return next(iter(near)) if len(near) == 1 else None

    def _block(self, mention: Mention) -> int:
        return self._chains.tree.sentence(mention.first).block
