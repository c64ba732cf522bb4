"""Typed events: a frozen class for each event type of the contract, and `Event`, their union.

    from commerce_events.events import EventSale, EventSearch

    for event in commerce_events.load(body):
        match event:
            case EventSale(productCode=code, quantity=units): ...
            case EventSearch(query=text): ...

These are the classes of version v1, which the calls take where none is given. Each version has a module of its
own, such as `commerce_events.events.v1`.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from commerce_events.events._event import TypedEvent
from commerce_events.events.v1 import (
    Event,
    EventAddedToCart,
    EventAddedToWishlist,
    EventBrandViewed,
    EventCategoryViewed,
    EventCouponApplied,
    EventFilterApplied,
    EventOrderApplied,
    EventProductViewed,
    EventRemovedFromCart,
    EventRemovedFromWishlist,
    EventReturnRequested,
    EventReviewWritten,
    EventSale,
    EventSearch,
    EventStockAlertRequested,
)

__all__ = [
    "Event",
    "EventAddedToCart",
    "EventAddedToWishlist",
    "EventBrandViewed",
    "EventCategoryViewed",
    "EventCouponApplied",
    "EventFilterApplied",
    "EventOrderApplied",
    "EventProductViewed",
    "EventRemovedFromCart",
    "EventRemovedFromWishlist",
    "EventReturnRequested",
    "EventReviewWritten",
    "EventSale",
    "EventSearch",
    "EventStockAlertRequested",
    "TypedEvent",
]
