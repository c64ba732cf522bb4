"""One event, as programs send it: with nothing but what each language brings along."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commerce_events.pages.examples import as_json
from commerce_events.pages.site_context import SiteContext

#: Where the examples send their events, to which version.
ENDPOINT, VERSION = "https://api.example/events", "1"


def snippets(site: SiteContext, event: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The name of each language, how a block of its code is marked, and the code."""
    yield "JSON", "json", as_json(event)
    for name, (mark, write) in _LANGUAGES.items():
        yield name, mark, write(event, site.text("snippets", "answer"))


def _curl(event: Mapping[str, Any], advice: str) -> str:
    body = as_json(event).replace("'", "'\\''")
    return f"""\
# {advice}
curl {ENDPOINT} --fail-with-body \\
  --header 'Content-Type: application/json' \\
  --header 'X-API-Version: {VERSION}' \\
  --data '{body}'"""


def _python(event: Mapping[str, Any], advice: str) -> str:
    return f"""\
import json
import urllib.error
import urllib.request

event = {_literal(event, _PYTHON)}
request = urllib.request.Request(
    "{ENDPOINT}",
    data=json.dumps(event).encode(),
    headers={{"Content-Type": "application/json", "X-API-Version": "{VERSION}"}},
)
# {advice}
try:
    urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    raise SystemExit(error.read().decode())"""


def _javascript(event: Mapping[str, Any], advice: str) -> str:
    return f"""\
const event = {as_json(event)};
const response = await fetch("{ENDPOINT}", {{
  method: "POST",
  headers: {{"Content-Type": "application/json", "X-API-Version": "{VERSION}"}},
  body: JSON.stringify(event),
}});
// {advice}
if (!response.ok) throw new Error(await response.text());"""


def _php(event: Mapping[str, Any], advice: str) -> str:
    return f"""\
<?php
$event = {_literal(event, _PHP)};
$response = @fopen('{ENDPOINT}', 'r', false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ['Content-Type: application/json', 'X-API-Version: {VERSION}'],
    'content' => json_encode($event, JSON_THROW_ON_ERROR),
    'ignore_errors' => true,
]])) ?: throw new RuntimeException(error_get_last()['message']);
// {advice}
if (!preg_match('/ 2\\d\\d/', stream_get_meta_data($response)['wrapper_data'][0])) {{
    throw new RuntimeException(stream_get_contents($response));
}}"""


#: Each language: how a block of its code is marked, and what writes it.
_LANGUAGES: Mapping[str, tuple[str, Callable[[Mapping[str, Any], str], str]]] = {
    "curl": ("sh", _curl),
    "Python": ("python", _python),
    "JavaScript": ("js", _javascript),
    "PHP": ("php", _php),
}


def _php_text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _json_text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


#: How a language writes objects, arrays, the three constants, and texts.
_Notation = tuple[str, str, str, Mapping[Any, str], Callable[[str], str]]
_PYTHON: _Notation = ("{", "}", ": ", {True: "True", False: "False", None: "None"}, _json_text)
_PHP: _Notation = ("[", "]", " => ", {True: "true", False: "false", None: "null"}, _php_text)


def _literal(value: Any, notation: _Notation, indent: str = "") -> str:
    """A value of JSON, as a language writes it."""
    opened, closed, sign, constants, text = notation
    inner = f"{indent}    "
    if isinstance(value, Mapping) and value:
        lines = "".join(f"{inner}{text(name)}{sign}{_literal(one, notation, inner)},\n" for name, one in value.items())
        return f"{opened}\n{lines}{indent}{closed}"
    if isinstance(value, Mapping):
        return "{}" if notation is _PYTHON else "new stdClass()"
    if isinstance(value, list):
        return f"[{', '.join(_literal(one, notation, inner) for one in value)}]"
    if isinstance(value, str):
        return text(value)
    return constants[value] if value is None or isinstance(value, bool) else json.dumps(value)
