"""Every error that Dateline raises on purpose; nothing else lives here.

    DatelineError
    ├── InputError            an input cannot be used
    │   ├── BrokenInput       a file or line cannot be parsed
    │   └── MissingInput      a file, folder or link is not there
    ├── SpanError             a span that does not lie in its text
    ├── CodebookError         a codebook file contradicts itself or its examples
    ├── GazetteerError        the gazetteer cannot be built, opened or extended
    ├── ModelError            the tagger's model cannot be opened
    ├── StoreError            the project's database or archive fails
    │   ├── NoProject         there is no project where one was named
    │   ├── ProjectExists     a project stands where one was to be made
    │   ├── NotInStore        an id that the project does not hold
    │   └── Conflict          somebody else changed meanwhile what was to be changed
    ├── ReviewError           what a person decided cannot be done
    ├── ServeError            the workbench cannot be served so
    ├── BatchError            a batch cannot start, or cannot go on
    └── ExportError           an export cannot be written

Each says what happened, where, and what to do about it.
"""


class DatelineError(Exception):
    """Base of all of them: what happened, where (file, line, span, column), what to do."""

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        """One line: `where: what. What to do.`."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.todo}" if self.todo else text


class InputError(DatelineError):
    """An input cannot be used."""


class BrokenInput(InputError):
    """A file, or a line of one, cannot be parsed."""


class MissingInput(InputError):
    """A file, folder or link that was named is not there."""


class SpanError(DatelineError, ValueError):
    """A span that does not lie in its text."""


class CodebookError(DatelineError):
    """A codebook file contradicts itself or one of its examples."""


class GazetteerError(DatelineError):
    """The gazetteer cannot be built, opened or extended."""


class ModelError(DatelineError):
    """The tagger's model is missing where one is needed, or cannot be opened."""


class StoreError(DatelineError):
    """The project's database or archive fails."""


class NoProject(StoreError):
    """There is no project where one was named."""


class ProjectExists(StoreError):
    """A project stands where one was to be made."""


class NotInStore(StoreError):
    """An id that the project does not hold."""


class Conflict(StoreError):
    """Somebody else changed meanwhile what was to be changed."""


class ReviewError(DatelineError):
    """What a person decided cannot be done."""


class ServeError(DatelineError):
    """The workbench cannot be served as asked."""


class BatchError(DatelineError):
    """A batch cannot start, or cannot go on."""


class ExportError(DatelineError):
    """An export cannot be written."""
