"""cite-right: each sentence of an answer is aligned with its sources, compiled Smith-Waterman."""

from cite_right import CitationConfig, align_citations

from tests.benchmarks.joining import Match, match

CONFIG = CitationConfig(min_answer_coverage=0.35)
"""Share of a sentence's words that its source must have; 0.35 was best of 0.2 to 0.6."""


def find(left: str, right: str) -> list[Match]:
    """Return the sentences of the left text with what the right one has of each."""
    return [
        match(
            (cited.answer_span.char_start, cited.answer_span.char_end),
            (citation.char_start, citation.char_end),
        )
        for cited in align_citations(left, [right], config=CONFIG)
        for citation in cited.citations
    ]
