"""The contract → an OpenAPI 3.1 document of `POST /events`, with everything that it needs inside."""

import json
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._json_types import ReportDict
from commerce_events.publish.single_file import single_file
from commerce_events.publish.union import union_definitions

_AT = "#/components/schemas/"


def openapi(contract: Contract, release: str, report: dict[str, Any], refused: ReportDict) -> dict[str, Any]:
    """The document; `report` is the schema of the answer to a payload that breaks the contract, `refused` one."""
    whole = json.loads(json.dumps(single_file(contract)).replace("#/definitions/", _AT))
    events = union_definitions(whole["definitions"], contract, _AT)
    mapping = {name: _AT + name for name in contract.events}
    events["AnyEvent"]["discriminator"] = {"propertyName": "type", "mapping": mapping}
    payload = {word: whole[word] for word in ("title", "description", "examples")}
    payload["oneOf"] = [{"$ref": f"{_AT}AnyEvent"}, {"$ref": f"{_AT}EventBatch"}]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Commerce events, {contract.version}",
            "version": release,
            "description": whole["description"],
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {"/events": {"post": _operation(contract, refused)}},
        "components": {"schemas": {"Payload": payload, **events, **_answer(report)}},
    }


def _operation(contract: Contract, refused: ReportDict) -> dict[str, Any]:
    requests = {
        name: {"summary": flat.schema["title"], "value": flat.schema["examples"][-1]}
        for name, flat in contract.events.items()
    }
    requests["batch"] = {"summary": "A batch", "value": contract.documents["event-batch.schema.json"]["examples"][0]}
    return {
        "operationId": "sendEvents",
        "summary": "Send one event, or a batch of events.",
        "parameters": [
            {
                "name": "X-API-Version",
                "in": "header",
                "required": True,
                "description": "The major version of the contract.",
                "schema": {"type": "string", "enum": [contract.version.removeprefix("v")]},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": f"{_AT}Payload"}, "examples": requests}},
        },
        "responses": {
            "2XX": {"description": "The events are accepted."},
            "4XX": {
                "description": "The payload breaks the contract; the report says where and how.",
                "content": {"application/json": {"schema": {"$ref": f"{_AT}Report"}, "example": refused}},
            },
        },
    }


def _answer(report: dict[str, Any]) -> dict[str, Any]:
    """The report and what it refers to, as components."""
    whole = json.loads(json.dumps(report).replace("#/$defs/", _AT))
    inner = whole.pop("$defs")
    return {"Report": {name: value for name, value in whole.items() if not name.startswith("$")}, **inner}
