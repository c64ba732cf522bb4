"""The package without the libraries of the extra `testing`."""

import sys

import pytest


def test_the_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("commerce_events.testing")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'commerce-events\[testing\]'") as raised:
        import commerce_events.testing  # noqa: F401 what is tried
    assert raised.value.name == "hypothesis"
