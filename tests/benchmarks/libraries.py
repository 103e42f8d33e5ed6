"""Libraries of any size in which it is known who copied what from whom, and what is boilerplate.

    python -m tests.benchmarks.libraries FOLDER COUNT [--seed N] [--one-story]

writes COUNT articles to a new FOLDER, and beside it FOLDER.planted.jsonl: a line for each two
articles with planted words, their ranges in words and in code points, ends exclusive.

Of 100 articles 60 are originals; 30 took one or two passages from these, word for word, edited or
paraphrased; 3 are copies of a whole one, 4 reprints of a story, some of them trimmed, and 3 begin
with the same lead as a few others. Famous quotes stand in all sorts. Outlets add headers, footers
and boxes, and everybody uses the same idioms. All words come as often as in English, but for those
of its topic that recur through each article.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from tests.benchmarks.options import new_parser
from tests.benchmarks.synthetic.author import Author
from tests.benchmarks.synthetic.planted import PlantedPair, Reuse, SyntheticLibrary
from tui.articles.model import Article
from tui.articles.segmentation import find_words

_REMEMBERED = 4_096

Range = tuple[int, int]


class Record(TypedDict):
    """Two articles, by id, and where in them planted words stand: in words, and code points."""

    reuse: Reuse
    left: str
    right: str
    left_words: Range
    right_words: Range
    left_span: Range
    right_span: Range


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a library; return 1 where the folder is there already."""
    parser = new_parser("libraries", __doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one-story", action="store_true", help="all articles on one topic")
    options = parser.parse_args(arguments)
    library = generate_library(options.count, options.seed, one_story=options.one_story)
    try:
        write_articles(library, options.folder)
    except FileExistsError:
        print(f"{options.folder}: there already; name a new folder", file=sys.stderr)
        return 1
    truth = options.folder.with_name(options.folder.name + ".planted.jsonl")
    with truth.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in planted_records(library))
    return 0


def generate_library(
    count: int, seed: int = 1, *, one_story: bool = False, hard_boxes: bool = False
) -> SyntheticLibrary:
    """Return a library of so many articles, always the same for a seed.

    With `one_story` all share a topic, and half of each article tells facts that many others tell.
    With `hard_boxes` outlets have several boxes, long and short, often or not, with names in them,
    and some neither header nor footer.
    """
    return Author(seed, one_story=one_story, hard_boxes=hard_boxes).write(count)


def write_articles(library: SyntheticLibrary, folder: Path) -> None:
    """Write the articles to a new folder; raise FileExistsError where there is one."""
    folder.mkdir(parents=True)
    for article in library.articles:
        (folder / article.id).write_text(written(article), encoding="utf-8", newline="\n")


def written(article: Article) -> str:
    """Return the content of an article's file."""
    if not article.markdown:
        return article.text
    known = article.metadata
    return (
        f"---\ntitle: {known.title}\nsource: {known.source}\ndate: {known.date}\n---\n"
        + article.text
    )


def planted_records(library: SyntheticLibrary) -> Iterator[Record]:
    """Yield what is left of what is planted in each two articles, by source."""

    @lru_cache(_REMEMBERED)
    def words(article: int) -> list[tuple[int, int]]:
        return list(find_words(library.articles[article].text))

    def place(article: int, pair: PlantedPair) -> tuple[Range, Range] | None:
        first, end = library.place(article, pair.start, pair.end)
        if first == end:
            return None
        return (first, end), (words(article)[first][0], words(article)[end - 1][1])

    for pair in library.planted_pairs():
        left, right = place(pair.left, pair), place(pair.right, pair)
        if left and right:
            yield {
                "reuse": pair.reuse,
                "left": library.articles[pair.left].id,
                "right": library.articles[pair.right].id,
                "left_words": left[0],
                "right_words": right[0],
                "left_span": left[1],
                "right_span": right[1],
            }


if __name__ == "__main__":
    sys.exit(main())
