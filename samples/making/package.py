"""A Word document as bytes that are the same for the same content."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document


def document_bytes(document: Document) -> bytes:
    """Save a document without the clock that python-docx puts into the archive."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
