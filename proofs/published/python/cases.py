"""The requests that schemathesis makes of an OpenAPI document, as lines of JSON.

Run as a script in the environment of the tools, with the document and a number of requests as its arguments.
"""

import json
import sys
from typing import Any

import schemathesis
from hypothesis import Phase, given, settings

if __name__ == "__main__":
    operations = [result.ok() for result in schemathesis.openapi.from_path(sys.argv[1]).get_all_operations()]

    @settings(max_examples=int(sys.argv[2]), deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(operations[0].as_strategy())
    def show(case: Any) -> None:
        """Print a request."""
        request = {
            "operations": len(operations),
            "method": case.method,
            "path": case.path,
            "headers": dict(case.headers),
            "body": case.body,
        }
        sys.stdout.write(f"{json.dumps(request)}\n")

    show()
