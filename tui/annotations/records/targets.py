"""What a record is about, as a W3C target: its source and one selector a span.

A selector joins the fields of W3C's TextPositionSelector and TextQuoteSelector; offsets are code
points of the article's text.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from tui.annotations.durable.document import Record
from tui.annotations.model import Selector, Target
from tui.annotations.records.fields import (
    InvalidFieldError,
    digest,
    mapping,
    offset,
    string,
    strings,
)


def target_record(target: Target, known: object = None) -> Record:
    """Return a target as a record; fields of the record `known` that are not ours are kept."""
    before = known if isinstance(known, Mapping) else {}
    record = {**before, "source": target.source, "sha256": target.sha256}
    if not target.selectors:
        record.pop("selector", None)
        return record
    kept = _by_start(before.get("selector"))
    record["selector"] = [
        {**kept.get(selector.start, {}), **_selector_record(selector)}
        for selector in target.selectors
    ]
    return record


def read_target(value: object, *, whole_article: bool = False) -> Target:
    """Return the target in a record; without selectors only where it is about a whole article.

    Raises InvalidFieldError where it is not valid.
    """
    record = mapping(value, "target")
    source = string(record, "source")
    if not source:
        raise InvalidFieldError("target.source is empty")
    selectors = record.get("selector", [] if whole_article else None)
    if not isinstance(selectors, list) or not (selectors or whole_article):
        raise InvalidFieldError("target.selector is not a list of spans")
    return Target(source, digest(record, "sha256"), _in_order(tuple(map(_selector, selectors))))


def _by_start(selectors: object) -> dict[int, Mapping[str, Any]]:
    if not isinstance(selectors, list):
        return {}
    return {one["start"]: one for one in selectors if isinstance(one, Mapping) and "start" in one}


def _selector_record(selector: Selector) -> Record:
    return {
        "start": selector.start,
        "end": selector.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def _selector(value: object) -> Selector:
    record = mapping(value, "target.selector")
    exact, prefix, suffix = strings(record, ("exact", "prefix", "suffix"))
    start, end = offset(record, "start"), offset(record, "end")
    if not 0 <= start < end:
        raise InvalidFieldError("start and end are no span")
    if end - start != len(exact):
        raise InvalidFieldError("exact is not as long as from start to end")
    return Selector(start, end, exact, prefix, suffix)


def _in_order(selectors: tuple[Selector, ...]) -> tuple[Selector, ...]:
    if len(selectors) < 2:
        return selectors
    ordered = tuple(sorted(selectors, key=lambda selector: selector.start))
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise InvalidFieldError("target.selector has spans that overlap")
    return ordered
