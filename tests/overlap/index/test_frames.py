from random import Random

import pytest

from tests.overlap.index.libraries import drawn, index_of, spelled, words


def bodies(count: int, length: int = 300) -> list[str]:
    random = Random(count)
    return [drawn(random, f"story{spelled(number)}", length) for number in range(count)]


def pairs(texts: list[str]) -> set[tuple[int, int]]:
    runs = index_of(texts).runs
    return {*zip(runs.left.tolist(), runs.right.tolist(), strict=True)}


@pytest.mark.parametrize("count", [3, 10, 60])
@pytest.mark.parametrize("length", [8, 30, 90])
def test_a_footer_makes_no_pairs_in_few_articles_or_many(count: int, length: int) -> None:
    footer = words("subscribe", length)
    assert pairs([f"{body} {footer}" for body in bodies(count)]) == set()


@pytest.mark.parametrize("count", [3, 40])
def test_a_header_makes_no_pairs(count: int) -> None:
    header = words("menu", 12)
    assert pairs([f"{header} {body}" for body in bodies(count)]) == set()


def test_a_footer_with_a_date_inside_makes_no_pairs() -> None:
    before, after = words("copyright", 30), words("newsletter", 30)
    texts = [f"{body} {before} day{chr(97 + n)} {after}" for n, body in enumerate(bodies(12))]
    assert pairs(texts) == set()


def test_a_footer_whose_numbers_differ_is_boilerplate_as_a_whole() -> None:
    texts = [
        f"{body} {words('write', 12)} {n}017 {n * 7}58 {words('phone', 3)} {n}4 {words('desk', 9)}"
        for n, body in enumerate(bodies(5), start=1)
    ]
    assert index_of(texts).boilerplate_ranges() == {str(n): ((300, 327),) for n in range(5)}


def test_a_lead_that_several_took_over_is_shared() -> None:
    random = Random(5)
    texts = [f"{drawn(random, 'chips', 50)} {drawn(random, 'chips', 250)}"]
    lead = " ".join(texts[0].split()[:50])
    texts += [f"{lead} {drawn(random, 'chips', 250)}" for _ in range(4)]
    assert len(pairs([*texts, *bodies(10)])) == 10


def test_a_story_that_many_outlets_print_is_shared_from_its_first_word_to_its_last() -> None:
    story = bodies(1)[0]
    texts = [*[story] * 5, *bodies(10)[1:]]
    runs = index_of(texts).runs
    assert len(runs.left) == 10
    assert set(runs.length.tolist()) == {300}


def test_what_stands_at_the_end_of_two_articles_is_shared_if_they_are_of_one_story() -> None:
    ending, random = words("ending", 30), Random(4)
    first, second, *rest = bodies(8)
    assert pairs([f"{first} {ending}", f"{second} {ending}", *rest]) == set()
    first, second = drawn(random, "chips", 300), drawn(random, "chips", 300)
    assert pairs([f"{first} {ending}", f"{second} {ending}", *rest]) == {(0, 1)}


def test_an_ending_that_articles_of_two_outlets_have_is_shared() -> None:
    ending = words("ending", 30)
    texts = [f"{body} {words('footer' + 'ab'[n % 2], 12)}" for n, body in enumerate(bodies(8))]
    first, second = (text.replace(" footer", f" {ending} footer", 1) for text in texts[:2])
    assert pairs([first, second, *texts[2:]]) == {(0, 1)}


def test_what_ends_two_articles_alone_is_not_hidden() -> None:
    ending = words("ending", 30)
    first, second, *rest = bodies(8)
    assert index_of([f"{first} {ending}", f"{second} {ending}", *rest]).boilerplate_ranges() == {}


def test_the_words_of_boilerplate_are_told_by_article() -> None:
    footer = words("subscribe", 20)
    index = index_of([f"{body} {footer}" for body in bodies(5)])
    assert index.boilerplate_ranges() == {str(number): ((300, 320),) for number in range(5)}
    assert index_of(bodies(5)).boilerplate_ranges() == {}


def test_an_ending_that_tells_what_its_articles_tell_is_no_boilerplate() -> None:
    random = Random(5)
    ending = drawn(random, "chips", 50)
    texts = [f"{drawn(random, 'chips', 250)} {ending}" for _ in range(4)]
    assert index_of([*texts, *bodies(10)]).boilerplate_ranges() == {}


def test_a_passage_that_one_article_repeats_and_another_took_is_no_frame() -> None:
    passage = words("refrain", 20)
    first, second, *rest = bodies(6)
    assert pairs([f"{passage} {first} {passage}", f"{second} {passage}", *rest]) == {(0, 1)}


@pytest.mark.parametrize("length", [60, 150])
def test_what_ends_several_reports_on_one_story_is_shared(length: int) -> None:
    random = Random(length)
    ending = drawn(random, "chips", length)
    texts = [f"{drawn(random, 'chips', 250)} {ending}" for _ in range(4)]
    assert len(pairs([*texts, *bodies(40)])) == 6


@pytest.mark.parametrize("at_end", [False, True])
def test_of_short_articles_nothing_is_said_to_be_boilerplate(*, at_end: bool) -> None:
    lead = words("lead", 34)
    texts = [
        f"{words(name, 28)} {lead}" if at_end else f"{lead} {words(name, 28)}" for name in "abc"
    ]
    assert index_of(texts).boilerplate_ranges() == {}


def test_a_lead_in_a_script_without_spaces_is_shared() -> None:
    random = Random(3)
    story = [chr(0x4E00 + random.randrange(40)) for _ in range(2000)]
    lead = "".join(story[:70])
    texts = [lead + "".join(random.choices(story, k=300)) for _ in range(4)]
    others = [
        "".join(chr(0x5000 + 90 * n + random.randrange(90)) for _ in range(370)) for n in range(12)
    ]
    assert {(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)} <= pairs([*texts, *others])
