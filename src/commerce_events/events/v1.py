"""The classes of the event types of version v1, and their union.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from msgspec import UNSET

from commerce_events.events._event import TypedEvent

if TYPE_CHECKING:
    from datetime import datetime


class EventAddedToCart(TypedEvent, frozen=True, kw_only=True, tag="EventAddedToCart"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventAddedToCart"]] = "EventAddedToCart"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str
    quantity: int = 1

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
            quantity: int = 1,
        ) -> None: ...


class EventAddedToWishlist(TypedEvent, frozen=True, kw_only=True, tag="EventAddedToWishlist"):
    """Added to wish list.

    Sent when a product goes onto the customer's wish list.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventAddedToWishlist"]] = "EventAddedToWishlist"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
        ) -> None: ...


class EventBrandViewed(TypedEvent, frozen=True, kw_only=True, tag="EventBrandViewed"):
    """Brand viewed.

    Sent when the customer opens the page of a brand.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        brandCode: The brand that was viewed: the sender's own code for it, the same as when the brand was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventBrandViewed"]] = "EventBrandViewed"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    brandCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            brandCode: str,
        ) -> None: ...


class EventCategoryViewed(TypedEvent, frozen=True, kw_only=True, tag="EventCategoryViewed"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventCategoryViewed"]] = "EventCategoryViewed"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    categoryCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            categoryCode: str,
        ) -> None: ...


class EventCouponApplied(TypedEvent, frozen=True, kw_only=True, tag="EventCouponApplied"):
    """Coupon applied.

    Sent when a coupon is confirmed as valid and applied.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventCouponApplied"]] = "EventCouponApplied"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
        ) -> None: ...


class EventFilterApplied(TypedEvent, frozen=True, kw_only=True, tag="EventFilterApplied"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventFilterApplied"]] = "EventFilterApplied"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    filterName: str
    filterValue: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            filterName: str,
            filterValue: str,
        ) -> None: ...


class EventOrderApplied(TypedEvent, frozen=True, kw_only=True, tag="EventOrderApplied"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventOrderApplied"]] = "EventOrderApplied"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    orderDescription: str
    orderDirection: Literal["asc", "desc"] | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            orderDescription: str,
            orderDirection: Literal["asc", "desc"] | None = None,
        ) -> None: ...


class EventProductViewed(TypedEvent, frozen=True, kw_only=True, tag="EventProductViewed"):
    """Product viewed.

    Sent when the customer opens the page of a product.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventProductViewed"]] = "EventProductViewed"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
        ) -> None: ...


class EventRemovedFromCart(TypedEvent, frozen=True, kw_only=True, tag="EventRemovedFromCart"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventRemovedFromCart"]] = "EventRemovedFromCart"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str
    quantity: int = 1

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
            quantity: int = 1,
        ) -> None: ...


class EventRemovedFromWishlist(TypedEvent, frozen=True, kw_only=True, tag="EventRemovedFromWishlist"):
    """Removed from wish list.

    Sent when a product leaves the customer's wish list.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventRemovedFromWishlist"]] = "EventRemovedFromWishlist"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
        ) -> None: ...


class EventReturnRequested(TypedEvent, frozen=True, kw_only=True, tag="EventReturnRequested"):
    """Return requested.

    Sent when the customer asks to return a product, whether or not the return is then accepted.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventReturnRequested"]] = "EventReturnRequested"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
        ) -> None: ...


class EventReviewWritten(TypedEvent, frozen=True, kw_only=True, tag="EventReviewWritten"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventReviewWritten"]] = "EventReviewWritten"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str
    review: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
            review: str | None = None,
        ) -> None: ...


class EventSale(TypedEvent, frozen=True, kw_only=True, tag="EventSale"):
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

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventSale"]] = "EventSale"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str
    quantity: int = 1

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
            quantity: int = 1,
        ) -> None: ...


class EventSearch(TypedEvent, frozen=True, kw_only=True, tag="EventSearch"):
    """Search.

    Sent when the customer uses the shop's own text search.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        query: The text that was searched for, exactly as the customer typed it.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventSearch"]] = "EventSearch"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    query: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            query: str,
        ) -> None: ...


class EventStockAlertRequested(TypedEvent, frozen=True, kw_only=True, tag="EventStockAlertRequested"):
    """Stock alert requested.

    Sent when the customer asks to be told that an out-of-stock product is available again.

    Attributes:
        timestamp: When it happened, as an RFC 3339 date and time with an offset, such as 2025-11-18T07:21:16.527Z. Left
            out, the receiver takes the current time; in a batch, always give it.
        customerCode: Who did it: the sender's own code for the customer, the same as when the customer was registered.
        metadata: Whatever else the sender wants to keep with the event: any JSON value. It is the one place for extras.
        productCode: The product concerned: the sender's own code for it, the same as when the product was registered.
    """

    contract_version: ClassVar[str] = "v1"
    type: ClassVar[Literal["EventStockAlertRequested"]] = "EventStockAlertRequested"
    timestamp: str | None = None
    customerCode: str
    metadata: Any = UNSET
    productCode: str

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            timestamp: str | datetime | None = None,
            customerCode: str,
            metadata: Any = UNSET,
            productCode: str,
        ) -> None: ...

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
