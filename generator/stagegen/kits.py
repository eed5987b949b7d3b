"""What a team is handed: its blank workbooks and documents."""

from datetime import datetime

from stagegen.documents import BlankDocuments
from stagegen.workbooks import Order, Workbooks
from stagemodel.pack import Pack


class Kits:
    """Makes the kits of many teams; what is alike in them is made once."""

    def __init__(self, pack: Pack, made: datetime, *, workbooks: bool = True) -> None:
        """Take what is the same for all: the pack, and the files' time (UTC, without a zone).

        Without `workbooks` a kit is the pack's documents alone.
        """
        self._workbooks = Workbooks(pack, made=made) if workbooks else None
        self._documents = BlankDocuments(pack, made)

    def build(self, order: Order) -> dict[str, bytes]:
        """Give one kit: file name to content, nothing on disk.

        Raises StagebookError for what the pack does not have, PackError for a wrong template.
        """
        files = self._workbooks.build(order) if self._workbooks else {}
        return files | self._documents.build(order.lang, order.company)
