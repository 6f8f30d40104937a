"""Short forms that an article makes of a name: «СК РФ», «СДПК», «ЗАЭС», «Генассамблея»."""

from collections.abc import Iterator, Sequence

from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.tree import words
from ontology.vocabulary import ORGANIZATIONS, EntityType

_ABBREVIATED = ORGANIZATIONS | {
    EntityType.DISTRICT,
    EntityType.FACILITY,
    EntityType.PRODUCT,
    EntityType.STATE_OR_PROVINCE,
}
_COMPOUNDS = (("электростанц", "эс"), ("телерадиокомпан", "трк"), ("госуниверситет", "гу"))
"""Beginnings of compound words of which more than one letter goes into an acronym."""
_SHORTEST_WORD = 3
"""Letters of a word that counts for an acronym whether or not prepositions do."""
_NAMED_AFTER = frozenset({"им", "имени"})
_SHORTEST_PIECE = 3
"""Letters of each beginning that a clipped compound is made of: «сов» and «без»."""
_ENDING = 2
"""Letters by which the last piece may differ from the word: its case, «-фронта» and «фронт»."""
_PIECES = 4
"""Beginnings that a compound is made of, at most: «минобрнауки» has three."""


def join_acronyms(chains: Chains) -> None:
    """Join one body's capital initials and compounds of its words' beginnings with its name.

    «СК РФ» is «Следственный комитет России», «Нацфронт» is «Национальный фронт»; of one state
    where both tell it.
    """
    full: dict[tuple[str, str], dict[int, None]] = {}
    by_beginning: dict[str, dict[int, tuple[str, ...]]] = {}
    short: list[tuple[int, str, str]] = []
    for root in sorted(chains.members()):
        mention = chains.mentions[root]
        if mention.kind is not MentionKind.NAME or chains.type_of(root) not in _ABBREVIATED:
            continue
        state, own = _state_and_words(chains, mention)
        if len(own) == 1 and len(own[0]) > 1:
            short.append((root, own[0], state))
        elif len(own) > 1:
            for initials in _initials(chains, mention, own):
                full.setdefault((initials, state), {})[root] = None
                full.setdefault((initials, ""), {})[root] = None
            plain = tuple(words(" ".join(own)))
            by_beginning.setdefault(plain[0][:_SHORTEST_PIECE], {})[root] = plain
    for root, word, state in short:
        if word.isupper():
            homes = full.get((word, state), {})
        else:
            near = by_beginning.get(word[:_SHORTEST_PIECE].lower(), {})
            homes = dict.fromkeys(
                home
                for home, own in near.items()
                if _is_clipped(chains.mentions[root].name.lower().replace("ё", "е"), own)
                and _is_of_state(chains, home, state)
            )
        _join(chains, root, homes, f"«{word}» is short for it")


def _join(chains: Chains, root: int, homes: dict[int, None], reason: str) -> None:
    """Join the short form with the first of the names that has it, unless both are known."""
    known = chains.root(root) in chains.links
    for home in homes:
        if chains.root(home) == chains.root(root):
            return
        if not (known and chains.root(home) in chains.links):
            chains.join(home, root, reason)
            return


def _is_of_state(chains: Chains, home: int, state: str) -> bool:
    return not state or _state_and_words(chains, chains.mentions[home])[0] in {"", state}


def _initials(chains: Chains, mention: Mention, own: Sequence[str]) -> Iterator[str]:
    """Capital initials of a name: of its long words, of all, of the state as well."""
    parts = [part for word in own for part in word.replace("–", "-").split("-") if part.isalnum()]
    if not parts:
        return
    end = next((n for n, part in enumerate(parts) if part.lower() in _NAMED_AFTER), len(parts))
    parts = parts[:end]
    long_parts = [part for part in parts if len(part) >= _SHORTEST_WORD]
    if len(long_parts) == 1 and long_parts[0].isupper():
        return  # «ЦК КПСС» is not the КПСС
    long_ = "".join(map(_initial, long_parts)).upper()
    every = "".join(map(_initial, parts)).upper()
    yield from dict.fromkeys((long_, every))
    tail = chains.tree.text(mention.first, mention.last).split()[len(own) :]
    if tail and end == len(parts):
        of_state = "".join(word[0] for word in tail if word[0].isalpha()).upper()
        yield from dict.fromkeys((long_ + of_state, every + of_state))


def _initial(word: str) -> str:
    """What a word gives to an acronym: an acronym all its letters («Северная АЭС» is «САЭС»)."""
    if word.isupper() and len(word) > 1:
        return word
    plain = word.lower()
    return next((letters for begin, letters in _COMPOUNDS if plain.startswith(begin)), plain[:1])


def _is_clipped(compound: str, own: Sequence[str]) -> bool:
    """Whether a word is made of beginnings of a name's words, in order: «нац-фронт»."""
    return _is_made(compound, [word for word in own if len(word) >= _SHORTEST_PIECE], _PIECES)


def _is_made(rest: str, own: Sequence[str], n_pieces: int) -> bool:
    if not own or n_pieces == 0:
        return False
    word = own[0]
    if n_pieces < _PIECES and _is_last_piece(rest, word):
        return True
    longest = min(len(word), len(rest) - _SHORTEST_PIECE)
    return any(
        rest.startswith(word[:size]) and _is_made(rest[size:], own[1:], n_pieces - 1)
        for size in range(longest, _SHORTEST_PIECE - 1, -1)
    )


def _is_last_piece(rest: str, word: str) -> bool:
    """Whether what is left begins the word, or is the word in another case."""
    if len(rest) < _SHORTEST_PIECE:
        return False
    common = next(
        (n for n, (a, b) in enumerate(zip(rest, word, strict=False)) if a != b),
        min(len(rest), len(word)),
    )
    if common == len(rest):
        return True
    return (
        common >= _SHORTEST_PIECE
        and len(rest) - common <= _ENDING
        and len(word) - common <= _ENDING
    )


def _state_and_words(chains: Chains, mention: Mention) -> tuple[str, list[str]]:
    """The state that a body's name ends in, and the words before it."""
    tail = mention.last
    state = ""
    for number, inner in chains.nested(mention):
        if inner.last == mention.last and inner.type is EntityType.COUNTRY:
            tail = min(tail, inner.first)
            state = str(chains.root(number))
    return state, [token.text for token in chains.tree.tokens[mention.first : tail]]
