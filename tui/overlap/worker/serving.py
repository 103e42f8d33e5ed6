"""Answer the requests that come over a channel, and between them compare the library."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from tui.overlap.pause import Pause
from tui.overlap.worker.channel import Channel
from tui.overlap.worker.computation import Computation
from tui.overlap.worker.messages import Begin, Hold, Trouble


def serve(channel: Channel, on_end: Callable[[], None] | None = None) -> None:
    """Compare until the other end goes, which is told to `on_end` in a thread of its own."""
    inbox: SimpleQueue[object] = SimpleQueue()
    pause = Pause()
    threading.Thread(target=_receive, args=(channel, inbox, pause, on_end), daemon=True).start()
    try:
        begin = inbox.get()
        if isinstance(begin, Begin):
            _answer(Computation(begin, channel.send, inbox.put, pause), inbox)
    except (BrokenPipeError, ConnectionError):
        return
    except Exception as error:
        channel.send(Trouble(f"comparing ended: {type(error).__name__}: {error}"))
        raise
    finally:
        channel.close_outgoing()


def _answer(computation: Computation, inbox: "SimpleQueue[object]") -> None:
    is_busy = True
    try:
        while True:
            try:
                request = inbox.get(block=not is_busy)
            except Empty:
                is_busy = computation.step()
                continue
            if request is None:
                return
            computation.take(request)
            is_busy = True
    finally:
        computation.close()


def _receive(
    channel: Channel,
    inbox: "SimpleQueue[object]",
    pause: Pause,
    on_end: Callable[[], None] | None,
) -> None:
    try:
        while True:
            request = channel.receive()
            if isinstance(request, Hold):
                pause.begin()
            else:
                inbox.put(request)
    except EOFError:
        inbox.put(None)
    if on_end:
        on_end()
