"""Is a happening told as done, going on, planned or denied, or is nothing asserted at all?

`decide` answers for one trigger, never for a sentence. The decisions stand in two lists, and the
first that has an opinion is the answer.

For a verb (`verb_status.VERB_DECISIONS`):

 1. question     «Введут ли США пошлины?» → nothing; so is fiction: «В фильме армия напала»
 2. almost       «едва не обстреляла» → denied
 3. unreal       «если бы победила» → denied; «согласилась бы», «чтобы снять» → nothing
 4. conditional  «если введут», «в случае победы отменит» → nothing
 5. hedged       «якобы рекомендует», «по слухам, собирается» → nothing
 6. participle   «подписанный договор» → occurred; «готовящийся визит» → planned
 7. converb      «…, подписав договор» → as the verb that it hangs on
 8. governed     «отказался признать» → denied; «намерен подать» → planned; «призвал направить»,
                 «может ввести», «считает, что введут» → nothing; «не отрицает, что убил» → own
 9. negated      «не ратифицировал» → denied; «ещё не принял» → nothing (as an event: denied so
                 far); «не только» is none
10. withdrawn    «попал в больницу, но позже это опровергли» → denied
11. ahead        «подпишет», «будет подписан» → planned
12. present      «встречается завтра» → planned; «призывает» → occurred; «ведёт» → ongoing; in a
                 headline occurred («США вводят пошлины»), but for processes («США создают альянс»)
13. past         «направила», «введены», «был отменён» → occurred

For a noun (`noun_status.NOUN_DECISIONS`): question, fiction, hedged, cancelled («отменил визит» →
denied; «заморозил переговоры о визите» → nothing), modified («предстоящий саммит» → planned),
governed by a noun («слухи о переговорах» → nothing), governed by a verb («договорились о встрече»
→ planned; «после встречи сообщил» → occurred; «приступила к формированию» → ongoing), dated
(«Встреча 5 мая: главное» → by the date).

A governor has its own status first: «не отказался» denies the refusal, so what was refused stands.

Source: ACE 2005 (polarity and modality of events), FactBank (Saurí and Pustejovsky 2009).
"""

import datetime as dt

from extract.claims.judgment import Case, Decision
from extract.claims.noun_status import noun_status
from extract.claims.verb_status import verb_status
from extract.records import TimeInterval
from extract.times.tense import is_predicate
from extract.tree import Tree

__all__ = ["Decision", "decide"]


def decide(
    tree: Tree,
    index: int,
    time: TimeInterval | None = None,
    published: dt.date | None = None,
) -> Decision:
    """The status of the happening that a token names.

    Args:
        tree: of the document.
        index: the trigger: a verb, a participle, or an event noun.
        time: when it happens, as far as the text says.
        published: the article's date.

    Returns:
        The status, None where nothing may be asserted, with the reason.
    """
    case = Case(tree, index, time, published)
    return verb_status(case) if is_predicate(tree, index) else noun_status(case)
