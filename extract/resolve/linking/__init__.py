"""Which entry of the gazetteer a name means, and why; or why none is told.

    places, organizations, products … → `names`      people → `people`
    bodies that every state has → `bodies`           what the article is about → `states`

A name is looked up as it stands, in the nominative, then by its lemmas. What is found must be of
the mention's type; of several senses the article decides, or nobody does. NIL means "not in this
gazetteer", never "not in Wikidata".
"""
