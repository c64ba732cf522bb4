"""Payloads as people send them: advice leads to the event that was meant, or says what is lost."""

import json
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._explaining.fixes import edited
from commerce_events._explaining.patch import patched
from tests.advice.judge import same_json
from tests.rows import each_row

SALE: dict[str, Any] = {"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "quantity": 2}
VIEW: dict[str, Any] = {"type": "EventProductViewed", "customerCode": "D314K1432", "productCode": "N30122"}
SEARCH: dict[str, Any] = {"type": "EventSearch", "customerCode": "D314K1432", "query": "jeans"}
AT = {"timestamp": "2025-11-18T07:21:16Z"}
PLUS = {"timestamp": "2025-11-18T07:21:16+01:00"}
TEXT = json.dumps(SALE)
SORT: dict[str, Any] = {"type": "EventOrderApplied", "customerCode": "D314K1432", "orderDescription": "price"}
#: The sale without its type, as it is inside an object that is named after the type.
BARE = {name: value for name, value in SALE.items() if name != "type"}


def sale(**changes: Any) -> dict[str, Any]:
    """The sale with members changed, and those that are None left out."""
    return {name: value for name, value in {**SALE, **changes}.items() if value is not None}


def instead(old: str, new: str, text: str = TEXT) -> str:
    """A text of which one part was written in another way."""
    assert text.count(old) == 1
    return text.replace(old, new)


def encoded(text: str, times: int) -> str:
    return encoded(json.dumps(text), times - 1) if times else text


#: What was sent, and what was meant: making all fixes, one after the other, gives exactly that.
FIXED: list[tuple[Any, Any]] = [
    # names of properties
    *[(sale(productCode=None, **{name: "N30122"}), SALE) for name in (
        "productcode", "product_code", "ProductCode", "PRODUCT-CODE", "product code", "prodctCode", "productCodde",
        "produсtCode", "productCode\u200b", "\ufeffproductCode")],
    *[(sale(customerCode=None, **{name: "D314K1432"}), SALE)
      for name in ("customer_code", "costumerCode", "customer code")],
    *[(sale(quantity=None, **{name: 2}), SALE) for name in ("quantiy", "Quantity", "QUANTITY", "quantity ")],
    *[(sale(type=None, **{name: "EventSale"}), SALE) for name in ("Type", "typ", "TYPE", "event", "eventType",
                                                                 "eventName")],
    # names of types
    *[(sale(type=name), SALE) for name in (
        "eventsale", "event_sale", "EVENT_SALE", "event-sale", "Event Sale", "eventSale", "EventSael", "SaleEvent",
        "App\\Events\\EventSale", "com.shop.events.EventSale", "Shop::EventSale", "\u0415ventSale", "EventSale\u200b",
        " EventSale", "EventSale ")],
    ({**VIEW, "type": "ProductViewed"}, VIEW),
    ({**VIEW, "type": "productViewedEvent"}, VIEW),
    # values
    (sale(quantity="2"), SALE),
    (sale(customerCode=4711), sale(customerCode="4711")),
    (sale(productCode=30122, customerCode=4711), sale(productCode="30122", customerCode="4711")),
    # one level up, or down
    ({"events": [SALE, {**VIEW, **AT}]}, [SALE, {**VIEW, **AT}]),
    ({"event": SALE}, SALE), ({"data": SALE}, SALE), ({"data": [SALE]}, [SALE]), ({"payload": SALE}, SALE),
    ({"body": SALE}, SALE), ({"batch": [SALE]}, [SALE]), ({"whatever": [SALE]}, [SALE]), ({"records": [SALE]}, [SALE]),
    ({"0": SALE, "1": VIEW}, [SALE, VIEW]),
    ({"type": "EventSale", "properties": {name: SALE[name] for name in SALE if name != "type"}}, SALE),
    ({"type": "EventSale", "params": {name: SALE[name] for name in SALE if name != "type"}}, SALE),
    ({"type": "EventSale", "customerCode": "D314K1432", "properties": {"productCode": "N30122", "quantity": 2}}, SALE),
    (json.dumps(TEXT), SALE),
    ({"body": TEXT}, SALE),
    ({"body": {"events": [SALE, VIEW]}}, [SALE, VIEW]), ({"message": {"data": SALE}}, SALE),
    ({"message": {"body": TEXT}}, SALE), (TEXT + "," + json.dumps(VIEW), [SALE, VIEW]),
    ("\n" + TEXT + ",\n" + json.dumps(VIEW) + "\n", [SALE, VIEW]),
    *[({name: BARE}, SALE) for name in ("EventSale", "sale", "event_sale", "eventsale")],
    ({**sale(quantity=None), "properties": {"quantity": 2}}, SALE),
    ({**sale(quantity=None), "data": {"quantity": 2, **AT}}, sale(**AT)),
    (sale(customerCode=["D314K1432"]), SALE), (sale(productCode=["N30122"], customerCode=["D314K1432"]), SALE),
    ({"type": "EventSale", "data": SALE}, SALE), ({"type": "EventSale", "event": {**SALE, **AT}}, sale(**AT)),
    (json.dumps(json.dumps(TEXT)), SALE), (json.dumps(json.dumps(json.dumps([SALE, VIEW]))), [SALE, VIEW]),
    ({"body": json.dumps(TEXT)}, SALE),
    # allowed values
    *[({**SORT, "orderDirection": text}, {**SORT, "orderDirection": "asc"})
      for text in ("ASC", "Asc", " asc", "ascending", "Ascending", "ascendente")],
    *[({**SORT, "orderDirection": text}, {**SORT, "orderDirection": "desc"})
      for text in ("DESC", "descending", "DESCENDING", "descendente")],
    *[({**SORT, "orderDirection": text}, {**SORT, "orderDirection": "desc"})
      for text in ("price-desc", "price_desc", "Price descending", "price:DESC", "desc price")],
    # timestamps
    (sale(timestamp="/Date(1763450476000+0100)/"), sale(timestamp="2025-11-18T07:21:16.000Z")),
    (sale(timestamp="Tue, 18 Nov 2025 07:21:16 +0000"), sale(timestamp="2025-11-18T07:21:16+00:00")),
    *[(sale(timestamp=text), sale(**AT)) for text in (
        "2025-11-18 07:21:16Z", "2025-11-18t07:21:16z", "2025-11-18 07:21:16 UTC", "2025-11-18T07:21:16 Z",
        "20251118T072116Z", "2025-11-18T07:21:16Z ", " 2025-11-18T07:21:16Z", "2025-11-18T07:21:16Z\n",
        "Tue, 18 Nov 2025 07:21:16 GMT", "2025-11-18T7:21:16Z", "2025-11-18T07:21:16Z[UTC]", 1763450476, "1763450476")],
    *[(sale(timestamp=text), sale(**PLUS)) for text in (
        "2025-11-18 07:21:16+01:00", "2025-11-18T07:21:16+0100", "2025-11-18T07:21:16 +01:00", "2025-11-18T07:21:16+01",
        "2025-11-18T07:21:16+01:00[Europe/Madrid]",
        "Tue Nov 18 2025 07:21:16 GMT+0100 (Central European Standard Time)")],
    (sale(timestamp=1763450476527), sale(timestamp="2025-11-18T07:21:16.527Z")),
    (sale(timestamp="2025-11-18T07:21:16,527Z"), sale(timestamp="2025-11-18T07:21:16.527Z")),
    # the text
    ("\ufeff" + TEXT, SALE), (TEXT + "\x00", SALE), (TEXT + ";", SALE), (TEXT + "\x1a", SALE), (f"'{TEXT}'", SALE),
    (TEXT.replace(" ", "\u00a0"), SALE), (instead("2}", "2,}"), SALE), (TEXT.replace('"', '\\"'), SALE),
    (instead('"N30122"', "007"), sale(productCode="007")), (instead(": 2}", ": 2n}"), SALE),
    (instead(": 2}", ": 1_000}"), sale(quantity=1000)), (instead("N30122", "levi\\'s"), sale(productCode="levi's")),
    # several at once
    (sale(quantity=None, Quantity="2"), SALE), (sale(customerCode=None, customer_code=4711), sale(customerCode="4711")),
    (sale(TimeStamp="2025-11-18 07:21:16+01:00"), sale(**PLUS)), (sale(time_stamp=1763450476), sale(**AT)),
    ({**SORT, "order_direction": "ASC"}, {**SORT, "orderDirection": "asc"}),
    (sale(productCode=None, product_code=["N30122"]), SALE),
    (sale(type="eventsale", productCode=None, product_code="N30122", quantity="2", timestamp="2025-11-18 07:21:16Z"),
     sale(**AT)),
    ([sale(quantity="2"), {**VIEW, "type": "eventproductviewed"}], [SALE, VIEW]),
]  # fmt: skip


def following(body: Any) -> Any:
    """What a body is once its fixes are made, the first one that there is, then the first of what is left."""
    for _ in range(20):
        fix = next((violation.fix for violation in ce.check(body).violations if violation.fix), None)
        if fix is None:
            return json.loads(body) if isinstance(body, str) else body
        if fix.edits is not None:
            body = edited(body, fix.edits)
        else:
            body = patched(json.loads(body) if isinstance(body, str) else body, fix.patch or ())
    raise AssertionError("there is no end of fixes")


@each_row(FIXED)
def test_fixes_give_what_was_meant(sent: Any, meant: Any) -> None:
    assert not ce.is_valid(sent)
    assert ce.is_valid(meant)
    assert same_json(following(sent), meant)


#: What was sent, the code and the reason of the advice, the edit that it describes, and what was meant.
HINTED: list[tuple[Any, str, str, list[Any], Any]] = [
    (sale(type="purchase"), "unknown-event-type", "alias", [("replace", "/type", "EventSale")], SALE),
    (sale(type="Order Completed"), "unknown-event-type", "alias", [("replace", "/type", "EventSale")], SALE),
    (sale(type="EventPurchase"), "unknown-event-type", "alias", [("replace", "/type", "EventSale")], SALE),
    (sale(type="EventOrder"), "unknown-event-type", "alias", [("replace", "/type", "EventSale")], SALE),
    (sale(type="compra"), "unknown-event-type", "alias", [("replace", "/type", "EventSale")], SALE),
    ({**VIEW, "type": "view_item"}, "unknown-event-type", "alias", [("replace", "/type", "EventProductViewed")], VIEW),
    ({**SEARCH, "type": "Products Searched"}, "unknown-event-type", "alias",
     [("replace", "/type", "EventSearch")], SEARCH),
    (sale(type=None, event="purchase"), "missing-property", "rename-value",
     [("move", "/event", "/type"), ("replace", "/type", "EventSale")], SALE),
    (sale(productCode=None, sku="N30122"), "unknown-property", "alias-if", [("move", "/sku", "/productCode")], SALE),
    (sale(productCode=None, item_id="N30122"), "unknown-property", "alias-if",
     [("move", "/item_id", "/productCode")], SALE),
    (sale(productCode=None, codigo_producto="N30122"), "unknown-property", "alias-if",
     [("move", "/codigo_producto", "/productCode")], SALE),
    (sale(customerCode=None, codigoCliente="D314K1432"), "unknown-property", "alias-if",
     [("move", "/codigoCliente", "/customerCode")], SALE),
    (sale(customerCode=None, userId="D314K1432"), "unknown-property", "alias-if",
     [("move", "/userId", "/customerCode")], SALE),
    (sale(customerCode=None, customerId="D314K1432"), "unknown-property", "alias-if",
     [("move", "/customerId", "/customerCode")], SALE),
    (sale(quantity=None, qty=2), "unknown-property", "alias", [("move", "/qty", "/quantity")], SALE),
    (sale(**{"$schema": "x"}), "unknown-property", "alias-none", [("remove", "/$schema")], SALE),
    ({**SEARCH, "query": None, "q": "jeans"}, "unknown-property", "alias", [("move", "/q", "/query")], SEARCH),
    ({**SEARCH, "query": 501}, "wrong-type", "to-string", [("replace", "/query", "501")], {**SEARCH, "query": "501"}),
    (sale(productCode=None, productCodes="N30122"), "unknown-property", "rename",
     [("move", "/productCodes", "/productCode")], SALE),
    (sale(quantity="02"), "wrong-type", "plain-integer", [("replace", "/quantity", 2)], SALE),
    (sale(quantity="\u0662"), "wrong-type", "plain-integer", [("replace", "/quantity", 2)], SALE),
    (sale(value=10), "unknown-property", "alias-none", [("remove", "/value")], SALE),
    (sale(quantity="1,000"), "wrong-type", "thousands", [("replace", "/quantity", 1000)], sale(quantity=1000)),
    (sale(quantity="1.000"), "wrong-type", "thousands", [("replace", "/quantity", 1000)], sale(quantity=1000)),
    *[(sale(customerCode={**more, name: "D314K1432"}), "wrong-type", "code-inside",
       [("move", f"/customerCode/{name}", "/customerCode")], SALE)
      for name, more in (("id", {"name": "x", "groupId": "y"}), ("code", {}), ("user_id", {"age": 3}), ("$oid", {}))],
    (sale(productCode={"sku": "N30122", "price": 3}), "wrong-type", "code-inside",
     [("move", "/productCode/sku", "/productCode")], SALE),
    ({"data": SALE, "source": "x"}, "missing-property", "event-inside-rest",
     [("move", "/source", "/data/metadata"), ("move", "/data", "")], {**SALE, "metadata": "x"}),
    ({"events": [SALE], "source": "x"}, "missing-property", "list-inside-rest",
     [("move", "/source", "/events/0/metadata"), ("move", "/events", "")], [{**SALE, "metadata": "x"}]),
    ({"type": "batch", "events": [SALE]}, "unknown-event-type", "list-inside-rest", [("move", "/events", "")], [SALE]),
    ({"purchase": BARE}, "missing-property", "named",
     [("add", "/purchase/type", "EventSale"), ("move", "/purchase", "")], SALE),
    ({"sale": BARE, "source": "x"}, "missing-property", "named-rest",
     [("add", "/sale/type", "EventSale"), ("move", "/sale", "")], SALE),
    ({"EventSale": [BARE]}, "missing-property", "named-list",
     [("add", "/EventSale/0/type", "EventSale"), ("move", "/EventSale", "")], [SALE]),
    ({**sale(quantity=None), "properties": {"quantity": 2, "x": 1}}, "unknown-property", "inside-rest",
     [("move", "/properties/quantity", "/quantity"), ("move", "/properties", "/metadata")],
     {**SALE, "metadata": {"x": 1}}),
    (sale(context=AT), "unknown-property", "inside-if",
     [("move", "/context/timestamp", "/timestamp"), ("remove", "/context")], sale(**AT)),
    ({"type": "EventSale", "timestamp": AT["timestamp"], "data": SALE}, "missing-property", "event-inside-rest",
     [("move", "/timestamp", "/data/timestamp"), ("move", "/data", "")], sale(**AT)),
    *[({**SORT, "orderDescription": "x", "orderDirection": text}, "not-one-of", "part",
       [("replace", "/orderDirection", direction), ("replace", "/orderDescription", "price")],
       {**SORT, "orderDirection": direction})
      for text, direction in (("price-desc", "desc"), ("price_desc", "desc"), ("price-descending", "desc"),
                              ("price asc", "asc"), ("ascending.price", "asc"))],
    *[(sale(quantity=blank), "wrong-type", "null", [("remove", "/quantity")], sale(quantity=None))
      for blank in ("", " ")],
    ({**VIEW, "quantity": 2}, "unknown-property", "elsewhere",
     [("add", "/metadata", {}), ("move", "/quantity", "/metadata/quantity")], {**VIEW, "metadata": {"quantity": 2}}),
]  # fmt: skip


def operations_of(edit: list[Any]) -> list[Any]:
    names = {"move": "from", "add": "path", "replace": "path", "remove": "path"}
    return [
        {"op": op, names[op]: place, **({"path": more[0]} if op == "move" else {"value": more[0]} if more else {})}
        for op, place, *more in edit
    ]


@pytest.mark.parametrize(("sent", "code", "reason", "edit", "meant"), HINTED)
def test_the_hint_leads_to_what_was_meant(sent: Any, code: str, reason: str, edit: list[Any], meant: Any) -> None:
    sent = {name: value for name, value in sent.items() if value is not None}
    (violation,) = ce.check(sent).violations
    assert (violation.code, violation.params.get("reason")) == (code, reason)
    assert violation.fix is None
    assert same_json(patched(sent, operations_of(edit)), meant)
    assert ce.is_valid(meant)


#: What was sent, the code and the reason of each advice, the edit that they describe together, and what was meant.
SEVERAL: list[tuple[Any, list[tuple[str, str]], list[Any], Any]] = [
    # a list of products one level down
    ({"event": "Order Completed", "userId": "D314K1432", "properties": {"products": [{"product_id": "N30122"}]}},
     [("missing-property", "rename-value"), ("missing-property", "one-each"), ("unknown-property", "alias-if")],
     [("move", "/event", "/type"), ("replace", "/type", "EventSale"), ("move", "/userId", "/customerCode"),
      ("move", "/properties/products/0/product_id", "/productCode"), ("remove", "/properties")],
     sale(quantity=None)),
    ({"name": "purchase", "user_id": "D314K1432",
      "params": {"items": [{"item_id": "N30122", "quantity": 2}], **AT, "value": 9}},
     [("missing-property", "rename-value"), ("missing-property", "one-each-rest"), ("unknown-property", "alias-if")],
     [("move", "/name", "/type"), ("replace", "/type", "EventSale"), ("move", "/user_id", "/customerCode"),
      ("move", "/params/items/0/item_id", "/productCode"), ("move", "/params/items/0/quantity", "/quantity"),
      ("move", "/params/timestamp", "/timestamp"), ("remove", "/params/items"), ("move", "/params", "/metadata")],
     sale(**AT, metadata={"value": 9})),
    ({"type": "EventSale", "ecommerce": {"customerCode": "D314K1432", "items": [{"item_id": "N30122"}], "value": 9}},
     [("missing-property", "inside-metadata"), ("missing-property", "one-each-rest")],
     [("move", "/ecommerce/customerCode", "/customerCode"), ("move", "/ecommerce/items/0/item_id", "/productCode"),
      ("remove", "/ecommerce/items"), ("move", "/ecommerce", "/metadata")],
     sale(quantity=None, metadata={"value": 9})),
    ({"type": "EventSale", "customerCode": "D314K1432", "metadata": {"items": [{"item_id": "N30122"}], "x": 1}},
     [("missing-property", "one-each")],
     [("move", "/metadata/items/0/item_id", "/productCode"), ("remove", "/metadata/items")],
     sale(quantity=None, metadata={"x": 1})),
    # a name and its value
    (sale(fecha="18/11/2025 07:21:16"), [("unknown-property", "alias"), ("not-a-timestamp", "order")],
     [("move", "/fecha", "/timestamp"), ("replace", "/timestamp", AT["timestamp"])], sale(**AT)),
    (sale(productCode=None, sku=7.5), [("unknown-property", "alias-if"), ("wrong-type", "digits-lost")],
     [("move", "/sku", "/productCode"), ("replace", "/productCode", "N30122")], SALE),
    (sale(quantity=None, qty=0), [("unknown-property", "alias"), ("too-small", "no-units")],
     [("move", "/qty", "/quantity"), ("replace", "/quantity", 2)], SALE),
    (sale(quantity=None, quality=0), [("unknown-property", "rename")],
     [("move", "/quality", "/quantity"), ("replace", "/quantity", 2)], SALE),
    (sale(timestamp_micros=1763450476000000), [("unknown-property", "alias-near")],
     [("move", "/timestamp_micros", "/timestamp"), ("replace", "/timestamp", AT["timestamp"])], sale(**AT)),
    # an order
    ({"id": 1, "customer": {"id": "D314K1432"}, "line_items": [{"sku": "N30122", "quantity": 2}]},
     [("missing-property", "order"), ("missing-property", "alias-if-inside")],
     [("move", "/line_items/0/sku", "/line_items/0/productCode"), ("add", "/line_items/0/type", "EventSale"),
      ("move", "/customer/id", "/line_items/0/customerCode"), ("move", "/line_items", "")], [SALE]),
    ({"customer_id": "D314K1432", "items": [{"product_id": "N30122", "quantity": 2}]},
     [("missing-property", "one-each-type"), ("missing-property", "alias-if")],
     [("move", "/items/0/product_id", "/items/0/productCode"), ("add", "/items/0/type", "EventSale"),
      ("move", "/customer_id", "/items/0/customerCode"), ("move", "/items", "")], [SALE]),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "advice", "edit", "meant"), SEVERAL)
