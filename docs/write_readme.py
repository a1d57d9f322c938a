"""The README's example: what `dateline` prints on examples/, put between its two marks.

Run by hand (`make readme`) whenever the output changes; `--check` changes nothing and ends with 1 where it is out of date, ids aside:
an id hangs on the word by which the tagger names an event, which another processor may choose otherwise.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
START, END = "<!-- example: written by docs/write_readme.py -->", "<!-- /example -->"
WIDTH = "100"
SHOWN = "09-dravosk-meridian-wire"
ID = re.compile(r"\b[ic]-[0-9a-f]{12}\b")


def printed(*words: str) -> str:
    """What a `dateline` command prints, without the blanks that end its lines."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", *words]
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "COLUMNS": WIDTH}, capture_output=True, encoding="utf-8", check=True
    )
    return "\n".join(line.rstrip() for line in run.stdout.strip("\n").splitlines()).strip("\n")


def example() -> str:
    """The block between the marks: the incidents of the examples, and one of them in full."""
    with tempfile.TemporaryDirectory() as folder:
        project = ("--project", f"{folder}/demo-project")
        printed("init", project[1])
        printed("add", "examples/reports", *project)
        listed, shown = printed("incidents", *project), printed("show", SHOWN, *project)
    return f"""{START}
The incidents that it makes of the reports in `examples/` (`dateline incidents`):

```text
{listed}
```

One of them in full (`dateline show {SHOWN}`):

```text
{shown}
```
{END}"""


def main() -> int:
    """Write the block, or compare it; 1 where it was out of date and only compared."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="change nothing")
    asked = arguments.parse_args()
    text = README.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    fresh = before + example() + after
    if asked.check:
        same = ID.sub("", fresh) == ID.sub("", text)
        print("README's example", "is in step" if same else "is out of date: make readme")
        return 0 if same else 1
    README.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
