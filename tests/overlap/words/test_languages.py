"""Which language a text is in."""

import pytest

from tui.overlap.words.languages import tell_language

SENTENCES = {
    "english": "the price of bread and of milk is on the rise again in the towns by the coast",
    "german": "der preis für brot und milch steigt in den städten an der küste seit wochen wieder",
    "french": "le prix du pain et du lait augmente encore dans les villes de la côte",
    "spanish": "el precio del pan y de la leche sube otra vez en las ciudades de la costa",
    "italian": "il prezzo del pane e del latte sale di nuovo nelle città della costa",
    "portuguese": "o preço do pão e do leite sobe outra vez nas cidades da costa",
    "dutch": "de prijs van brood en melk stijgt weer in de steden aan het water",
    "swedish": "priset på bröd och mjölk stiger igen i städerna som ligger vid kusten",
    "polish": "cena chleba i mleka znowu rośnie w miastach na wybrzeżu i nie spada",
    "lithuanian": "duonos ir pieno kaina vėl kyla ir pakrantės miestuose, o tai yra daug",
    "russian": "цена на хлеб и на молоко снова растёт в городах на побережье",
    "turkish": "ekmek ve süt fiyatı kıyıdaki şehirlerde yeniden artıyor ve bu çok",
    "arabic": "ارتفع سعر الخبز والحليب من جديد في المدن على الساحل بعد عام",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_language_is_told_by_its_commonest_words(language: str) -> None:
    assert tell_language(SENTENCES[language].split()) == language


def test_a_language_that_is_not_known_is_not_told() -> None:
    assert tell_language("quarzo flim badur neks".split()) is None
    assert tell_language([]) is None
