"""Tell the language of a text by its commonest words."""

from collections import Counter
from collections.abc import Sequence

ENGLISH = "english"

LEAST_SHARE = 0.08
"""Share of a text's words that must be common words of a language for it to be that language."""

CLEARLY = 1.3
"""How many times as many common words the likeliest language must have as the next."""

COMMON_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        ENGLISH: "the of and to that is for with by from this are it which was on as",
        "arabic": "في من على إلى أن عن التي الذي هذا هذه مع كان ما لا بعد بين كما قد",
        "czech": "se na že to si je jako za by podle jsou pro které který nebo jeho však ve když",
        "dutch": "het een van en dat niet zijn op te voor met die aan er ook door naar werd",
        "finnish": "ja on ei se että oli hän mutta ovat joka kun myös tai sen mukaan vain jo",
        "french": "le la les de des et est une dans qui du pour pas sur plus avec au ce il",
        "german": "der die das und ist nicht ein eine zu den mit von für dem sich auf des im auch",
        "greek": "και το του η της την να με που για από στο τα οι ο σε δεν είναι των τη",
        "hungarian": "az és hogy nem egy is volt meg csak ez már ki azt vagy lesz mint pedig",
        "italian": "il di che è per un non una sono del con gli della dei anche le si nel più",
        "lithuanian": "ir kad yra su į tai bet iš buvo kaip apie dėl nuo po šis jo ne už ar",
        "polish": "w nie na się do że jest jak ale po przez od za był oraz dla są który i z",
        "portuguese": "o os e de que em do da um uma para não com dos das mais ao na no foi são",
        "romanian": "și de în cu nu că din pe mai este un care sunt pentru au fost prin la",
        "russian": "и в не на что с по как это из за к от для его но о при так был",
        "spanish": "el la los las de en que y del por una con para es lo como más su fue son pero",
        "swedish": "och att det som en på är av för med till den inte har ett om men var",
        "turkish": "ve bir bu için da de ile olarak daha çok olan gibi sonra kadar ne ama",
    }.items()
}
"""The commonest words of each language that can be told, by its name among the stemmers."""

_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in COMMON_WORDS.items():
    for _word in sorted(_words):
        _LANGUAGES.setdefault(_word, []).append(_language)


def tell_language(words: Sequence[str]) -> str | None:
    """Return the name of the language of lower-case words, None where it is not clear."""
    counts = Counter[str]()
    for word, times in Counter(filter(_LANGUAGES.__contains__, words)).items():
        for language in _LANGUAGES[word]:
            counts[language] += times
    likeliest = [*counts.most_common(2), ("", 0), ("", 0)]
    (language, count), (_, next_count) = likeliest[:2]
    clear = count >= LEAST_SHARE * len(words) and count >= CLEARLY * next_count
    return language if clear and count else None