def test_hints_together_lead_to_what_was_meant(
    sent: Any, advice: list[tuple[str, str]], edit: list[Any], meant: Any
) -> None:
    found = ce.check(sent).violations
    assert [(each.code, each.params["reason"]) for each in found] == advice
    assert same_json(patched(sent, operations_of(edit)), meant)
    assert ce.is_valid(meant)


#: What was sent, and the code and the reason of advice that says that something has to be looked up, or was lost.
LOST: list[tuple[Any, str, str]] = [
    (sale(productCode=4711.0), "wrong-type", "digits-lost"), (sale(productCode=7.1e18), "wrong-type", "digits-lost"),
    (sale(productCode=2**60), "wrong-type", "digits-lost"), (sale(customerCode=0), "wrong-type", "no-code"),
    ({**SALE, "customerCode": None}, "wrong-type", "no-code"), (sale(quantity="0"), "wrong-type", "no-units"),
    (sale(quantity=0), "too-small", "no-units"), (sale(quantity=-2), "too-small", "negative"),
    (sale(quantity="-2"), "wrong-type", "negative"), (sale(quantity="1,000,000"), "wrong-type", "thousands"),
    (sale(customerCode=False), "wrong-type", "no-code"), (sale(customerCode=-1), "wrong-type", "no-code"),
    (sale(customerCode=[]), "wrong-type", "no-code"),
    (sale(customerCode={"name": "x", "age": 3}), "wrong-type", "code-object"),
    (sale(customerCode={"productCode": "x"}), "wrong-type", "code-object"),
    (sale(customerCode=["C1", "C2"]), "wrong-type", "one-each"),
    (sale(productCode=[30122]), "wrong-type", "only-item"),
    *[(sale(customerCode=None, **{name: value}), "unknown-property", "no-code")
      for name in ("customer_id", "userId", "customer") for value in (0, "0", -1, "", " ", "guest", "NULL")],
    *[({**sale(customerCode=None), name: value}, "unknown-property", "no-code")
      for name, value in (("customer_code", 0), ("customer_code", None), ("customer_id", None))],
    (sale(customerCode=None, customer={"id": 0}), "missing-property", "no-code"),
    (sale(quantity="1,5"), "wrong-type", "to-integer"), (sale(quantity=2.5), "wrong-type", "to-integer"),
    *[({**SORT, "orderDirection": text}, "not-one-of", "list") for text in ("price-up", "best", "-")],
    (sale(timestamp=45979.30643), "wrong-type", "day-number"), (sale(timestamp=45979), "wrong-type", "day-number"),
    (sale(timestamp="45979.30643"), "not-a-timestamp", "day-number"),
    ("{'type': 'EventSale', 'customerCode': 'C1', 'quantity': None}", "not-json", "python"),
    ("[{'type': 'EventSale'}]", "not-json", "python"), ("{'type':'EventSale'}", "not-json", "quotes"),
    *[(text, "not-json", "object-as-text") for text in (
        "EventSale{customerCode=D314K1432, productCode=N30122}", "EventSale(customerCode=C1, productCode=P1)",
        "EventSale[customerCode=C1]", "EventSale { CustomerCode = C1 }", "{type=EventSale, customerCode=C1}",
        "com.shop.Sale(customerCode='C1')")],
    (sale(timestamp="18/11/2025 07:21:16"), "not-a-timestamp", "order"),
    (sale(timestamp="2025-11-18T07:21:16"), "not-a-timestamp", "no-offset"),
    (sale(timestamp="2025-11-18"), "not-a-timestamp", "no-time"),
    (sale(timestamp="0000-00-00 00:00:00"), "not-a-timestamp", "zero-date"),
    (sale(timestamp="0001-01-01T00:00:00"), "not-a-timestamp", "zero-date"),
    (sale(timestamp="1970-01-01 01:00:00"), "not-a-timestamp", "zero-date"),
    (sale(timestamp="2016-12-31T23:59:60Z"), "not-a-timestamp", "leap-second"),
    (sale(timestamp="Mon, 27 Nov 2026 10:00:00 GMT"), "not-a-timestamp", "weekday"),
    (sale(timestamp="2025-11-18T07:21:16+01:00[UTC]"), "not-a-timestamp", "two-offsets"),
    (sale(timestamp="2025-11-18 07:21:16 +0100 GMT"), "not-a-timestamp", "two-offsets"),
    (instead('"N30122"', '"tv 42""'), "not-json", "quote-in-text"), (TEXT[:60], "not-json", "cut-text"),
    ("type=EventSale&customerCode=1", "not-json", "form"), ("<br />\n" + TEXT, "not-json", "html"),
    (instead('"D314K1432"', "{{ customer.id }}"), "not-json", "template"),
    ("[object Object]", "not-json", "object-as-text"),
    ("type,customerCode,productCode\r\nEventSale,C1,P1\r\n", "not-json", "csv"),
    ('"type";"customerCode"\n"EventSale";"C1"\n', "not-json", "csv"),
    *[(text, "not-json", "php") for text in (
        'array(1) {\n  ["type"]=>\n  string(9) "EventSale"\n}', "Array\n(\n    [type] => EventSale\n)\n",
        "stdClass Object\n(\n)", 'object(App\\Sale)#1 (1) {\n}', "array (\n  'type' => 'EventSale',\n)",
        "['type' => 'EventSale']", 'a:1:{s:4:"type";s:9:"EventSale";}', 'O:8:"stdClass":0:{}')],
    *[(prefix + TEXT, "not-json", "log-line") for prefix in (
        "2025-11-18 07:21:16 INFO ", "[2025-11-18 07:21:16] local.INFO: ", "2025-11-18T07:21:16.527Z ", "INFO: ",
        "[INFO] ", "Nov 18 07:21:16 host app[5]: ", "07:21:16 ")],
    (TEXT + "," + TEXT + ",", "not-json", "no-brackets"),
    (instead('"D314K1432"', "undefined"), "not-json", "undefined"),
    ({"line_items": ["N30122"], "customerCode": "C1"}, "missing-property", "add"),
    ({"line_items": [{}], "customerCode": "C1", "productCode": "P1"}, "missing-property", "add"),
    ({"type": "EventSale", "data": {**SALE, "type": "EventSearch"}}, "missing-property", "inside-rest"),
    ({"type": 5, "data": {**SALE, "type": 5}}, "missing-property", "inside-rest"),
    (json.dumps(json.dumps(json.dumps("{"))), "not-an-event", "body"),
    (encoded("[]", 10), "not-an-event", "body"),
    (json.dumps(json.dumps(json.dumps({"x": 1.5}))), "not-an-event", "encoded-often"),
    (sale(productCode=None, items=[{"sku": "N1"}, {"sku": "N2"}]), "missing-property", "one-each"),
    (sale(type="begin_checkout"), "unknown-event-type", "alias-none"),
    (sale(type="refund"), "unknown-event-type", "alias-near"),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "code", "reason"), LOST)
