"""What was found in pairs of articles, asked by what stands in them."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.overlap.cache.coding import (
    decode_passages,
    decode_similar,
    encode_passages,
    encode_similar,
)
from tui.overlap.cache.errors import CodingError
from tui.overlap.cache.sharing_coding import decode_sharing, encode_sharing
from tui.overlap.cache.storage import Kept, Storage
from tui.overlap.corrections import Corrections
from tui.overlap.model import PairOverlaps
from tui.overlap.sharing import Sharing

if TYPE_CHECKING:
    from tui.overlap.boilerplate import Boilerplate

KEY_BYTES = 16

Articles = tuple[Article, Article]


class PairCache:
    """Findings by the two texts and the corrections on them; similar sentences by library too.

    A pair is kept once, in the order in which it is compared.
    """

    def __init__(self, storage: Storage, corrections: Corrections, library: str) -> None:
        self._storage = storage
        self._corrections = corrections
        self._library = library
        self.boilerplate: Boilerplate = {}
        """What is left out where it is told in short what a pair shares."""

    def sharings(self, pairs: Sequence[Articles]) -> list[Sharing | None]:
        """Return in short what each pair shares by its passages, None where that is not kept."""
        ordered = [in_order(*pair) for pair in pairs]
        keys = [self._short_key(*pair) for pair in ordered]
        kept = self._storage.get(Kept.SHARING, keys)
        found = []
        for key, (left, right), asked in zip(keys, ordered, pairs, strict=True):
            sharing = _read_sharing(kept.get(key), left, right)
            found.append(sharing.swapped() if sharing and left is not asked[0] else sharing)
        return found

    def passages(self, left: Article, right: Article) -> PairOverlaps | None:
        """Return what two articles share but for similar sentences; None where not kept."""
        one, other = in_order(left, right)
        kept = self._get(Kept.PASSAGES, self._key(one, other))
        if kept is None:
            return None
        try:
            passages = decode_passages(kept, (len(one.text), len(other.text)))
        except CodingError:
            return None
        return _seen(PairOverlaps(one.id, other.id, passages), left, one)

    def with_similar(
        self, found: PairOverlaps, left: Article, right: Article, around: str
    ) -> PairOverlaps | None:
        """Return a finding with its similar sentences; None where these are not kept.

        They depend on the library, and in a large one on the articles they are ranked with.
        """
        one, other = in_order(left, right)
        kept = self._get(Kept.SIMILAR, self._key(one, other, self._library, around))
        if kept is None:
            return None
        try:
            similar = decode_similar(kept, (len(one.text), len(other.text)))
        except CodingError:
            return None
        return _seen(replace(_seen(found, one, left), similar=similar), left, one)

    def keep_passages(self, found: PairOverlaps, left: Article, right: Article) -> None:
        """Keep the passages of two articles."""
        one, other = in_order(left, right)
        self.keep_encoded(encode_passages(_seen(found, one, left).passages), one, other)

    def keep_encoded(self, passages: bytes, left: Article, right: Article) -> None:
        """Keep passages that are encoded already; the articles are in order."""
        self._storage.put(Kept.PASSAGES, self._key(left, right), passages)

    def keep_sharing(self, sharing: Sharing, left: Article, right: Article) -> None:
        """Keep in short what two articles share by their passages alone."""
        one, other = in_order(left, right)
        seen = sharing if one is left else sharing.swapped()
        self._storage.put(Kept.SHARING, self._short_key(one, other), encode_sharing(seen))

    def keep_similar(self, found: PairOverlaps, left: Article, right: Article, around: str) -> None:
        """Keep the similar sentences of two articles."""
        one, other = in_order(left, right)
        key = self._key(one, other, self._library, around)
        self._storage.put(Kept.SIMILAR, key, encode_similar(_seen(found, one, left).similar))

    def _get(self, kind: Kept, key: bytes) -> bytes | None:
        return self._storage.get(kind, [key]).get(key)

    def _short_key(self, left: Article, right: Article) -> bytes:
        ranges = [self.boilerplate.get(one.id) for one in (left, right)]
        return self._key(left, right, *([repr(ranges)] if all(ranges) else []))

    def _key(self, left: Article, right: Article, *more: str) -> bytes:
        said = self._corrections.between(left.id, right.id)
        corrected = repr([said.refused, said.joined]) if said.refused or said.joined else ""
        parts = "\n".join((left.sha256, right.sha256, *more, corrected))
        return blake2b(parts.encode(), digest_size=KEY_BYTES).digest()


def library_hash(articles: Sequence[Article]) -> str:
    """Return 32 hexadecimal digits that tell the texts of a library, their order aside."""
    hashes = "\n".join(sorted(article.sha256 for article in articles))
    return blake2b(hashes.encode(), digest_size=KEY_BYTES).hexdigest()


def in_order(left: Article, right: Article) -> Articles:
    """Return two articles in the order in which they are kept and compared."""
    exchanged = (left.text, left.id) > (right.text, right.id)
    return (right, left) if exchanged else (left, right)


def _seen(found: PairOverlaps, wanted: Article, known: Article) -> PairOverlaps:
    """Return a finding that is seen from the `known` article as seen from the `wanted` one."""
    return found if wanted is known else found.swapped()


def _read_sharing(kept: bytes | None, left: Article, right: Article) -> Sharing | None:
    try:
        return decode_sharing(kept, left.id, right.id) if kept is not None else None
    except CodingError:
        return None
