"""The contract of commerce events, made executable.

Shops send what their customers do to `POST /events`: one JSON event, or an array of up to 100. This package says
whether such a body keeps the contract, and if it does not, where and how to mend it:

    import commerce_events as ce

    ce.is_valid(body)          # True or False
    ce.validate(body)          # None, or InvalidPayload
    report = ce.check(body)    # violations with code, place, message and hint; warnings; a verdict on each event
    ce.event_types()           # what the contract knows
    events = ce.load(body)     # values of the classes in `commerce_events.events`; or InvalidPayload
    ce.dump(events)            # a body, valid

These are the functions of a `Validator`; `Validator.from_folder` makes one of a contract of your own. What is listed in
`__all__` is public.
"""

from commerce_events._contract.catalogue import event_types
from commerce_events._contract.event_type import Deprecation, EventType, Property
from commerce_events._contract.folder import versions
from commerce_events._dump import dump, dump_batches
from commerce_events._json_types import Code, EventVerdictDict, FixDict, Language, ReportDict, ViolationDict
from commerce_events._load import load, load_accepted
from commerce_events._validate import check, is_valid, validate
from commerce_events._warm import warm_up
from commerce_events.fix import Edit, Fix
from commerce_events.report import EventVerdict, InvalidPayload, Report, Violation
from commerce_events.validator import Body, UnknownPolicy, Validator

__all__ = [
    "Body",
    "Code",
    "Deprecation",
    "Edit",
    "EventType",
    "EventVerdict",
    "EventVerdictDict",
    "Fix",
    "FixDict",
    "InvalidPayload",
    "Language",
    "Property",
    "Report",
    "ReportDict",
    "UnknownPolicy",
    "Validator",
    "Violation",
    "ViolationDict",
    "check",
    "dump",
    "dump_batches",
    "event_types",
    "is_valid",
    "load",
    "load_accepted",
    "validate",
    "versions",
    "warm_up",
]
__version__ = "1.0.0"
