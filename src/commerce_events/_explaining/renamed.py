"""Find the properties under other names, so that the mistakes of their values are told together with the names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commerce_events._explaining.patches import is_certain
from commerce_events._finding import Finding
from commerce_events._shown import shown

_TYPE = "type"

#: Reasons why a name is wrong whose advice is to write another one, and to keep the value.
_RENAMED = frozenset({"rename", "odd-character", "alias", "alias-if"})


def renamed(event: Mapping[str, Any], findings: Iterable[Finding], *, blame_unknown: bool) -> Iterator[tuple[str, str]]:
    """Yield names of an event that findings are about, and the properties that they certainly mean.

    Without `blame_unknown`, the unknown ones are let pass, and only required properties are meant.
    """
    for finding in findings:
        params = finding.params
        if params.get("reason") not in _RENAMED or (finding.on_name and not blame_unknown):
            continue
        name, meant = _pair(event, finding)
        if meant != _TYPE and (params["reason"].startswith("alias") or is_certain(name, meant)):
            yield name, meant


def _pair(event: Mapping[str, Any], finding: Finding) -> tuple[str, str]:
    params = finding.params
    if finding.on_name:
        return str(finding.path[-1]), params["suggestion"]
    return next(name for name in event if shown(name) == params["found"]), params["property"]
