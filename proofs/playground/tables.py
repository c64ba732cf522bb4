"""What bodies are made of: names, numbers, times, and slips."""

from commerce_events._contract.contract import contract
from commerce_events._contract.portable import KEYWORDS
from commerce_events._explaining.advice import table

_RULES = contract("v1")
_FORMS = (*_RULES.events.values(), _RULES.open_event, _RULES.batch)

#: Names that a place in a schema has as well: of keywords, of annotations, and of what is inside these.
SCHEMA_NAMES = sorted({str(step) for flat in _FORMS for path in flat.schema_locations for step in path} | KEYWORDS)

#: Names that JavaScript treats in its own way, that look like indices, or that are hard to show.
ODD_NAMES = [
    *SCHEMA_NAMES,
    *("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length", "prototype", "$ref", "$id"),
    *("1", "0", "-1", "01", "4294967295", "", " ", "a/b", "~", "~0", "%", "%25", "#", "a b", "é", "e\u0301"),
    *("\u202eedoCremotsuc", "نوع", "😀", "𝒳", "\x00", "\x7f", "\u2028", "\ufeff", "\u200b", "ſ", "ß", "ı", "İ", "Σς"),
    *("customer_code", "CUSTOMER-CODE", "Customer Code", "cuſtomerCode", "ﬁlterName", "\u212aode", "x" * 41, "x" * 61),
    *("ẞ", "brandCodeẞ", "quẞantity"),
    *("😀" * 61, "productcode", "code", "Code", "name", "filter", "quantiy", "time stamp", "timestamps", "order"),
    *("data", "properties", "sale", "event_sale", "date", "time", "id", "customer_id", "sku"),
]

#: Numbers as texts have them, at the edges of what readers can do.
NUMBERS = [
    *("0", "-0", "-0.0", "0.0", "1", "1.0", "2.0", "1e0", "1E2", "1e+2", "20e-1", "0.1e1", "1.5", "-1", "1e-400"),
    *("9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740991", "-9007199254740992"),
    *("9007199254740991.4", "9007199254740991.5", "9007199254740991.0", "9007199254740993.5", "9.007199254740992e15"),
    *("90071992547409910e-1", "1e16", "1e300", "1E308", "1.8e308", "1E400", "-1e400", "9" * 308, "9" * 400),
    *("1" + "0" * 308, "2" + "0" * 308, "0" * 3, "01", "1.", ".5", "+1", "1e", "1e+", "--1", "0x1", "1_0", "1.e1"),
    *("NaN", "nan", "-Infinity", "Infinity", "inf", "NaNo", "-NaN", "+inf", ".inf", "١", "²", "0.1", "1e23"),
]

#: What a slip of the hand, or of a program, puts into a text.
SLIPS = [
    *("{", "}", "[", "]", ",", ":", '"', "'", "\\", "\\u", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\x", "\\/", "//"),
    *("/*", "#", "\n", "\r", "\t", "\x00", "\x1f", "\x7f", "\u00a0", "\ufeff", "\u2028", "é", "😀", "“", "`", " ", "e"),
    *("True", "None", "null", "undefined", "NaN", "nil", "1", "0", ".5", "²", "٣", '"a"', '"a":', '{"a":1,"a":2}', "$"),
    *("[" * 70, '{"a":' * 70, "9" * 400, "1e999", '"\\ud83d"', '"__proto__":{}', "\\u0000", "\\", "/", "_", "ÿ"),
]

_ADVICE = table("timestamps")
_SENT = [
    example["value"]
    for row in (*_ADVICE["forms"], *_ADVICE["objects"], {"examples": _ADVICE["others"]})
    for example in row["examples"]
]

#: What is sent in the place of a timestamp and is no text.
NO_TEXTS = [
    *(value for value in _SENT if not isinstance(value, str)),
    *(1763450476, 1763450476527.0, 1763450476527000, 1763450476527000000, 1.763450476527e18, 946684799, 1763536876),
    *(1763536877, 1763536876999, -1, -0.5, -0.0, 1e-7, 10**18, 10**30, 4102444801, True, None, {}, {"$date": {}}),
    *({"seconds": 1763450476}, {"seconds": 1763450476, "nanoseconds": None}, {"seconds": 1763450476, "nanoseconds": 5}),
    {"$date": {"$date": {"$date": 1763450476527}}},
]

#: Every form of a timestamp that has a reason of its own, those at the edge of the future, and others.
TIMES = [
    *(value for value in _SENT if isinstance(value, str)),
    *(" 2025-11-18T07:21:16Z ", "2025-11-18T07:21:16\u200bZ", "\U0001d7d0025-11-18T07:21:16Z", "2025-11-1807:21:16Z"),
    *("1763536876", "1763536877", "1763536876999", "1763450476.5270000001", "9" * 19, "\u00a01763450476\n", "nov", "K"),
    *("7/Nov/2025:07:21:16 +0100", "2025-11-18T07:21:16+100", "SEPT 1 2025 1:2:3 gmt", "\U0001f600" * 60, " " * 101),
    *("2025-11-18T07:21:16Z", "2025-11-18T07:21:60Z", "2025-02-30T07:21:16Z", "2025-11-18t07:21:16z", "2025-11-18"),
    *("2025-11-18T07:21:16", "2025-11-18T07:21Z", "2025-11-18 07:21:16", "2025-11-18 07:21:16Z", "18/11/2025", "now"),
    *("2025-11-18T07:21:16 UTC", "2025-11-18T07:21:16,5Z", "2025-11-18T07:21:16.Z", "2025-11-18T07:21:16.1234567890Z"),
    *("2025-11-18T07:21:16+0000", "2025-11-18T07:21:16+1:00", "2025-11-18T07:21:16Z\n", "\n2025-11-18T07:21:16Z"),
    *("2025-11-18T07:21:16Z ", "", "2025-11-19T07:21:16.527Z", "2025-11-19T07:21:16.527000001Z"),
    *(
        "2025-11-19T07:21:16.528Z",
        "2025-11-19T07:21:16.527001Z",
        "2025-11-19T08:21:16.527+01:00",
        "2025-11-19T08:21:16.5270019+01:00",
    ),
    *("2025-11-19T06:21:16.6-01:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0099-12-31T23:59:59Z"),
    *("٢٠٢٥-11-18T07:21:16Z", "9" * 100),
]
