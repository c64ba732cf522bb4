"""A program of a partner: it checks what stands on its standard input, a body on each line."""

import json
import sys

import commerce_events as ce


def main() -> None:
    """Answer each line with a line."""
    ce.warm_up()
    for body in sys.stdin.buffer:
        verdict = ce.is_valid(body)
        print(json.dumps([verdict, ce.check(body).to_dict("es"), len(ce.event_types())]))


if __name__ == "__main__":
    main()
