"""What proves a validator: strategies, single faults and assertions, derived from the schemas (extra `testing`).

from hypothesis import given
from commerce_events.testing import assert_conforms, bodies, faults

@given(bodies())
def test_accepts(body): ...

@given(faults())
def test_refuses(fault): ...       # fault.body, fault.code, fault.instance_location, fault.event_index

def test_conforms(): assert_conforms(my_validator)     # all vectors
"""

try:
    import hypothesis as _  # noqa: F401 here, where the sentence can name the extra
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "commerce_events.testing needs Hypothesis; run: pip install 'commerce-events[testing]'", name=error.name
    ) from None

from commerce_events.conformance import assert_conforms, assert_valid
from commerce_events.testing.faults import Fault, faults
from commerce_events.testing.strategies import batches, bodies, events, payloads

__all__ = ["Fault", "assert_conforms", "assert_valid", "batches", "bodies", "events", "faults", "payloads"]