def test_where_it_is_lost_the_advice_says_so(sent: Any, code: str, reason: str) -> None:
    found = ce.check(sent).violations
    params = found[0].params.to_dict()
    assert (found[0].code, reason in params.get("reasons", [params["reason"]])) == (code, True)
    assert [each.fix for each in found] == [None] * len(found)


#: Where another reader may mean something else, there is no fix; each was fixed to something wrong once.
UNCERTAIN: list[Any] = [
    *[sale(productCode=None, **{name: "28001"}) for name in (
        "productCost", "productTypeCode", "productModel", "productCodes")],
    *[sale(customerCode=None, **{name: "x"}) for name in ("customerZipCode", "customerMode", "customerGroupCode")],
    *[sale(quantity=None, **{name: 2}) for name in ("quality", "quantity2", "maxQuantity", "oldQuantity")],
    *[sale(type=name) for name in (
        "EventSave", "EventScale", "EventPresale", "EventNotSale", "EventSale,EventProductViewed",
        "EventSale.EventSearch",
        "EventSaleTest", "EventOrderPaid", "EventViewed")],
    sale(customerCode=None, customer_code="C1", CustomerCode="C2"),
    sale(type=None, event="EventSale", name="EventSearch"),
    {"type": "EventSale", "referrer": {"customerCode": "C9"}, "productCode": "P1"},
    {**SALE, "productCode": None} | {"product": {"productCode": "P1"}, "gift": {"productCode": "P2"}},
    {"1001": SALE, "1002": SALE},
    "'" + instead("N30122", "levi''s") + "'",
    {"type": "EventReviewWritten", "customerCode": "C1", "productCode": "P1", "review": 5},
    json.dumps(json.dumps({**SALE, "metadata": 1.5})),
    sale(timestamp="\u06f1\u06f4\u06f0\u06f4-\u06f0\u06f8-\u06f2\u06f7T07:21:16+03:30"),
]  # fmt: skip


