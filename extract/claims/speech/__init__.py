"""Reported speech, taken apart: the parts of which `extract.claims.statements` is made.

Quotation marks are matched in `extract.claims.quotes`, which events use too.

    clauses    where clauses end, with quotations seen as one piece
    reporting  the lexicon: which words report, with what force, in which frames
    frames     a reporting cue and the frame that it stands in
    tags       «…», — сказал X; …, передаёт X; как пишет X
    verbs      X заявил, что …; X сказал: «…»; об этом сообщил X
    phrases    X призвал …; X сообщил о …; X обвинил Y в …
    nominals   по словам X; согласно X
    unmarked   X: …; … — X; a quotation on its own
    cues       all cues of a document
    content    the span of what was said
    referents  from a phrase or pronoun to the entity that speaks
    subjects   the tokens that may head a reporting verb's subject
    speakers   from a cue to its speaker
    addressees from a cue to its hearer
"""
