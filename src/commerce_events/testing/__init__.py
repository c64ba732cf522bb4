"""What proves a validator: strategies, single faults and vectors, derived from the schemas (extra `testing`).

from hypothesis import given
from commerce_events.testing import bodies, faults

@given(bodies())
def test_accepts(body): ...

@given(faults())
def test_refuses(fault): ...       # fault.body, fault.code, fault.instance_location, fault.event_index
"""

from commerce_events.testing.faults import Fault, faults
from commerce_events.testing.strategies import batches, bodies, events, payloads

__all__ = ["Fault", "batches", "bodies", "events", "faults", "payloads"]
