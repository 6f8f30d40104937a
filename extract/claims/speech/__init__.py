"""Reported speech, taken apart: the parts of which `extract.claims.statements` is made.

Quotation marks are matched in `extract.claims.quotes`, which events use too.

    clauses    where clauses end, with quotations seen as one piece
    reporting  the lexicon: which words report, with what force, in which frames
    frames     a reporting cue and the frame that it stands in
    tags       «…», — сказал X; …, передаёт X; как пишет X
    verbs      X заявил, что …; X сказал: «…»; X призвал …; об этом сообщил X
    nominals   по словам X; согласно X
    unmarked   X: …; … — X; a quotation on its own
    cues       all cues of a document
    content    the span of what was said
    referents  from a phrase or pronoun to the entity that speaks
    speakers   from a cue to its speaker
"""
