"""Sentences as vectors: their words, what these may stand for, their neighbours, their context."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.overlap.words.bags import (
    Bags,
    Bits,
    Flags,
    Ids,
    common_entries,
    distinct,
    packed,
    pair_units,
    rounded,
    unpacked,
)
from tui.overlap.words.common_words import BITS, RAREST
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.senses import SENSES
from tui.overlap.words.terms import Terms

PRIOR_SENTENCES = 500
"""How many sentences of the library the table of common words outweighs."""

EVENNESS = 0.75
"""Power of its bits that a word weighs: below one, no single rare word decides."""

SENSE_SHARE = 0.5
"""What a word of the same sense weighs beside the word itself."""

PAIR_WEIGHT = 2.0
"""What two telling words in a row weigh; a word by itself weighs up to 6.8."""

CONTEXT_SHARE = 0.15
"""What the sentence before weighs: `the decision` and `the move` are told by it."""

TELLING = 5.0
"""Bits from which a word says something by itself, and makes pairs with its neighbours."""

_SENSE_FEATURES = 1 << 29
_PAIR_FEATURES = 1 << 30


@dataclass(frozen=True, eq=False)
class Importance:
    """What each word of a lexicon and each sense weighs, by number.

    `sentences` is how many they were weighed over.
    """

    words: Bits
    senses: Bits
    sentences: int


@dataclass(frozen=True, eq=False)
class Vectors:
    """The sentences of an article as vectors of length one, by number of sentence.

    `weights` has one value an entry of `bags`; a sentence that repeats an earlier one is empty.
    """

    terms: Terms
    bags: Bags
    weights: Bits
    telling: Bags
    """The telling words of each sentence."""
    telling_bits: Bits
    """What each entry of `telling` tells in English, beyond what it takes to be telling."""

    @property
    def filled(self) -> Flags:
        """Tell which sentences have words and are no repeats."""
        return _filled(self.terms)


def weigh_words(articles: Sequence[Terms], lexicon: Lexicon) -> Importance:
    """Return what words weigh: the rarer in the library, softened by English at large, the more.

    One sentence on each side is left out of the count: that is the coincidence to be weighed.
    """
    words, senses = np.zeros(len(lexicon.bits)), np.zeros(len(_SENSE_CHANCE))
    for terms in articles:
        words += np.bincount(terms.distinct.terms, minlength=len(words))
        senses += np.bincount(_senses(terms, lexicon)[1], minlength=len(senses))
    sentences = sum(terms.bags.count for terms in articles)
    chance = np.exp2(-lexicon.bits.astype(np.float64))
    weights = _weight(words, sentences, chance), _weight(senses, sentences, _SENSE_CHANCE)
    return Importance(*weights, sentences)


def weigh_new_words(known: Importance, lexicon: Lexicon) -> Importance:
    """Return what words weigh, those too that the lexicon has learnt since: the library has none.

    Without new words that is `known` itself.
    """
    new = lexicon.bits[len(known.words) :]
    if not len(new):
        return known
    weights = _weight(np.zeros(len(new)), known.sentences, np.exp2(-new.astype(np.float64)))
    return Importance(np.concatenate([known.words, weights]), known.senses, known.sentences)


def weigh_sentences(terms: Terms, lexicon: Lexicon, importance: Importance) -> Vectors:
    """Return the sentences of an article as vectors."""
    bags = terms.distinct
    units, senses = _senses(terms, lexicon)
    paired, pairs = _pairs(terms, lexicon)
    weights = (
        importance.words[bags.terms],
        SENSE_SHARE * importance.senses[senses],
        np.full(len(pairs), PAIR_WEIGHT),
    )
    own = _normalised(
        terms,
        np.concatenate([bags.units, units, paired]),
        np.concatenate([bags.terms, senses + _SENSE_FEATURES, pairs]),
        np.concatenate(weights),
    )
    told = lexicon.bits[bags.terms] >= TELLING
    telling = Bags(bags.terms[told], bags.units[told], bags.count)
    telling_bits = lexicon.bits[telling.terms].astype(np.float64) - TELLING
    return Vectors(terms, *_with_context(terms, *own), telling, telling_bits)


def cosines(left: Vectors, right: Vectors) -> tuple[Ids, Ids, Bits]:
    """Return the pairs of sentences that have something in common, by number, and their cosines."""
    entries, others = common_entries(left.bags, right.bags)
    units, other_units, places = pair_units(left.bags, entries, right.bags, others)
    sums = np.bincount(places, left.weights[entries] * right.weights[others], len(units))
    scores = np.round(np.minimum(sums.astype(np.float64), 1.0) * 1e4) / 1e4
    return units, other_units, scores


def shared_telling(left: Vectors, right: Vectors, i: Ids, j: Ids) -> tuple[NDArray[np.intp], Bits]:
    """Return how many telling words each of some pairs of sentences share, and what they tell."""
    entries, others = common_entries(left.telling, right.telling)
    keys = packed(left.telling.units[entries], right.telling.units[others])
    order = np.argsort(keys, kind="stable")
    keys, bits = keys[order], np.append(0.0, np.cumsum(left.telling_bits[entries[order]]))
    wanted = packed(i, j)
    low, high = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
    return high - low, bits[high] - bits[low]


def _sense_chance() -> Bits:
    chance = np.zeros(max(SENSES.values()) + 1)
    for stem, number in SENSES.items():
        chance[number] += 2.0 ** -BITS.get(stem, RAREST)
    return chance


_SENSE_CHANCE = _sense_chance()


def _weight(counts: Bits, sentences: int, chance: Bits) -> Bits:
    seen = np.maximum(counts - 2, 0) + chance * PRIOR_SENTENCES
    bits = -np.log2(np.minimum(seen / (sentences + PRIOR_SENTENCES), 1.0))
    return rounded(bits**EVENNESS)


def _senses(terms: Terms, lexicon: Lexicon) -> tuple[Ids, Ids]:
    """Return the senses in each sentence, each once: units and numbers of senses."""
    senses = lexicon.senses[terms.distinct.terms]
    known = np.flatnonzero(senses >= 0)
    return unpacked(distinct(packed(terms.distinct.units[known], senses[known])))


def _pairs(terms: Terms, lexicon: Lexicon) -> tuple[Ids, Ids]:
    """Return the neighbouring telling words of each sentence: units and numbers of pairs."""
    telling = np.flatnonzero(lexicon.bits[terms.stems] >= TELLING)
    units = terms.sentence_of_word[telling]
    kept = np.flatnonzero((units[1:] == units[:-1]) & _filled(terms)[units[1:]])
    digests = lexicon.digests[terms.stems[telling]]
    one, other = digests[kept], digests[kept + 1]
    # In either order the same, and of a doubled word not the same as of any other.
    numbers = (one * other ^ one + other) % _PAIR_FEATURES | _PAIR_FEATURES
    return unpacked(distinct(packed(units[kept], numbers)))


def _filled(terms: Terms) -> Flags:
    """Tell which sentences have words and are no repeats."""
    filled: Flags = np.bincount(terms.distinct.units, minlength=terms.bags.count) > 0
    return filled


def _with_context(terms: Terms, bags: Bags, weights: Bits) -> tuple[Bags, Bits]:
    """Return the vectors with what the sentence before is about added to each."""
    following = bags.units + 1
    used = np.flatnonzero(following < bags.count)
    used = used[_filled(terms)[following[used]]]
    return _normalised(
        terms,
        np.concatenate([bags.units, following[used]]),
        np.concatenate([bags.terms, bags.terms[used]]),
        np.concatenate([weights, CONTEXT_SHARE * weights[used]]),
    )


def _normalised(terms: Terms, units: Ids, features: Ids, weights: Bits) -> tuple[Bags, Bits]:
    """Return vectors of length one of what is given, features that come twice added up."""
    keys, places = np.unique(packed(units, features), return_inverse=True)
    sums = rounded(np.bincount(places, weights, len(keys)).astype(np.float64))
    units, features = unpacked(keys)
    bags = Bags(features, units, terms.bags.count)
    lengths = np.sqrt(bags.totals(sums**2))
    return bags, rounded(sums / np.maximum(lengths[units], 1e-9))
