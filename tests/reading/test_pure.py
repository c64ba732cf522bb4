"""What is refused where the parser is Python alone; its own functions stand in for it here."""

from json import JSONDecodeError, decoder

import pytest

from commerce_events._reading import pure
from commerce_events._reading.pure import is_spelt_as_json, read_strictly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1]", True),
        ('["é"]', True),
        ('{"é":1}', True),
        (r'["\"é"]', True),
        (r'["\\",1]', True),
        (r'["\u00e9","\u00FF"]', True),
        (r'["\u00e9\n\/"]', True),
        ("[1٢]", False),
        ('["é",1٢]', False),
        ('["a\né"]', True),
        (r'["\u+123"]', False),
        (r'["\u 123"]', False),
        (r'["\u12_3"]', False),
        (r'["a\u00e9",1,"\u0x1f"]', False),
        (r'[1٢,"\u+123"]', False),
        (r'["\\u+123"]', True),
        (r'["\\\u+123"]', False),
    ],
)
def test_digits_and_escapes(text: str, *, expected: bool) -> None:
    assert is_spelt_as_json(text) is expected


@pytest.fixture
def _in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "_read", decoder.py_scanstring)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("_in_python")
def test_a_string_and_its_end() -> None:
    assert read_strictly('["ab", "c"]', 2) == ("ab", 5)
    assert read_strictly(r'"\u00e9" "\u+123"', 1) == ("é", 8)
    assert read_strictly(r'"\u+123" "\u00e9"', 10) == ("é", 17)


@pytest.mark.usefixtures("_in_python")
@pytest.mark.parametrize(("text", "at"), [(r'"\u+123"', 1), (r'["a\u0_1f"]', 2)])
def test_an_escape_that_is_none(text: str, at: int) -> None:
    with pytest.raises(JSONDecodeError, match="Invalid escape") as raised:
        read_strictly(text, at)
    assert (raised.value.doc, raised.value.pos) == (text, at)
