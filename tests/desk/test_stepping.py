from pathlib import Path

from tests.stepping import undone
from tui.annotations.model import Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span
from tui.desk.stepping import StepsTaken, TakeStep, steps_phrase, take_steps

TEXT = "The river rose by two metres and nobody in the valley had seen it so high.\n"
ARTICLE = Article("a.md", TEXT, "River")


def new_notebook(tmp_path: Path) -> Notebook:
    return Notebook(AnnotationStore(tmp_path / "annotations.json"), tmp_path / "seeds")


def test_undo_quotes_the_highlight_it_took_back(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    notebook.add(ARTICLE, Span(0, 60), claim="It rose")
    told = steps_phrase("undone", str, take_steps(notebook.undo, 1))
    assert told == "undone: highlight removed “The river rose by two metres and nobody…”"


def test_undo_names_the_tag_or_claim_it_is_about(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    notebook.claims.add("It rose")
    notebook.add(ARTICLE, Span(0, 9), tags=["flood"])
    notebook.tags.set_color("flood", "blue")
    told = steps_phrase("undone", str, take_steps(notebook.undo, 3))
    assert told == (
        "undone: tag colour changed back #flood, highlight removed “The river”, "
        "claim removed “It rose”"
    )
    assert undone(notebook) is None


def test_undo_says_of_which_article_and_of_which_claim(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    added = notebook.add(ARTICLE, Span(0, 9))
    notebook.articles.mark_read(ARTICLE)
    told = steps_phrase("undone", str, take_steps(notebook.undo, 1))
    assert told.startswith("undone: ")
    assert told.endswith("/seeds/a.md is unread again")
    notebook.claims.link(added.id, "It rose", Stance.SUPPORTS)
    notebook.claims.link(added.id, "It rose", Stance.MENTIONS)
    told = steps_phrase("undone", lambda _: "It rose", take_steps(notebook.undo, 1))
    assert told == "undone: stance changed back “It rose”"


def test_undo_says_which_article_is_read_or_unread_again(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    notebook.articles.mark_read(ARTICLE)
    notebook.articles.mark_unread(ARTICLE)

    def told(word: str, take: TakeStep) -> str:
        return steps_phrase(word, str, take_steps(take, 1), lambda _: "D")

    assert told("undone", notebook.undo) == "undone: D is read again"
    assert told("undone", notebook.undo) == "undone: D is unread again"
    assert told("done again", notebook.redo) == "done again: D is read again"


def test_many_steps_are_counted_and_the_last_is_told(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    for start in (0, 4, 10, 15):
        notebook.add(ARTICLE, Span(start, start + 3))
    told = steps_phrase("undone", str, take_steps(notebook.undo, 20))
    assert told == "4 steps undone, the last: highlight removed “The”"


def test_several_highlights_of_one_step_are_counted_not_quoted(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    notebook.add_many([(ARTICLE, Span(0, 3)), (ARTICLE, Span(4, 9))])
    assert (
        steps_phrase("undone", str, take_steps(notebook.undo, 1)) == "undone: 2 highlights removed"
    )


def test_where_there_is_nothing_it_says_so() -> None:
    assert steps_phrase("done again", str, StepsTaken(())) == "nothing to be done again"
