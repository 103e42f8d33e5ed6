import json
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.libraries import generate_library, main, planted_records, write_articles
from tests.benchmarks.synthetic.planted import JUNK, Kind, PlantedPair, Reuse, SyntheticLibrary
from tui.articles.library import open_library

COUNT = 240
SOME = 60
"""Articles of which all pairs are looked at."""


@pytest.fixture(scope="module")
def library() -> SyntheticLibrary:
    return generate_library(COUNT)


def spelled(library: SyntheticLibrary, article: int) -> list[str]:
    return [library.articles[article].slice(word) for word in library.articles[article].words]


def kinds(library: SyntheticLibrary, article: int) -> list[Kind | None]:
    """Return of each word what it is; None of one that replaced another."""
    sources = library.sources_of(library.origins[article]).tolist()
    return [library.sources[number].kind if number >= 0 else None for number in sources]


def pairs_of(library: SyntheticLibrary, reuse: Reuse) -> list[PlantedPair]:
    return [pair for pair in library.planted_pairs() if pair.reuse is reuse]


def sides(library: SyntheticLibrary, pair: PlantedPair) -> Iterator[list[str]]:
    """Yield the planted words of both articles, lower case, without what was put between."""
    for article in (pair.left, pair.right):
        origins = library.origins[article]
        at = np.flatnonzero((origins >= pair.start) & (origins < pair.end))
        words = spelled(library, article)
        yield [words[place].lower() for place in at]


def test_there_is_some_of_everything_that_is_planted(library: SyntheticLibrary) -> None:
    reuses = {pair.reuse for pair in library.planted_pairs()}
    found = {kind for article in range(COUNT) for kind in kinds(library, article)}

    assert reuses == set(Reuse) - {Reuse.ORIGINAL}
    assert JUNK | {Kind.OWN, Kind.LEAD, Kind.QUOTE} <= found


def test_a_seed_always_gives_the_same_library_and_another_one_a_different_one() -> None:
    one, again, other = (generate_library(20, seed) for seed in (1, 1, 2))

    assert one.articles == again.articles
    assert one.plantings == again.plantings
    assert one.articles != other.articles


def test_each_word_has_an_origin(library: SyntheticLibrary) -> None:
    for article, origins in zip(library.articles, library.origins, strict=True):
        assert len(article.words) == len(origins)


def test_words_of_one_origin_are_the_same_word(library: SyntheticLibrary) -> None:
    known: dict[int, str] = {}
    for article in range(COUNT):
        words = zip(library.origins[article].tolist(), spelled(library, article), strict=True)
        for origin, word in words:
            assert origin < 0 or known.setdefault(origin, word.lower()) == word.lower()


@pytest.mark.parametrize("reuse", [Reuse.VERBATIM, Reuse.LEAD, Reuse.QUOTE, Reuse.REPRINT])
def test_what_is_taken_word_for_word_stands_in_both(
    library: SyntheticLibrary, reuse: Reuse
) -> None:
    for pair in pairs_of(library, reuse):
        left, right = sides(library, pair)
        assert left == right


@pytest.mark.parametrize(
    ("reuse", "least", "most"),
    [(Reuse.EDITED, 0.84, 0.93), (Reuse.PARAPHRASED, 0.7, 0.8), (Reuse.COPY, 0.96, 0.99)],
)
def test_of_what_is_edited_a_share_of_the_words_is_left(
    library: SyntheticLibrary, reuse: Reuse, least: float, most: float
) -> None:
    counts = [[len(set(side)) for side in sides(library, p)] for p in pairs_of(library, reuse)]
    left = sum(map(min, counts)) / sum(map(max, counts))

    assert least <= left <= most


def test_a_paraphrase_has_its_clauses_in_another_order(library: SyntheticLibrary) -> None:
    for pair in pairs_of(library, Reuse.PARAPHRASED):
        orders = []
        for article in (pair.left, pair.right):
            origins = library.origins[article]
            orders.append(origins[(origins >= pair.start) & (origins < pair.end)])
        assert any((np.diff(order) < 0).any() for order in orders)


def test_a_lead_is_the_first_thing_after_the_header(library: SyntheticLibrary) -> None:
    for planting in library.plantings:
        if planting.reuse is Reuse.LEAD:
            start, _ = library.place(planting.article, planting.start, planting.end)
            assert set(kinds(library, planting.article)[:start]) <= {Kind.HEADER}


def test_footers_end_articles_and_boxes_stand_between_other_words(
    library: SyntheticLibrary,
) -> None:
    for article in range(COUNT):
        of_words = kinds(library, article)
        assert of_words[-1] is Kind.FOOTER
        if Kind.BOX in of_words:
            box = of_words.index(Kind.BOX)
            assert 0.1 < box / len(of_words) < 0.9


def test_some_footers_have_words_in_the_middle_that_differ(library: SyntheticLibrary) -> None:
    changing = 0
    for article in range(COUNT):
        of_words = kinds(library, article)
        first = of_words.index(Kind.FOOTER)
        changing += None in of_words[first:]

    assert 0 < changing < COUNT


def test_two_articles_are_related_where_they_share_more_than_boilerplate(
    library: SyntheticLibrary,
) -> None:
    shared = {(a, b): len(library.common(a, b)) for a, b in combinations(range(SOME), 2)}
    related = {pair for pair in library.related() if max(pair) < SOME}

    assert {pair for pair, words in shared.items() if words >= 40} <= related
    assert related <= {pair for pair, words in shared.items() if words > 0}


def test_most_articles_on_one_story_tell_a_fact_that_another_one_tells() -> None:
    library = generate_library(30, one_story=True)
    facts = []
    for origins in library.origins:
        sources = set(library.sources_of(origins).tolist()) - {-1}
        facts.append({n for n in sources if library.sources[n].kind is Kind.FACT})
    alike = [bool(one & other) for one, other in combinations(facts, 2)]

    assert sum(alike) > len(alike) / 2


def test_written_articles_are_read_as_they_were_made(
    library: SyntheticLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    write_articles(library, folder)
    read = open_library(folder).articles

    assert [(a.id, a.title, a.text, a.metadata) for a in read] == [
        (a.id, a.title, a.text, a.metadata) for a in library.articles
    ]


def test_the_spans_of_a_lead_hold_the_same_words(library: SyntheticLibrary) -> None:
    texts = {article.id: article.text for article in library.articles}
    leads = [r for r in planted_records(library) if r["reuse"] is Reuse.LEAD]
    for lead in leads:
        left, right = slice(*lead["left_span"]), slice(*lead["right_span"])
        assert texts[lead["left"]][left] == texts[lead["right"]][right]


def test_what_is_planted_is_no_article_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "library"

    assert main([str(folder), "30"]) == 0
    assert len(open_library(folder).articles) == 30
    lines = (tmp_path / "library.planted.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["left"] for line in lines} <= {path.name for path in folder.iterdir()}


def test_a_folder_that_is_there_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "5"]) == 1
    assert "name a new folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_hard_boxes_have_names_in_them_and_are_several_an_article() -> None:
    library = generate_library(60, hard_boxes=True)
    several, named = 0, 0
    for article in range(60):
        of_words = kinds(library, article)
        places = [place for place, kind in enumerate(of_words) if kind is Kind.BOX]
        gaps = [after - before for before, after in pairwise(places) if after > before + 1]
        several += any(gap > 6 for gap in gaps)
        named += any(gap <= 6 for gap in gaps)
    assert several
    assert named
