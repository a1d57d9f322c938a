"""`dateline schema`: the JSON Schema of the records."""

import json

from dateline.cli.outputs import write


def schema() -> None:
    """Print the JSON Schema of what Dateline writes."""
    from dateline.records import json_schema

    write(json.dumps(json_schema(), indent=2, ensure_ascii=False))