@pytest.mark.parametrize("sent", UNCERTAIN)
def test_what_may_mean_something_else_has_no_fix(sent: Any) -> None:
    found = ce.check(sent).violations
    assert found
    assert [each.fix for each in found] == [None] * len(found)


@pytest.mark.parametrize("wrapped", [{"data": SALE}, {"event": SALE}])
def test_an_event_is_taken_out_of_an_object_in_its_batch(wrapped: Any) -> None:
    for batch, meant in (([wrapped], [SALE]), ([VIEW, wrapped, SEARCH], [VIEW, SALE, SEARCH])):
        assert same_json(following(batch), meant)


def test_a_missing_property_is_not_found_in_another_word() -> None:
    for name, has_fix in (("customerMode", False), ("customer_code", True)):
        sent = {"type": "EventCouponApplied", name: "C1"}
        (violation,) = ce.check(sent, unknown="warn").violations
        assert (violation.code, violation.params["found"], bool(violation.fix)) == ("missing-property", name, has_fix)


@pytest.mark.parametrize(
    ("sent", "parts"),
    [
        ({"date": "2025-11-18", "time": "07:21:16"}, ("date", "time")),
        ({"hora": "7:21", "fecha": "18/11/2025"}, ("fecha", "hora")),
        ({"time": "07:21:16", "timestamp": "2025-11-18"}, ("timestamp", "time")),
    ],
)
def test_a_date_and_a_time_are_one_timestamp(sent: dict[str, str], parts: tuple[str, str]) -> None:
    found = [each for each in ce.check(sale(**sent)).violations if each.code == "unknown-property"]
    assert len(found) == len(sent.keys() - {"timestamp"})
    first, *others = found
    assert (first.params["reason"], first.params["parts"], first.fix) == ("together", parts, None)
    assert first.hint().startswith(f"Put `{parts[0]}`, `{parts[1]}` together as one `timestamp`:")
    for each in others:
        name = first.instance_location[1:]
        assert (each.params["reason"], each.params["other"], each.fix) == ("together-other", name, None)
        assert each.hint() == f"It belongs to `{name}`: the two together are one `timestamp`."


