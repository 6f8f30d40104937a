"""Is a happening told as done, going on, planned or denied, or is nothing asserted at all?

`decide` answers for one trigger, never for a sentence. The decisions stand in two lists, and the
first that has an opinion is the answer.

For a verb (`VERB_DECISIONS`):

1. question         «Введут ли США пошлины?» → nothing
2. almost           «едва не обстреляла» → denied
3. unreal           «если бы победила» → denied; «могло бы получить», «чтобы снять» → nothing
4. conditional      «если введут», «в случае победы отменит» → nothing
5. hedged           «якобы рекомендует», «по слухам, собирается» → nothing
6. participle       «подписанный договор» → occurred; «готовящийся визит» → planned
7. converb          «…, подписав договор» → as the verb it hangs on
8. governed         «отказался признать» → denied; «намерен подать» → planned; «призвал направить»,
                    «может ввести», «считает, что введут» → nothing; «не отрицает, что» → own
9. negated          «не ратифицировал» → denied; «ещё не принял» → nothing; «не только» is none
10. ahead           «подпишет», «будет подписан» → planned
11. present         «встречается завтра» → planned; «призывает» → occurred; «ведёт» → ongoing
12. past            «направила», «введены», «был отменён» → occurred

For a noun (`NOUN_DECISIONS`): question, hedged, cancelled («отменил визит» → denied), modified
(«предстоящий саммит» → planned), governed by a noun («слухи о переговорах» → nothing), governed by
a verb («договорились о встрече» → planned; «после встречи сообщил» → occurred), dated.

A governor has its own status first: «не отказался» denies the refusal, so what was refused stands.

Source: ACE 2005 (polarity and modality of events), FactBank (Saurí and Pustejovsky 2009).
"""

import datetime as dt
from dataclasses import dataclass

from extract.claims.status_cues import Cue, cues_of
from extract.records import BlockKind, TimeInterval
from extract.times.clauses import Clause, clause_at
from extract.times.tense import is_future, is_predicate
from extract.tree import Tree
from ontology.vocabulary import Status

MAX_DEPTH = 6
"""Governors above governors that are asked; real sentences have up to four."""
