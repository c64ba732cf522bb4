"""Whatever a text has in it, a page shows it as it stands."""

import pytest

from commerce_events.pages.markdown import code, fenced, page, prose, table


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain, with a point. And ±hh:mm", "plain, with a point. And ±hh:mm"),
        ("a|b", r"a\|b"),
        ("*a* _b_ [c] {d}", r"\*a\* \_b\_ \[c\] \{d}"),
        ("<b> & &amp;", "&lt;b> &amp; &amp;amp;"),
        (r"\ud83d # `", r"\\ud83d \# \`"),
        ("- a", r"\- a"),
        ("> a", r"\> a"),
        ("12. a", r"12\. a"),
        ("1) a", r"1\) a"),
        ("-1 > -2. 2025-11-18", "-1 > -2. 2025-11-18"),
        ("`quantiy` is *no* `a_b`", r"`quantiy` is \*no\* `a_b`"),
    ],
)
def test_a_sentence(text: str, written: str) -> None:
    assert prose(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("a_b", "`a_b`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("a|b", "`a|b`"), ("<b>", "`<b>`")],
)
def test_a_code_span(text: str, written: str) -> None:
    assert code(text) == written


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fenced("json", "1") == "```json\n1\n```"
    assert fenced("text", "````") == "`````text\n````\n`````"


def test_a_table_and_a_page() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
    assert table([code("a|b"), prose("c|d")], []) == "| `a\\|b` | c\\|d |\n| --- | --- |"
    assert page("# a", "", "b") == "# a\n\nb\n"
