"""A place that was found, and what is known of it."""

from dataclasses import dataclass
from enum import Enum

from tui.articles.model import Span


class Certainty(Enum):
    """What is known of a place: the same words for sure, likely the one, or none."""

    SAME = "same"
    LIKELY = "likely"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the new text, where it is LOST a mere guess or none at all."""

    certainty: Certainty
    span: Span | None
