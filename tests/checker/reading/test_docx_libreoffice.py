"""Minutes that LibreOffice has opened and saved again are the same minutes."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from stagecheck.reading.minutes import MinutesBinder
from stagegen.minutes import ContractDraft, MinutesSource, build_minutes
from stagemodel.load import load_pack
from stagemodel.values.money import Money
from support.minutes import read_docx

SOFFICE = shutil.which("soffice")
PACK = load_pack("standard")
CONTRACT = ContractDraft(
    "HT20240401", Money(Decimal(850_000), "CNY"), "30%预付款,70%验收款", "60天", "3次上门培训"
)
TRACKED = (
    f"<w:p {nsdecls('w')}><w:del w:id='1' w:author='a' w:date='2024-06-01T08:00:00Z'><w:r>"
    "<w:delText>60天</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='a' w:date='2024-06-01T08:00:00Z'><w:r><w:t>90天</w:t></w:r></w:ins>"
    "</w:p>"
)


def facts(path):
    found = MinutesBinder(PACK).bind(read_docx(path.read_bytes()), "a.docx")
    fields = {key: (f.part, f.label, f.text, f.value) for key, f in found.fields.items()}
    signatures = [(s.party, s.name.text, s.signed.value) for s in found.signatures]
    return fields, found.tables, signatures, found.changes


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(tmp_path):
    for lang in ("zh", "en"):
        source = MinutesSource("甲 <&> 乙", date(2024, 6, 1), owner="李明", contract=CONTRACT)
        (data,) = build_minutes(PACK, [source], lang).values()
        (tmp_path / f"{lang}.docx").write_bytes(data)
    document = Document(str(tmp_path / "zh.docx"))
    document.tables[3].rows[1].cells[0].text = "价格"
    signed = document.tables[6].rows[1].cells
    signed[1].text, signed[2].text = "李明", "2024-06-01"
    delivery = document.tables[2].rows[4].cells[1]
    delivery.paragraphs[0]._p.getparent().replace(delivery.paragraphs[0]._p, parse_xml(TRACKED))
    document.save(str(tmp_path / "edited.docx"))
    files = sorted(tmp_path.glob("*.docx"))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx",
         "--outdir", str(tmp_path / "saved"), *map(str, files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert len(files) == 3
    for file in files:
        assert facts(tmp_path / "saved" / file.name) == facts(file), file.name
    (change,) = facts(tmp_path / "saved" / "edited.docx")[3]
    assert (change.label, change.before, change.after) == ("交付周期", "60天", "90天")
