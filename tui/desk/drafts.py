"""What the reader typed and is not saved, kept so that it can be offered again."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Draft:
    """What stands in a prompt, and what was saved when the reader was `shown` it.

    `shown` is None where another program has changed that since and the reader was told of it.
    """

    typed: str
    shown: str | None


class Drafts:
    """Drafts by a name for what each is about."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def offered(self, key: str, saved: str, spare: str = "") -> Draft:
        """Return what a prompt is to show: the draft `key`, or else what is `saved`.

        Where nothing is saved the draft `spare`, of something that is gone, is taken for it.
        """
        if key not in self._drafts and spare in self._drafts and not saved:
            return Draft(self._drafts[spare].typed, saved)
        known = self._drafts.get(key, Draft(saved, saved))
        return known if known.shown is not None else Draft(known.typed, saved)

    def keep(self, key: str, draft: Draft, spare: str = "") -> None:
        """Keep what was typed until it is saved; the draft `spare` it began with is taken over."""
        self._drafts.pop(spare, None)
        self._drafts[key] = draft

    def move(self, key: str, other: str) -> str:
        """Give a draft another name, and return what was typed; nothing where there is none."""
        draft = self._drafts.pop(key, None)
        if draft is None:
            return ""
        self._drafts[other] = draft
        return draft.typed

    def drop(self, key: str) -> None:
        """Forget a draft, because it is saved or not wanted."""
        self._drafts.pop(key, None)

    def forget_shown(self, key: str) -> None:
        """Take note that the reader was told what is saved now."""
        if key in self._drafts:
            self._drafts[key] = replace(self._drafts[key], shown=None)


def tag_line(tags: tuple[str, ...]) -> str:
    """Return tags as a line to type in, ready for another."""
    return "".join(f"{tag}, " for tag in tags)


def tags_in(line: str) -> tuple[str, ...]:
    """Return the tags of a line, which commas part."""
    return tuple(tag.strip() for tag in line.split(",") if tag.strip())
