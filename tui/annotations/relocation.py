"""Give records about an article the source it has now."""

from collections.abc import Mapping
from dataclasses import replace

from tui.annotations.model import (
    ArticleNote,
    Change,
    Correction,
    Entity,
    Highlight,
    ReadMark,
    Target,
)


def relocated(entity: Entity, sources: Mapping[str, str]) -> Entity:
    """Return a record with each source replaced by what `sources` has for it, if it has."""

    def moved(target: Target) -> Target:
        return target._replace(source=sources.get(target.source, target.source))

    match entity:
        case Correction(targets=(left, right)):
            return replace(entity, targets=(moved(left), moved(right)))
        case Highlight() | ArticleNote() | ReadMark():
            return replace(entity, target=moved(entity.target))
    return entity


def relocated_change(change: Change, now: Entity | None) -> Change:
    """Return a change for the record `now` if it differs from that before by its sources alone."""
    if change.before is None or now is None or now == change.before:
        return change
    pairs = zip(_targets(change.before), _targets(now), strict=False)
    sources = {before.source: after.source for before, after in pairs}
    if relocated(change.before, sources) != now:
        return change
    return Change(now, relocated(change.after, sources) if change.after else None)


def _targets(entity: Entity) -> tuple[Target, ...]:
    match entity:
        case Correction():
            return entity.targets
        case Highlight() | ArticleNote() | ReadMark():
            return (entity.target,)
    return ()
