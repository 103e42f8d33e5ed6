import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.quotes.escaping import block_quote, escape_markdown, web_link

SIGNS = "\\`*_{}[]()#+-.!<>&|~=\"':;$1a /b"


def tokens(markdown: str) -> list[tuple[str, str]]:
    return [
        (token.type, token.content)
        for block in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown)
        for token in (block.children or [block])
    ]


@given(st.text(SIGNS, min_size=1, max_size=40).filter(str.strip))
def test_escaped_text_renders_as_itself_and_as_nothing_else(line: str) -> None:
    found = tokens(block_quote(escape_markdown(line)))
    kinds = {kind for kind, _ in found}
    allowed = {"blockquote_open", "paragraph_open", "text", "paragraph_close", "blockquote_close"}
    assert kinds <= allowed | {"text_special"}
    assert "".join(content for _, content in found) == line.strip()


@pytest.mark.parametrize(
    "line",
    [
        "Sales fell 5% - to $3 (of 4), said A. Huang!",
        "snake_case_name stays; so does 3 > 2 and R&D",
        "In 2025. a year, #tag and [sic is] not",
    ],
)
def test_ordinary_text_is_hardly_touched(line: str) -> None:
    assert escape_markdown(line).replace("\\[", "[") == line


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "x"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert "<" not in web_link(url)


def test_a_web_address_is_a_link() -> None:
    assert web_link("https://e.org/a_b?c=*") == "<https://e.org/a_b?c=*>"
