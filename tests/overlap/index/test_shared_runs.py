from itertools import combinations, takewhile
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.overlap.index.libraries import corpus_of, drawn, spelled, words
from tui.overlap.index.library_index import frame
from tui.overlap.index.shared_grams import GRAM, grams_from, shared_grams
from tui.overlap.index.shared_runs import MOST_JOINED, Runs

Run = tuple[int, int, int, int, int]

WORDS = st.lists(st.sampled_from(["north", "south", "west"]), max_size=25)


def runs_of(texts: list[list[str]], first: int | None = None) -> list[Run]:
    corpus = corpus_of([" ".join(text) for text in texts])
    grams = shared_grams(corpus) if first is None else grams_from(corpus, first)
    return as_rows(frame(grams, corpus).runs(corpus))


def as_rows(runs: Runs) -> list[Run]:
    columns = (column.tolist() for column in runs[:5])
    return sorted(zip(*columns, strict=True))


def compared_word_by_word(texts: list[list[str]]) -> list[Run]:
    """Return the same runs, found by looking at each word of each pair."""
    found = []
    for (left, one), (right, other) in combinations(enumerate(texts), 2):
        for start in range(len(one)):
            for begin in range(len(other)):
                if start and begin and one[start - 1] == other[begin - 1]:
                    continue
                ahead = zip(one[start:], other[begin:], strict=False)
                length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ahead))
                if length >= GRAM:
                    found.append((left, right, start, begin, length))
    return sorted(found)


@given(WORDS, WORDS)
def test_two_articles_share_the_runs_that_comparing_each_word_finds(
    one: list[str], other: list[str]
) -> None:
    assert runs_of([one, other]) == compared_word_by_word([one, other])


@given(st.lists(WORDS, max_size=2), WORDS)
def test_the_runs_of_a_new_article_are_those_found_among_all(
    texts: list[list[str]], new: list[str]
) -> None:
    # What they share stands apart from the edges: what is a footer is judged by what is known.
    edges = [(words(f"{n}a", 50).split(), words(f"{n}b", 50).split()) for n in "xyz"]
    every = [[*a, *text, *b] for text, (a, b) in zip([*texts, new], edges, strict=False)]
    before = sum(map(len, every[:-1]))
    runs = [run for run in runs_of(every, before) if run[1] == len(texts)]
    assert runs == [run for run in runs_of(every) if run[1] == len(texts)]


def test_a_passage_in_the_middle_of_many_articles_is_a_run_of_each_two() -> None:
    shared = words("shared", 30)
    names = [spelled(number) for number in range(10)]
    texts = [f"{words(f'{n}a', 60)} {shared} {words(f'{n}b', 60)}".split() for n in names]
    assert runs_of(texts) == [(i, j, 60, 60, 30) for i, j in combinations(range(10), 2)]


def test_what_very_many_have_joins_each_with_the_first_few() -> None:
    random = Random(1)
    shared = words("shared", 60)
    count = MOST_JOINED + 20
    texts = [
        f"{drawn(random, name, 90)} {shared} {drawn(random, name, 90)}".split()
        for name in (f"story{spelled(number)}" for number in range(count))
    ]
    runs = runs_of(texts)
    assert len(runs) < 10 * count
    assert {run[1] for run in runs} == set(range(1, count))


def test_a_run_goes_over_words_that_others_have_only_in_part() -> None:
    passage = words("p", 40).split()
    part = passage[10:25]
    texts = [
        [*words("a", 50).split(), *passage, *words("b", 50).split()],
        [*words("c", 50).split(), *passage, *words("d", 50).split()],
        [*words("e", 50).split(), *part, *words("f", 50).split()],
    ]
    assert (0, 1, 50, 50, 40) in runs_of(texts)


def test_a_phrase_that_hundreds_use_is_shared_by_none_but_two_who_alone_have_it_do() -> None:
    random = Random(2)
    phrase = words("phrase", 8)
    for count, shared in ((300, 0), (2, 1)):
        names = [f"story{spelled(number)}" for number in range(count)]
        texts = [f"{drawn(random, n, 90)} {phrase} {drawn(random, n, 90)}".split() for n in names]
        assert len(runs_of(texts)) == shared


def test_common_words_in_a_row_are_shared_by_none() -> None:
    phrase = "it is one of the most of all".split()
    assert runs_of([[*words("a", 50).split(), *phrase], [*phrase, *words("b", 50).split()]]) == []


def test_customs_apart_from_each_other_do_not_add_up_to_a_passage_but_edits_part_one() -> None:
    random = Random(3)
    one, other = words("one", 8), words("other", 8)

    def text(*parts: str, between: int) -> list[str]:
        return f" {drawn(random, 'chips', between)} ".join(("", *parts, "")).split()

    customs = [text(custom, between=60) for custom in (one, other) for _ in range(12)]
    customs += [drawn(random, f"story{spelled(number)}", 90).split() for number in range(100)]
    for between, shared in ((60, []), (4, [(0, 1), (0, 1)])):
        both = [text(one, other, between=between) for _ in range(2)]
        padded = [
            [*words(f"pad{n}", 60).split(), *part] for n, part in zip("ab", both, strict=True)
        ]
        runs = runs_of([*padded, *customs])
        assert [run[:2] for run in runs] == shared
