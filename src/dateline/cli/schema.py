"""`dateline schema`: the JSON Schema of the records, or the OpenAPI of the workbench."""

import json
import sys
from typing import Annotated

import typer

from dateline.cli.outputs import write


def schema(
    api: Annotated[bool, typer.Option("--api", help="The OpenAPI of the workbench instead.")] = False,
) -> None:
    """Print the JSON Schema of what Dateline writes."""
    if api:
        from dateline.web import openapi_text

        sys.stdout.write(openapi_text())
        return
    from dateline.records import json_schema

    write(json.dumps(json_schema(), indent=2, ensure_ascii=False))
