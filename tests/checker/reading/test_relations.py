"""What parts refer to, where many files have the same to the byte."""

import pytest

from stagecheck.reading.ooxml import relations
from stagecheck.reading.package import Package
from stagecheck.reading.refusals import UnreadableFileError
from support.files import package_of

LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
COMMENTS = (
    f'<Relationships xmlns="{LINKS}">'
    '<Relationship Id="rId1" Type="http://a/relationships/comments" Target="../comments1.xml"/>'
    "</Relationships>"
).encode()


def test_the_same_bytes_refer_elsewhere_from_another_folder():
    names = ("xl/worksheets/_rels/sheet1.xml.rels", "xl/sheets/deep/_rels/sheet1.xml.rels")
    package = Package(package_of(dict.fromkeys(names, COMMENTS)))
    for _ in range(2):
        near = relations(package, "xl/worksheets/sheet1.xml")
        far = relations(package, "xl/sheets/deep/sheet1.xml")
        assert near == (("rId1", "comments", "xl/comments1.xml"),)
        assert far == (("rId1", "comments", "xl/sheets/comments1.xml"),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (COMMENTS[:-5], "not valid XML"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + COMMENTS, "possibly dangerous"),
    ],
)
def test_what_is_refused_is_refused_each_time(content, said):
    package = Package(package_of({"_rels/.rels": content}))
    for _ in range(2):
        with pytest.raises(UnreadableFileError, match=said):
            relations(package, "")
