"""What is found is reported soon, and in messages that are read in no time."""

from tui.articles.model import Span
from tui.overlap.model import PairOverlaps, Similar
from tui.overlap.sharing import Sharing
from tui.overlap.worker.messages import Found, Phase, Progress, Report, Shared
from tui.overlap.worker.reporting import MOST_ROWS, MOST_SHARINGS, Reporter

SHARING = Sharing("a", "b", None, 0, 0, 0.0, 0.0, 0, (), ())


def test_many_pairs_in_short_come_in_several_messages() -> None:
    told: list[Report] = []
    reporter = Reporter(told.append)
    for _ in range(1000):
        reporter.add_sharing(SHARING)
    reporter.flush()
    sizes = [len(one.sharings) for one in told if isinstance(one, Shared)]
    assert sum(sizes) == 1000
    assert max(sizes) <= MOST_SHARINGS


def test_large_pairs_come_one_by_one_and_in_full() -> None:
    told: list[Report] = []
    reporter = Reporter(told.append)
    suggestions = tuple(Similar(Span(0, n + 1), Span(0, 1), 0.5) for n in range(MOST_ROWS))
    pairs = [PairOverlaps("a", "b", (), suggestions), PairOverlaps("a", "c", (), suggestions)]
    for pair in pairs:
        reporter.add_pair(pair, SHARING)
    assert [one.pairs for one in told if isinstance(one, Found)] == [(pair,) for pair in pairs]


def test_of_much_progress_the_last_is_told() -> None:
    told: list[Report] = []
    reporter = Reporter(told.append)
    for done in range(100):
        reporter.set_progress(Progress(Phase.COMPARING, done, 100))
    reporter.flush()
    assert told[-1] == Progress(Phase.COMPARING, 99, 100)
    assert len(told) < 10
