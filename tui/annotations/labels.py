"""Labels of tags: `/` parts a tag from those above it, and case tells no two tags apart."""

from collections.abc import Iterator

from tui.annotations.errors import AnnotationsError
from tui.articles.characters import one_line


def label_key(label: str) -> str:
    """Return what all spellings of a label have in common: no case, no `#`, no outer blanks."""
    return plain_label(label).casefold()


def plain_label(label: str) -> str:
    """Return a label without `#` before it, blanks around `/` and parts of nothing else."""
    return "/".join(_parts(label)) or label


def parents(label: str) -> Iterator[str]:
    """Yield the labels or keys of the tags above that of a plain label or key, nearest first."""
    above = label.rpartition("/")[0]
    while above:
        yield above
        above = above.rpartition("/")[0]


def is_within(label: str, key: str) -> bool:
    """Tell whether a label is that of a tag with this key, or of one under it."""
    found = label_key(label)
    return found == key or (key != "" and found.startswith(f"{key}/"))


def moved_label(label: str, key: str, name: str) -> str:
    """Return a label with `name` in place of the parts that `key` stands for."""
    if not is_within(label, key):
        return label
    return "/".join([name, *_parts(label)[key.count("/") + 1 :]])


def typed_label(text: str) -> str:
    """Return what was typed as the label of one tag; raise AnnotationsError where it is none."""
    label = clean_label(text)
    if not label:
        raise AnnotationsError("a tag without a name; type one")
    if "," in label:
        raise AnnotationsError("a comma parts two tags; type the name of one")
    return label


def clean_label(text: str) -> str:
    """Return what was typed as a label in one line, without the `#` that screens put before it."""
    return "/".join(_parts(one_line(text)))


def _parts(label: str) -> list[str]:
    parts = (part.strip() for part in label.lstrip("# ").split("/"))
    return [part for part in parts if part]
