"""The event types of version v1 as dictionaries, for type checkers, and their union.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from commerce_events.types._accepts import accepts

if TYPE_CHECKING:
    from typing_extensions import TypeIs


class EventAddedToCart(TypedDict):
    """Added to cart.

    Sent when a product goes into the customer's cart.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
        quantity: How many units of the product; one if left out. Write a plain integer, such as 2.
    """

    type: Literal["EventAddedToCart"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str
    quantity: NotRequired[int]


class EventAddedToWishlist(TypedDict):
    """Added to wish list.

    Sent when a product goes onto the customer's wish list.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    type: Literal["EventAddedToWishlist"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str


class EventBrandViewed(TypedDict):
    """Brand viewed.

    Sent when the customer opens the page of a brand.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        brandCode: The brand that was viewed: the sender's own code for it, the same as when the brand was registered.
    """

    type: Literal["EventBrandViewed"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    brandCode: str


class EventCategoryViewed(TypedDict):
    """Category viewed.

    Sent when the customer opens the page of a category.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        categoryCode: The category that was viewed: the sender's own code for it, the same as when the category was
            registered.
    """

    type: Literal["EventCategoryViewed"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    categoryCode: str


class EventCouponApplied(TypedDict):
    """Coupon applied.

    Sent when a coupon is confirmed as valid and applied.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
    """

    type: Literal["EventCouponApplied"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]


class EventFilterApplied(TypedDict):
    """Filter applied.

    Sent when the customer narrows a list of products with a filter.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        filterName: What the list is filtered by.
        filterValue: The value of the filter that was chosen.
    """

    type: Literal["EventFilterApplied"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    filterName: str
    filterValue: str


class EventOrderApplied(TypedDict):
    """Order applied.

    Sent when the customer sorts a list of products.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        orderDescription: What the list is sorted by, in words.
        orderDirection: Which way the list is sorted: `asc` for ascending, `desc` for descending.
    """

    type: Literal["EventOrderApplied"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    orderDescription: str
    orderDirection: NotRequired[Literal["asc", "desc"]]


class EventProductViewed(TypedDict):
    """Product viewed.

    Sent when the customer opens the page of a product.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    type: Literal["EventProductViewed"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str


class EventRemovedFromCart(TypedDict):
    """Removed from cart.

    Sent when a product leaves the customer's cart.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
        quantity: How many units of the product; one if left out. Write a plain integer, such as 2.
    """

    type: Literal["EventRemovedFromCart"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str
    quantity: NotRequired[int]


class EventRemovedFromWishlist(TypedDict):
    """Removed from wish list.

    Sent when a product leaves the customer's wish list.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    type: Literal["EventRemovedFromWishlist"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str


class EventReturnRequested(TypedDict):
    """Return requested.

    Sent when the customer asks to return a product, whether or not the return is then accepted.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    type: Literal["EventReturnRequested"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str


class EventReviewWritten(TypedDict):
    """Review written.

    Sent when the customer writes a review of a product.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
        review: The text of the review as the customer wrote it; it may be empty.
    """

    type: Literal["EventReviewWritten"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str
    review: NotRequired[str]


class EventSale(TypedDict):
    """Sale.

    Sent when the customer commits to buying a product and paying for it, whether or not the payment then succeeds.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
        quantity: How many units of the product; one if left out. Write a plain integer, such as 2.
    """

    type: Literal["EventSale"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str
    quantity: NotRequired[int]


class EventSearch(TypedDict):
    """Search.

    Sent when the customer uses the shop's own text search.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        query: The text that was searched for, exactly as the customer typed it.
    """

    type: Literal["EventSearch"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    query: str


class EventStockAlertRequested(TypedDict):
    """Stock alert requested.

    Sent when the customer asks to be told that an out-of-stock product is available again.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    type: Literal["EventStockAlertRequested"]
    timestamp: NotRequired[str]
    customerCode: str
    metadata: NotRequired[Any]
    productCode: str

#: An event of any type.
Event = (
    EventAddedToCart
    | EventAddedToWishlist
    | EventBrandViewed
    | EventCategoryViewed
    | EventCouponApplied
    | EventFilterApplied
    | EventOrderApplied
    | EventProductViewed
    | EventRemovedFromCart
    | EventRemovedFromWishlist
    | EventReturnRequested
    | EventReviewWritten
    | EventSale
    | EventSearch
    | EventStockAlertRequested
)


def is_event(value: object) -> "TypeIs[Event]":
    """Return whether a value is a valid event of version v1, as parsed JSON.

    Examples:
        >>> from commerce_events import types
        >>> types.v1.is_event({"type": "EventCouponApplied", "customerCode": "JD934828"})
        True
    """
    return accepts("v1", value)
