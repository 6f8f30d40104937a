"""Which sentences say the same in other words."""

import pytest

from extract.annotate.paraphrase import alike, wording

PARAPHRASED = 0.55


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Завод удвоит выпуск грузовиков", "производство грузовиков на заводе вырастет вдвое"),
        ("Экспорт зерна вырастет на 5%", "Вывоз зерна увеличится на 5%"),
        ("Мы поддержим фермеров дешевыми кредитами", "фермеров поддержат льготными займами"),
    ],
)
def test_other_words_for_the_same_are_alike(left: str, right: str) -> None:
    """Synonyms match by their vectors."""
    assert alike(wording(left), wording(right)) >= PARAPHRASED
    assert alike(wording(left), wording(right)) == alike(wording(right), wording(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Мы не будем вводить войска", "Мы будем вводить войска"),
        ("Экспорт зерна вырастет на 5%", "Экспорт зерна вырастет на 7%"),
        ("Мост построят к осени", "Суд отложил слушание жалобы"),
        ("Это", "она"),
    ],
)
def test_what_says_another_thing_is_not_alike(left: str, right: str) -> None:
    """A negation, another figure or no word in common."""
    assert alike(wording(left), wording(right)) == 0
