"""The command that leads from a sentence to all its versions."""

from tui.articles.model import Article
from tui.desk.desk import Desk
from tui.overlap.similar_at import first_occurrence, is_told_elsewhere, sentence_at
from tui.screens.text_screen import TextScreen
from tui.widgets.version_rows import alone_phrase


def is_awaited(desk: Desk, article: Article) -> bool:
    """Tell whether more may be found of what an article shares."""
    findings = desk.findings
    is_missing = not findings.has_pairs(article.id) and bool(findings.partners(article))
    return is_missing or not desk.progress.is_all


class VersionCommands(TextScreen):
    """Opens the versions of the sentence under the cursor."""

    def do_versions(self, _count: int | None = None) -> None:
        """List the versions of the sentence, and what is similar; say so where there is neither."""
        desk, article = self.desk, self.pane.article
        sentence = sentence_at(article, self.pane.cursor)
        if sentence is None:
            self.tell("no sentence here")
            return
        desk.find_all(article)
        pairs = desk.pairs_of(article.id)
        first = first_occurrence(article, sentence, desk.repeats.get(article.id, ()))
        same = dict.fromkeys((sentence, first))
        told = [n for n in same if is_told_elsewhere(article, n, pairs, desk.library.by_id)]
        if told or is_awaited(desk, article):
            from tui.screens.versions import VersionsScreen

            self.app.push_screen(VersionsScreen(desk, article, told[0] if told else sentence))
        else:
            self.tell(f"{alone_phrase(desk.letters[article.id])}, and none is similar")
