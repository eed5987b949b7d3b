"""The JSON report, read by a program that knows nothing but its published description."""

import json
from datetime import date

from msgspec.structs import replace

from stagecheck.findings import Place
from stagecheck.report import FileReport
from stagecheck.reporters.json import to_json


def test_the_whole_document(reports):
    document = json.loads(to_json(reports.report(reports.conflict()), "zh"))
    assert document == {
        "schema": "stagebook.findings/1",
        "as_of": "2024-06-01",
        "pack": {"name": "standard", "version": "1.0"},
        "files": [
            {
                "path": "华东/客户信息跟踪表.xlsx", "submission": "华东", "status": "checked",
                "workbooks": ["customer-tracking"], "rows": 12,
            },
            {
                "path": "华东/销售阶段进度表.xlsx", "submission": "华东", "status": "checked",
                "workbooks": ["stage-progress"], "rows": 9,
            },
        ],
        "findings": [
            {
                "code": "S003", "rule": "stage-conflict", "severity": "error",
                "submission": "华东", "message": "“云帆软件有限公司”两表的阶段不一致。",
                "location": {
                    "file": "华东/客户信息跟踪表.xlsx", "sheet": "客户信息跟踪表", "cell": "H4",
                    "workbook": "customer-tracking", "column": "stage", "row": "云帆软件有限公司",
                },
                "related": [
                    {
                        "file": "华东/销售阶段进度表.xlsx", "sheet": "销售阶段进度表",
                        "cell": "B4", "workbook": "stage-progress", "column": "stage",
                        "row": "云帆软件", "note": "当前阶段行",
                    }
                ],
                "found": "方案定制阶段", "suggestion": "商务谈判", "fix": None,
            }
        ],
        "summary": {"files": 2, "rows": 21, "error": 1, "warning": 0, "info": 0},
    }  # fmt: skip


def test_keys_stand_in_the_published_order(reports):
    document = json.loads(to_json(reports.report(reports.conflict()), "zh"))
    assert list(document) == ["schema", "as_of", "pack", "files", "findings", "summary"]
    assert list(document["findings"][0]) == [
        "code", "rule", "severity", "submission", "message", "location", "related", "found",
        "suggestion", "fix",
    ]  # fmt: skip


def test_messages_in_english(reports):
    found = json.loads(to_json(reports.report(reports.conflict()), "en"))["findings"][0]
    assert found["message"].startswith("en ")
    assert found["suggestion"] == "Negotiation"
    assert found["related"][0]["note"] == "the current row"


def test_what_does_not_apply_is_absent(reports):
    sheet = reports.finding("V001", Place("a/x.xlsx", "表"), "整张表")
    file = reports.finding("F001", Place("a/x.xlsx"), "读不出来")
    part = reports.finding("M001", Place("a/m.docx", part="table 2 row 1", label="合同金额"), "空")
    findings = json.loads(to_json(reports.report(sheet, file, part), "zh"))["findings"]
    assert findings[0]["location"] == {"file": "a/x.xlsx", "sheet": "表"}
    assert findings[1]["location"] == {"file": "a/x.xlsx"}
    assert findings[2]["location"] == {
        "file": "a/m.docx", "part": "table 2 row 1", "label": "合同金额",
    }  # fmt: skip


def test_a_fix_is_data(reports):
    found = json.loads(to_json(reports.report(reports.text_date("J4")), "zh"))["findings"][0]
    assert found["fix"] == {"kind": "safe", "value": "2024-03-15"}
    assert found["suggestion"] is None


def test_statuses(reports):
    files = (
        FileReport("a.xlsx", "a", "unreadable", (), 0, {}),
        FileReport("~$a.xlsx", "a", "skipped", (), 0, {"zh": "锁", "en": "lock"}),
    )
    document = json.loads(to_json(reports.report(files=files), "zh"))
    assert [file["status"] for file in document["files"]] == ["unreadable", "skipped"]


def test_any_text_survives_as_utf8_and_acts_on_no_terminal(reports):
    nasty = '\x1b[31m红\x9b31m\x07\u202e反\u2066\u200b\u2028\ufeff 半\ud800 \U0001f600 “引号"\\ 𠮷'
    text = to_json(
        reports.report(reports.finding("V001", reports.cell("H4", "stage"), nasty)), "zh"
    )
    written = text.encode("utf-8")
    assert json.loads(written)["findings"][0]["message"] == nasty
    assert not set(text) & set("\x1b\x9b\x07\u202e\u2066\u200b\u2028\ufeff\ud800")
    assert "红" in text
    assert "𠮷" in text


def test_the_same_report_gives_the_same_bytes(reports):
    assert to_json(reports.report(reports.conflict()), "zh") == to_json(
        reports.report(reports.conflict()), "zh"
    )
    assert reports.report().as_of == date(2024, 6, 1)
    assert to_json(reports.report(), "zh").endswith("}\n")


def test_every_character_is_written_as_the_json_module_writes_it(reports):
    text = "".join(map(chr, [*range(0x7F), 0xA0, 0xE9, 0x4E2D, 0xE000, 0xFFFD, 0x1F600]))
    told = to_json(reports.report(replace(reports.conflict(), found=text)), "zh")
    assert json.dumps(text, ensure_ascii=False) in told
    assert told == json.dumps(json.loads(told), ensure_ascii=False, indent=2) + "\n"
