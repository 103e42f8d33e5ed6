"""Choose the pairs of a large library while requests are answered."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from tui.articles.model import Article
from tui.overlap.cache.unwritable import cannot_keep
from tui.overlap.plan import Plan, plan_library
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.messages import Phase, Progress, Trouble


class Indexing:
    """The making of a plan in a thread of its own, which gives itself to `post` at its end.

    Before that it gives its Progress, and Trouble where the index cannot be kept. That is the one
    in `folder`, brought up to date by so many processes.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        folder: Path | None,
        jobs: int,
        post: Callable[[object], None],
    ) -> None:
        self._articles, self._folder, self._jobs, self._post = articles, folder, jobs, post
        self._plan: Plan | None = None
        self._failure = ""
        self._thread = Thread(target=self._make, daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Tell whether the plan is made, or cannot be."""
        return self._plan is not None or bool(self._failure)

    def plan(self) -> Plan:
        """Return the plan once it is made; raise WorkerError where it cannot be."""
        if self._plan is None:
            raise WorkerError(
                f"the library cannot be indexed ({self._failure}); please report this"
            )
        return self._plan

    def _tell(self, done: int, total: int) -> None:
        self._post(Progress(Phase.INDEXING, done, total))

    def _tell_unkept(self, error: OSError) -> None:
        if self._folder:
            self._post(Trouble(cannot_keep(self._folder, error)))

    def _make(self) -> None:
        try:
            self._plan = plan_library(
                self._articles, self._folder, self._jobs, self._tell, self._tell_unkept
            )
        except Exception as error:
            self._failure = f"{type(error).__name__}: {error}"
            raise
        finally:
            self._post(self)
