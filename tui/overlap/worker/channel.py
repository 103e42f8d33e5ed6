"""Messages between two ends of a pair of pipes.

Both ends are the same program, so what comes is unpickled; nobody else can write to the pipes.
"""

import pickle
from struct import Struct
from typing import IO

_LENGTH = Struct(">Q")


class Channel:
    """Sends to one stream of bytes and receives from another, a thread for each at most."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming, self._outgoing = incoming, outgoing

    def send(self, message: object) -> None:
        """Send a message; raise OSError or ValueError where the other end has gone."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        self._outgoing.write(_LENGTH.pack(len(data)))
        self._outgoing.write(data)
        self._outgoing.flush()

    def receive(self) -> object:
        """Wait for a message and return it; raise EOFError where the other end has gone."""
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
        # Not from outside: both ends are this program.
        return pickle.loads(self._read(length))  # noqa: S301

    def close_incoming(self) -> None:
        """Receive no more."""
        self._incoming.close()

    def close_outgoing(self) -> None:
        """Let the other end know that nothing more comes."""
        try:
            self._outgoing.close()
        except OSError:
            # What was not sent yet cannot be: the other end has gone before.
            return

    def _read(self, count: int) -> bytes:
        try:
            data = self._incoming.read(count)
        except (OSError, ValueError) as error:
            raise EOFError from error
        if data is None or len(data) < count:
            raise EOFError
        return data
