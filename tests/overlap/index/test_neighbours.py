from random import Random

from tests.overlap.index.libraries import drawn, index_of, spelled, words
from tui.articles.model import Article
from tui.overlap.index.hashing import build_index
from tui.overlap.index.library_index import MOST_NEAREST
from tui.overlap.index.neighbours import HUNDREDS


def stories(count: int) -> list[str]:
    return [words(f"story{spelled(number)}", 60) for number in range(count)]


def test_an_article_is_near_to_one_that_rewords_it() -> None:
    texts = stories(40)
    told = "Ministers approved tungsten exports although smelters protested against quotas."
    retold = "Although smelters protested against the quotas, tungsten exports were approved."
    index = index_of([*texts, f"{words('one', 50)}. {told}", f"{words('other', 50)}. {retold}"])
    assert index.nearest("40") == ["41"]
    assert index.candidates() == [("40", "41")]


def test_the_nearest_come_first_and_are_no_more_than_asked_for() -> None:
    parts = [words(f"part{spelled(number)}", 8) for number in range(4)]
    texts = [
        " ".join((words(f"a{spelled(count)}", 50), *parts[:count], words(f"b{spelled(count)}", 50)))
        for count in range(5)
    ]
    index = index_of(texts)
    assert index.nearest("4") == ["3", "2", "1"]
    assert index.nearest("4", 2) == ["3", "2"]


def test_a_footer_makes_none_near() -> None:
    footer = words("subscribe", 30)
    index = index_of([f"{story} {footer}" for story in stories(40)])
    assert index.candidates() == []


def test_all_pairs_of_a_small_library_are_candidates_and_few_of_a_larger_one() -> None:
    few = MOST_NEAREST + 1
    assert len(index_of(stories(few)).candidates()) == few * (few - 1) // 2
    assert index_of(stories(few + 1)).candidates() == []


def test_one_coincidence_makes_near_in_a_library_of_hundreds_but_not_of_thousands() -> None:
    together = "tungsten smelters protested"
    pair = [f"{words(f'{name}', 40)} {together}" for name in ("one", "other")]
    assert index_of([*pair, *stories(HUNDREDS - 2)]).nearest("0") == ["1"]
    assert index_of([*pair, *stories(HUNDREDS - 1)]).nearest("0") == []


def test_the_index_does_not_depend_on_how_many_threads_make_it() -> None:
    random = Random(3)
    texts = [drawn(random, "chips", 200) for _ in range(50)]
    one, two = index_of(texts), index_of(texts, threads=2)
    assert one.candidates() == two.candidates()
    assert [column.tolist() for column in one.runs] == [column.tolist() for column in two.runs]


def test_articles_without_words_are_near_to_none() -> None:
    texts = ["", "…", *stories(40), ""]
    articles = [Article(f"{n:02}", text, "") for n, text in enumerate(texts)]
    assert build_index(articles).nearest("00") == []
    assert build_index([]).candidates() == []


def test_one_that_is_like_no_other_has_those_near_that_share_a_word() -> None:
    odd = f"{words('odd', 40)} tungsten {words('one', 20)}"
    other = f"{words('other', 40)} tungsten {words('another', 20)}"
    index = index_of([odd, other, *stories(40)])
    assert index.nearest("0") == ["1"]
    assert index.candidates() == []
