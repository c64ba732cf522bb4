"""The base address that everything is published under: it stands in every file, so it is looked at before."""

import ipaddress
import re
from urllib.parse import SplitResult, unquote, urlsplit

from commerce_events.publish.refusal import PublishError

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
_SEGMENT = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+")


def base_address(given: str) -> str:
    """The address without a slash at its end, scheme and host in lower case (RFC 3986, section 6.2.2.1).

    Raises:
        PublishError: It is none, or not fit to stand in files. What was given is not repeated: it may hold a password.
    """
    try:
        parts = urlsplit(given)
        host = _host(parts)
    except ValueError as error:
        raise PublishError("host") from error
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise PublishError("scheme")
    if "@" in parts.netloc:
        raise PublishError("user")
    if not host:
        raise PublishError("host")
    segments = parts.path.removesuffix("/").split("/")[1:]
    if not re.fullmatch(r"[!-~]+", given) or set("?#") & set(given) or not all(map(_is_segment, segments)):
        raise PublishError("path")
    return "/".join([f"{parts.scheme}://{host}", *segments])


def _host(parts: SplitResult) -> str:
    """Host and port; nothing if the host is none.

    Raises:
        ValueError: The port, or the address in brackets, is none.
    """
    host, port = parts.hostname or "", "" if parts.port is None else f":{parts.port}"
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host)}]{port}"
    return host + port if _HOST.fullmatch(host) else ""


def _is_segment(segment: str) -> bool:
    return bool(_SEGMENT.fullmatch(segment)) and unquote(segment) not in (".", "..")