@pytest.mark.parametrize(
    "sent",
    [
        {"date": "2025-11-18T07:21:16Z", "time": "07:21:16"}, {"date": "2025-11-18"}, {"date": "2025-11-18", "time": 7},
        {"day": "Tuesday", "time": "07:21:16"}, {"x" * 41: "2025-11-18", "time": "07:21:16"},
    ],
)  # fmt: skip
def test_a_date_or_a_time_alone_is_none(sent: dict[str, Any]) -> None:
    assert "together" not in [each.params["reason"] for each in ce.check(sale(**sent)).violations]


@pytest.mark.parametrize("value", ["0", "guest"])
def test_a_name_is_certain_where_its_value_may_be_a_code(value: str) -> None:
    """It may have been registered like that: the event is valid then, and there is a warning."""
    after = following(sale(customerCode=None, customer_code=value))
    assert same_json(after, sale(customerCode=value))
    assert [each.code for each in ce.check(after).warnings] == ["placeholder-value"]


def test_a_value_under_another_name_is_told_where_unknown_names_pass() -> None:
    sent = sale(customerCode=None, customer_code=4711, Quantity="x", qty=0)
    found = ce.check(sent, unknown="warn").violations
    assert [(each.code, each.instance_location, each.fix is None) for each in found] == [
        ("missing-property", "", True),
        ("wrong-type", "/customer_code", False),
    ]
    assert found[1].message() == "`customerCode` must be a string, not an integer."


@pytest.mark.parametrize("name", ["customer_id", "customer_code"])
def test_a_guest_has_no_event_where_unknown_names_pass(name: str) -> None:
    (violation,) = ce.check(sale(customerCode=None, **{name: 0}), unknown="warn").violations
    assert (violation.code, violation.fix) == ("missing-property", None)
    assert violation.params == {"property": "customerCode", "found": name, "reason": "no-code"}
