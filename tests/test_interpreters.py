"""The verdicts are the same without the standard library's parser in C, without assertions and without docstrings."""

import json
import subprocess
import sys
from json import decoder
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._reading import parse as module
from commerce_events._reading import pure
from commerce_events._reading.pure import IS_PURE, is_spelt_as_json, read_strictly, read_string
from commerce_events.conformance.suite import suite

pytestmark = pytest.mark.slow

SALE = '{"type":"EventSale","customerCode":"c","productCode":"p",%s}'

#: What Python's own parser, alone, takes for JSON; and beside it what is JSON, and looks alike.
ODD = [
    '"quantity":1٣', '"metadata":-1٣', '"metadata":[1.٣]', '"metadata":1e٣', '"metadata":"\\u+123"',
    '"metadata":"\\u00_1"', '"metadata":"\\u１２３４"', '"metadata":"\\u 123"', '"\\u+06detadata":1',
    '"metadata":1\u00a0', '"metadata":{"\\u+061":"٣"}',
]  # fmt: skip
GOOD = ['"metadata":"٣"', '"metadata":["\\\\u+123"]', '"metadata":"\\u0663"', '"metadata":"\\"٣"', '"metadata":{"٣":1}']

ANSWERS = """
import json, sys
import commerce_events as ce
from commerce_events.conformance.suite import suite
bodies = [vector.body for vector in suite()] + [text.encode() for text in json.load(sys.stdin)]
bodies += [b"[%b]" % body for body in bodies] + [b"[{}," + body + b"]" for body in bodies]
answers = [[ce.is_valid(body), ce.check(body).to_dict("es")] for body in bodies]
print(json.dumps([sys.flags.optimize, __debug__, sys.modules.get("_json") is None, answers]))
"""


def answers(*flags: str, before: str = "") -> Any:
    texts = json.dumps([SALE % each for each in ODD + GOOD])
    command = [sys.executable, *flags, "-c", before + ANSWERS]
    ran = subprocess.run(command, input=texts, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def expected() -> Any:
    *conditions, found = answers()
    assert conditions == [0, True, False]
    return found


def test_the_verdict_on_each_vector_is_right(expected: Any) -> None:
    for vector, (is_valid, report) in zip(suite(), expected, strict=False):
        assert is_valid is report["valid"] is vector.valid
    others = [is_valid for is_valid, _ in expected[len(suite()) :][: len(ODD + GOOD)]]
    assert others == [False] * len(ODD) + [True] * len(GOOD)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("flags", "before", "conditions"),
    [
        (["-O"], "", [1, False, False]),
        (["-OO"], "", [2, False, False]),
        ([], "import sys; sys.modules['_json'] = None\n", [0, True, True]),
        (["-O"], "import sys; sys.modules['_json'] = None\n", [1, False, True]),
    ],
    ids=["-O", "-OO", "no _json", "-O, no _json"],
)
def test_every_answer_is_the_same(flags: list[str], before: str, conditions: list[Any], expected: Any) -> None:
    *found, said = answers(*flags, before=before)
    assert found == conditions
    assert said == expected


@pytest.mark.parametrize("text", [SALE % each for each in ODD[:-2] + GOOD])
def test_the_check_of_the_spelling_knows_what_is_json(text: str) -> None:
    assert is_spelt_as_json(text) is ce.is_valid(text)


@pytest.mark.parametrize("string", ['"a\\u0041"', '"a\\\\u+123"', '"a\\"\\n٣"'])
def test_a_string_is_read_as_the_parser_in_c_reads_it(string: str) -> None:
    assert read_strictly(string, 1) == read_string(string, 1) == (json.loads(string), len(string))


def test_a_string_that_python_alone_would_take_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "_read", decoder.py_scanstring)  # type: ignore[attr-defined]
    for string in ('"\\u+123"', '"a\\u00_1"', '"\\u１２３４"'):
        with pytest.raises(json.JSONDecodeError):
            read_strictly(string, 1)


def test_the_check_of_the_spelling_has_its_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not IS_PURE, "the tests run where the parser is in C"
    text = SALE % GOOD[0]
    monkeypatch.setattr(module, "IS_PURE", True)
    assert module.parse(text) == json.loads(text)
    monkeypatch.setattr(module, "is_spelt_as_json", lambda _: False)
    with pytest.raises(module.NotIJSONError):
        module.parse(text)


def test_the_command_works_without_docstrings() -> None:
    command = [sys.executable, "-OO", "-m", "commerce_events", "check", "-"]
    ran = subprocess.run(command, check=False, input=b"[]", capture_output=True)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_the_help_needs_no_docstrings() -> None:
    helps = [
        subprocess.run(
            [sys.executable, *options, "-m", "commerce_events", "check", "--help"], check=True, capture_output=True
        ).stdout
        for options in ([], ["-OO"])
    ]
    assert helps[0] == helps[1]
