"""Events as dictionaries, for type checkers: a `TypedDict` for each event type, and `Event`, their union.

For programs that keep parsed JSON as it is. These are the types of version v1; each version has a module of its
own, such as `commerce_events.types.v1`.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from commerce_events.types.v1 import (
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
    is_event,
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
    "is_event",
]
