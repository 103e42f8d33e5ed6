"""Runs of words that two articles share."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.overlap.alignment.runs import RUN_WORDS, find_runs
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import Terms, read_terms

WORDS = st.lists(st.sampled_from(["gulls", "follow", "mud", "and", "herring"]), max_size=60)


def read(text: str, lexicon: Lexicon) -> Terms:
    return read_terms(Article("a", text, ""), lexicon)


@given(WORDS, WORDS)
def test_runs_are_equal_long_enough_and_apart_on_the_left(
    left: list[str], right: list[str]
) -> None:
    lexicon = Lexicon("english")
    one, other = read(" ".join(left), lexicon), read(" ".join(right), lexicon)
    runs = find_runs(one, other)
    for run in runs:
        assert run.length >= RUN_WORDS
        ours = one.stems[run.left : run.left + run.length].tolist()
        assert ours == other.stems[run.right : run.right + run.length].tolist()
    assert all(a.left + a.length <= b.left for a, b in itertools.pairwise(runs))


@given(WORDS)
def test_an_article_is_one_run_of_itself(words: list[str]) -> None:
    lexicon = Lexicon("english")
    terms = read(" ".join(words), lexicon)
    lengths = [run.length for run in find_runs(terms, terms)]
    assert lengths == ([len(words)] if len(words) >= RUN_WORDS else [])
