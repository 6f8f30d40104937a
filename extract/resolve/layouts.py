"""A state's acronym typed in the keyboard's other layout: «президент HR» for «президент РК».

Letters of such an acronym stand for those on the same keys. It is a slip, and no name of its own,
where it tells whose a post is, where what the keys say in Russian is an acronym of a state, and
where the article names that state.
"""

from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from ontology.gazetteer import Gazetteer, NameKind
from ontology.vocabulary import EntityType

_LATIN, _RUSSIAN = "QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"
_KEYS = str.maketrans(_LATIN, _RUSSIAN)
"""Capital on each key of the standard American layout → that of the standard Russian one."""
_SHORTEST, _LONGEST = 2, 5
"""Letters of an acronym of a state."""


def join_mistyped(chains: Chains, gazetteer: Gazetteer) -> None:
    """Join acronyms typed in the wrong layout with the states that they mean, in place."""
    for root in sorted(chains.members()):
        mention = chains.mentions[root]
        if root in chains.links or not _may_be_slip(chains, mention):
            continue
        meant = mention.name.translate(_KEYS)
        homes = [
            home
            for found in gazetteer.lookup(meant, kinds=(NameKind.ABBREVIATION,))
            if found.entry.type is EntityType.COUNTRY
            and (home := chains.find(("link", found.entry.id))) is not None
        ]
        if len(homes) == 1:
            chains.join(homes[0], root, f"«{mention.name}» is «{meant}» in the other layout")


def _may_be_slip(chains: Chains, mention: Mention) -> bool:
    """Whether it is a lone Latin acronym at the end of a post."""
    is_acronym = (
        mention.kind is MentionKind.NAME
        and mention.last - mention.first == 1
        and mention.name.isascii()
        and mention.name.isalpha()
        and mention.name.isupper()
        and _SHORTEST <= len(mention.name) <= _LONGEST
    )
    return is_acronym and any(
        other.type is EntityType.PROFESSION and other.last == mention.last
        for other in chains.tree.mentions_over(mention.first)
    )
