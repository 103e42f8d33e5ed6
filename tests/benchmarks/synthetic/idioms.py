"""What everybody says in so many words: common ones, and the formulas of newsrooms."""

IDIOMS = tuple(
    tuple(line.split())
    for line in """
        at the end of the day
        for the first time in a long time
        there is no doubt that it will
        in the middle of the night when
        on the other side of the street
        it is only a matter of time
        as a matter of fact it is
        in the rest of the world as well
        from the beginning to the end of
        one of the most important things that
        what is going to happen next is
        at the same time there is a
        in the first half of the year
        it was not until the end of
        for more than half of the time
        that is why so many of them
        the way in which it has been
        as far as we can tell there
        by the end of the week he
        some of the people who had been
        is one of the reasons why the
        all over the country and in the
        there are a number of reasons for
        as soon as it is possible to
        in the hope that it would be
        it is too early to say whether
        in the days and weeks to come
        over the course of the next few
        has not yet been made public and
        the two sides have agreed to meet
        respond to a request for comment on
        spoke on the condition of anonymity because
        according to people familiar with the matter
        said in a statement on monday that
        declined to comment on the matter when
        a spokesman for the company said that
        could not be reached for comment on
        compared with the same period last year
        the first of its kind in the
        told reporters at a news conference on
    """.strip().splitlines()
)
"""Idioms of six to eight words."""
