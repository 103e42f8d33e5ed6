"""Compare a library step by step: read it, choose the pairs, compare them, and keep all that."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from tui.articles.model import Article
from tui.overlap.cache.edition import edition
from tui.overlap.cache.pairs import PairCache, library_hash
from tui.overlap.cache.storage import Storage
from tui.overlap.cache.unwritable import cannot_keep
from tui.overlap.comparison import Comparer
from tui.overlap.pause import Pause
from tui.overlap.plan import SMALL, Plan, index_folder, plan_library
from tui.overlap.repeats import find_repeats
from tui.overlap.worker.agenda import Agenda, Depth, Task
from tui.overlap.worker.asked import Asked
from tui.overlap.worker.corrections import ToldCorrections
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.finding import PairFinder, cannot_compare
from tui.overlap.worker.helping import BATCH, BatchCompared, Helpers, Returned
from tui.overlap.worker.indexing import Indexing
from tui.overlap.worker.messages import (
    Answered,
    Begin,
    Begun,
    Compare,
    Correct,
    Missing,
    OpenArticle,
    Phase,
    Progress,
    Repeated,
    Report,
    Supply,
    Trouble,
)
from tui.overlap.worker.reading import read_articles
from tui.overlap.worker.reporting import Reporter

RECALLED = 200
"""Pairs that are looked up at a time."""

SECONDS_BETWEEN_WRITES = 0.5
"""How long what was found waits until it is written."""

WORTH_HELP = 500
"""Pairs from which on further processes are started: half a second before they begin."""

_WARM = object()


class Computation:
    """Does what is asked in small steps, what a reader waits for first.

    Reports are given to `tell`; what other threads and processes have done comes to `post`, from
    their threads, and is to be taken like a request. The processes that help rest as long as there
    is a `pause`.
    """

    def __init__(
        self,
        begin: Begin,
        tell: Callable[[Report], None],
        post: Callable[[object], None],
        pause: Pause,
    ) -> None:
        self._begin, self._post, self._pause = begin, post, pause
        self._reporter = Reporter(tell)
        self._corrections = ToldCorrections(begin.corrections)
        self._is_unkept_told = False
        self._storage = Storage(begin.cache, edition(), unkept=self._tell_unkept)
        self._articles: dict[str, Article] = {}
        self._comparer = Comparer([])
        self._finder: PairFinder | None = None
        self._plan: Plan | None = None
        self._agenda = Agenda()
        self._asked = Asked()
        self._helpers: Helpers | None = None
        self._requests = self._answered = 0
        self._written = monotonic()
        self._setting_up: Iterator[bool] | None = self._set_up()
        self._indexing: Indexing | None = None
        self._next: Begin | None = None
        self._begins = 0

    def take(self, request: object) -> None:
        """Take a request, to be done in the next steps."""
        if isinstance(request, Supply):
            self._articles.update((article.id, article) for article in request.articles)
        elif isinstance(request, Begin):
            self._next, self._begins = request, self._begins + 1
        elif isinstance(request, Progress):
            self._reporter.set_progress(request)
        elif isinstance(request, Trouble):
            self._tell_once(request)
        elif isinstance(request, Returned) and request.begin is self._begin:
            self._take_back(request.batch)
        elif isinstance(request, OpenArticle | Compare | Correct):
            self._requests += 1
            self._take_request(request)

    def _take_request(self, request: OpenArticle | Compare | Correct) -> None:
        if isinstance(request, OpenArticle):
            self._asked.open(request.article_id)
            self._open(request.article_id)
            return
        if isinstance(request, Correct):
            self._corrections.tell(request.left, request.right, request.corrections)
        pair = request.left, request.right
        self._agenda.ask([self._asked.task(*pair, Depth.SIMILAR, len(self._articles))])

    def step(self) -> bool:
        """Do a little, and report it; tell whether there is more to do at once."""
        if self._next and (self._indexing is None or self._indexing.is_done):
            self._begin_anew(self._next)
        task = self._agenda.next_urgent() if self._finder else None
        if task and self._helpers:
            # They would take half its speed from this process.
            self._pause.begin()
        if task is None and self._setting_up:
            is_busy = next(self._setting_up, None)
            if is_busy is None:
                self._setting_up, is_busy = None, True
        else:
            self._feed_helpers()
            task = task or self._agenda.next_of_library()
            is_busy = task is not None
            if task:
                self._compare(task)
        self._answer()
        self._write(at_once=not is_busy)
        return is_busy

    def _begin_anew(self, begin: Begin) -> None:
        """Take the library as it is now; of what was found that stays which is of the same texts.

        In a small library words are weighed over all articles, so all is compared anew.
        """
        before, self._begin, self._next = self._begin.hashes, begin, None
        stale = {one for one, text in before.items() if begin.hashes.get(one) != text}
        self._articles = {
            one: article
            for one, article in self._articles.items()
            if begin.hashes.get(one) == article.sha256
        }
        if len(begin.hashes) <= SMALL or len(before) <= SMALL:
            stale |= before.keys()
            self._agenda = Agenda()
        if self._helpers:
            self._helpers.close()
            self._helpers = None
        self._agenda.forget(stale)
        self._asked.forget(stale)
        self._corrections = ToldCorrections(begin.corrections)
        self._finder = self._plan = self._indexing = None
        self._setting_up = self._set_up()
        self._reporter.flush()
        self._reporter.tell(Begun(self._begins))

    def close(self) -> None:
        """Keep what was found, and let the helpers go."""
        # Nobody hears any more that it cannot be kept.
        self._is_unkept_told = True
        self._storage.close()
        if self._helpers:
            self._helpers.close()

    def _tell_unkept(self, error: Exception) -> None:
        if self._begin.cache:
            self._tell_once(Trouble(cannot_keep(self._begin.cache, error)))

    def _tell_once(self, trouble: Trouble) -> None:
        """Tell that the cache keeps nothing: pairs and index may both come upon it."""
        if not self._is_unkept_told:
            self._is_unkept_told = True
            self._reporter.tell(trouble)

    def _feed_helpers(self) -> None:
        """Give the other processes something to do, as long as there is more than a little."""
        helpers, agenda = self._helpers, self._agenda
        if helpers is None and self._begin.jobs > 1 and agenda.total - agenda.done >= WORTH_HELP:
            helpers = self._helpers = self._start_helpers(self._begin)
        while helpers and helpers.wanted:
            pairs = agenda.take_batch(BATCH)
            corrected = [pair for pair in pairs if self._corrections.are_on(*pair)]
            plain = [pair for pair in pairs if pair not in corrected]
            agenda.ask([Task(*pair, Depth.SHORT) for pair in corrected])
            if not plain:
                break
            helpers.give(plain, self._articles, self._plan.boilerplate if self._plan else {})

    def _start_helpers(self, begin: Begin) -> Helpers:
        return Helpers(begin.jobs - 1, lambda one: self._post(Returned(begin, one)), self._pause)

    def _take_back(self, batch: BatchCompared) -> None:
        failed = batch.failed or {}
        for one in batch.compared:
            if self._finder:
                self._finder.keep(one)
            self._agenda.mark_done(one.sharing.left, one.sharing.right)
            if one.sharing.kind:
                self._reporter.add_sharing(one.sharing)
        for pair, reason in failed.items():
            self._reporter.tell(Trouble(cannot_compare(*pair, reason)))
            self._agenda.mark_done(*pair)
        if not batch.compared and not failed:
            self._agenda.put_back(batch.pairs)
        if self._helpers:
            self._helpers.took_back()
        self._report_progress()

    def _answer(self) -> None:
        """Report what was waited for as soon as there is nothing more of it."""
        is_ready = self._plan is not None and not self._agenda.is_urgent
        if is_ready and self._answered < self._requests:
            self._answered = self._requests
            self._reporter.flush()
            self._reporter.tell(Answered(self._answered))

    def _write(self, *, at_once: bool) -> None:
        if at_once:
            self._reporter.flush()
        if at_once or monotonic() - self._written > SECONDS_BETWEEN_WRITES:
            self._storage.write()
            self._written = monotonic()

    def _set_up(self) -> Iterator[bool]:
        """Read the library and plan what to compare; yield whether that can go on at once."""
        yield from self._read()
        articles = [self._articles[one] for one in self._begin.hashes]
        self._comparer = Comparer(articles, self._corrections)
        cache = PairCache(self._storage, self._corrections, library_hash(articles))
        self._finder = PairFinder(self._articles, self._comparer, cache)
        if not articles:
            self._use(Plan((), {}), Depth.SIMILAR)
        elif len(articles) <= SMALL:
            for article in articles:
                self._report_repeats(article)
                yield True
            self._use(plan_library(articles), Depth.SIMILAR)
        else:
            yield from self._plan_large(articles)
        self._report_progress()

    def _read(self) -> Iterator[bool]:
        hashes = self._begin.hashes
        unread = {one: text for one, text in hashes.items() if one not in self._articles}
        for article in read_articles(self._begin.paths, unread) if unread else ():
            self._articles[article.id] = article
            progress = Progress(Phase.READING, len(self._articles), len(hashes))
            self._reporter.set_progress(progress)
            yield True
        missing = hashes.keys() - self._articles.keys()
        if missing:
            self._reporter.tell(Missing(tuple(sorted(missing))))
        while hashes.keys() - self._articles.keys():
            yield False

    def _plan_large(self, articles: Sequence[Article]) -> Iterator[bool]:
        """Choose the pairs by the index of the library, and use what is kept of them."""
        self._reporter.set_progress(Progress(Phase.INDEXING, 0, len(articles)))
        self._reporter.flush()
        begin = self._begin
        folder = index_folder(begin.cache, begin.paths[0]) if begin.cache else None
        indexing = self._indexing = Indexing(articles, folder, begin.jobs, self._post)
        warming = self._comparer.warm_up()
        while not indexing.is_done:
            # What is kept of a library is told first.
            yield self._storage.is_empty and next(warming, _WARM) is not _WARM
        yield from self._recall(indexing.plan())
        self._reporter.flush()
        for _ in warming:
            yield True

    def _recall(self, plan: Plan) -> Iterator[bool]:
        """Use a plan, and report what is kept of its pairs."""
        self._use(plan, Depth.SHORT)
        if self._storage.is_empty:
            return
        for first in range(0, len(plan.pairs), RECALLED):
            pairs = self._agenda.left_of(plan.pairs[first : first + RECALLED])
            known = self._finder.known(pairs) if self._finder else []
            for pair, sharing in zip(pairs, known, strict=True):
                if sharing:
                    self._agenda.mark_done(*pair)
                if sharing and sharing.kind:
                    self._reporter.add_sharing(sharing)
            self._report_progress()
            yield True

    def _use(self, plan: Plan, depth: Depth) -> None:
        self._plan = plan.including(self._begin.corrections)
        if self._finder:
            self._finder.leave_out(plan.boilerplate)
        self._agenda.plan(self._plan.pairs, depth)
        for article_id in self._asked.opened:
            self._open(article_id, again=True)

    def _open(self, article_id: str, *, again: bool = False) -> None:
        """Ask for all pairs of an article, those with its nearest first, and what it repeats.

        Where it was opened before, `again`, only for those pairs that were not told.
        """
        if self._finder is None or article_id not in self._articles:
            return
        if self._asked.begin_to_tell(article_id) or not again:
            self._report_repeats(self._articles[article_id])
        if self._plan is None:
            return
        size, asked, agenda = len(self._articles), self._asked, self._agenda
        tasks = asked.tasks_of(article_id, self._plan, size)
        if size <= SMALL:
            tasks = (t for t in tasks if agenda.left_of([(t.left, t.right), (t.right, t.left)]))
        elif again:
            tasks = (task for task in tasks if not asked.is_told(task.left, task.right))
        agenda.ask(list(tasks))

    def _compare(self, task: Task) -> None:
        if self._finder is None or not {task.left, task.right} <= self._articles.keys():
            return
        near = self._plan.nearest.get(task.around, ()) if self._plan and task.around else ()
        try:
            found, sharing = self._finder.find(task, [task.around, *near] if task.around else ())
        except WorkerError as error:
            self._reporter.tell(Trouble(str(error)))
        else:
            if task.depth is not Depth.SHORT:
                self._reporter.add_pair(found, sharing)
                self._asked.mark_told(task.left, task.right)
            elif sharing.kind:
                self._reporter.add_sharing(sharing)
        self._agenda.mark_done(task.left, task.right)
        self._report_progress()

    def _report_repeats(self, article: Article) -> None:
        repeats = find_repeats(self._comparer.copy(article))
        self._reporter.tell(Repeated(article.id, repeats))

    def _report_progress(self) -> None:
        agenda = self._agenda
        self._reporter.set_progress(Progress(Phase.COMPARING, agenda.done, agenda.total))
