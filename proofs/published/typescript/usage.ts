// How a program in TypeScript uses the declarations. What must not compile is expected to: else it is an error itself.
import type { AnyEvent, EventBatch, EventSale, Payload } from "./declarations";

const sale: EventSale = { type: "EventSale", customerCode: "JD934828", productCode: "N30122", quantity: 2 };
const search: AnyEvent = { type: "EventSearch", customerCode: "JD934828", query: "red running shoes" };
const batch: EventBatch = [sale, search, { type: "EventCouponApplied", customerCode: "JD934828" }];
export const payloads: Payload[] = [sale, search, batch, [sale]];

// `type` tells which event it is.
export function concerned(event: AnyEvent): string {
  switch (event.type) {
    case "EventBrandViewed":
      return event.brandCode;
    case "EventCategoryViewed":
      return event.categoryCode;
    case "EventCouponApplied":
      return event.customerCode;
    case "EventFilterApplied":
      return `${event.filterName}: ${event.filterValue}`;
    case "EventOrderApplied":
      return `${event.orderDescription} ${event.orderDirection ?? "asc"}`;
    case "EventSearch":
      return event.query;
    case "EventReviewWritten":
      return event.review ?? event.productCode;
    case "EventAddedToCart":
    case "EventRemovedFromCart":
    case "EventSale":
      return `${event.quantity ?? 1} × ${event.productCode}`;
    case "EventAddedToWishlist":
    case "EventRemovedFromWishlist":
    case "EventReturnRequested":
    case "EventProductViewed":
    case "EventStockAlertRequested":
      return event.productCode;
    default:
      return event satisfies never;
  }
}

// An array tells a batch from an event.
export const count = (payload: Payload): number => (Array.isArray(payload) ? payload.length : payload.type.length);

// @ts-expect-error no event has this type
export const misspelt: AnyEvent["type"] = "EventSold";

// @ts-expect-error a sale has a productCode
export const incomplete: AnyEvent = { type: "EventSale", customerCode: "JD934828" };

// @ts-expect-error a sale has a customerCode
export const anonymous: EventSale = { type: "EventSale", productCode: "N30122" };

// @ts-expect-error a sale has no query
export const excess: EventSale = { type: "EventSale", customerCode: "JD934828", productCode: "N30122", query: "" };

// @ts-expect-error a quantity is a number
export const text: EventSale = { type: "EventSale", customerCode: "JD934828", productCode: "N30122", quantity: "2" };

// @ts-expect-error there are two directions
export const sideways: Extract<AnyEvent, { type: "EventOrderApplied" }>["orderDirection"] = "down";

// @ts-expect-error not every event has a productCode
export const any = (event: AnyEvent): string => event.productCode;

// @ts-expect-error of the events of this type, none has a productCode
export const other = (event: AnyEvent): string => (event.type === "EventSearch" ? event.productCode : "");

// @ts-expect-error a batch has no batches
export const nested: Payload = [[sale]];
