"""What the standard pack promises to those who fill it in, and to programs that rely on its ids."""

import re

import pytest

from stagemodel.load import load_pack
from stagemodel.pack import Column, Pack
from stagemodel.values.duration import duration_differences, read_duration
from stagemodel.values.payment import payment_differences, read_payment
from stagemodel.values.services import read_services, service_differences
from stagemodel.values.text import fold

PACK = load_pack()
COLUMNS = [(book, column) for book in PACK.workbooks for column in book.columns]


def column(workbook: str, column_id: str, pack: Pack = PACK) -> Column:
    book = pack.workbook(workbook)
    assert book is not None
    found = book.column(column_id)
    assert found is not None
    return found


def test_ids_that_programs_rely_on() -> None:
    assert [
        (book.id, [c.id for c in book.columns if not c.optional]) for book in PACK.workbooks
    ] == [
        (
            "customer-tracking",
            [
                "customer",
                "industry",
                "size",
                "contact",
                "title",
                "phone",
                "source",
                "stage",
                "owner",
                "first-contact",
                "expected-close",
                "notes",
            ],
        ),
        (
            "stage-progress",
            ["customer", "stage", "started", "due", "done", "todo", "risks", "owner"],
        ),
        (
            "customer-needs",
            [
                "customer",
                "kind",
                "description",
                "priority",
                "pain",
                "direction",
                "confirmer",
                "confirmed",
            ],
        ),
        (
            "contract-terms",
            [
                "number",
                "customer",
                "amount",
                "signed",
                "payment",
                "delivery",
                "scope",
                "owner",
                "archive",
            ],
        ),
    ]
    assert {(book.id, c.id) for book, c in COLUMNS if c.optional} == {
        *(("customer-tracking", name) for name in ("potential", "amount", "updated")),
        *(("customer-tracking", name) for name in ("next-contact", "lost-reason")),
        *(("stage-progress", name) for name in ("finished", "updated")),
        *(("customer-needs", name) for name in ("rigidity", "interviewed")),
        *(("contract-terms", f"{name}-review") for name in ("sales", "legal", "finance")),
    }


def test_stages_gates_and_lengths() -> None:
    assert [(stage.id, stage.usual_days, stage.gate) for stage in PACK.stages] == [
        ("prospecting", 30, "customer-recorded"),
        ("discovery", 15, None),
        ("solution", 15, "need-recorded"),
        ("negotiation", 30, "needs-confirmed"),
        ("contract", 15, "minutes-settled"),
        ("after-sales", None, "contract-signed"),
    ]
    assert [(state.id, state.needs_reason) for state in PACK.closed] == [
        ("on-hold", False),
        ("lost", True),
    ]


def test_every_rule_has_a_severity_and_the_catalogue_is_whole() -> None:
    counts = {"F": 18, "V": 15, "R": 4, "S": 12, "D": 13, "T": 14, "M": 6}
    assert list(PACK.rules) == [
        f"{family}{number:03}" for family, last in counts.items() for number in range(1, last + 1)
    ]
    assert all(setting.severity for setting in PACK.rules.values())


@pytest.mark.parametrize("lang", PACK.languages)
def test_every_prompt_gives_an_example(lang: str) -> None:
    mark = {"zh": "例：", "en": "Example: "}[lang]
    for book, found in COLUMNS:
        assert mark in found.prompt[lang], (book.id, found.id)


@pytest.mark.parametrize("lang", PACK.languages)
def test_every_stage_teaches_its_method(lang: str) -> None:
    for stage in PACK.stages:
        assert 3 <= len(stage.method[lang].splitlines()) <= 6
    assert len(PACK.general[lang].splitlines()) == 5


def test_the_example_shows_every_column_of_its_workbook() -> None:
    for book in PACK.workbooks:
        (example,) = book.examples
        assert set(example["customer"].values()) == set(PACK.example_customer)
        left_out = {c.id for c in book.columns} - set(example)
        assert left_out <= {"lost-reason", "finished"}  # a customer who is neither


def test_the_worked_example_fills_every_ordinary_column() -> None:
    for book in PACK.workbooks:
        assert len(book.sample) == 2
        for row in book.sample:
            assert list(row) == [c.id for c in book.columns if not c.optional]


def test_open_choices_of_the_examples_come_from_their_lists() -> None:
    for book in PACK.workbooks:
        for row in (*book.examples, *book.sample):
            for found in book.columns:
                if found.open and found.choices:
                    labels = [choice.label for choice in PACK.choices[found.choices]]
                    assert row[found.id] in labels, (book.id, found.id)


def test_the_terms_shown_mean_the_same_in_both_languages() -> None:
    book = PACK.workbook("contract-terms")
    assert book is not None
    for row in (*book.examples, *book.sample):
        payment, delivery, scope = row["payment"], row["delivery"], row["scope"]
        zh, en = read_payment(payment["zh"]), read_payment(payment["en"])
        assert len(zh.steps) == 2
        assert not payment_differences(zh, en, None, None)
        assert not duration_differences(
            read_duration(delivery["zh"]), read_duration(delivery["en"])
        )
        assert not service_differences(read_services(scope["zh"]), read_services(scope["en"]))


@pytest.mark.parametrize("kind", ["payment", "duration", "services"])
def test_the_example_in_a_prompt_can_be_read(kind: str) -> None:
    read = {"payment": read_payment, "duration": read_duration, "services": read_services}[kind]
    (found,) = [found for _, found in COLUMNS if found.type == kind]
    assert read(found.prompt["zh"].split("例：")[1])
    assert read(found.prompt["en"].split("Example: ")[1])


def test_widths_hold_the_header() -> None:
    """A header may wrap once, not more: a Chinese character is two wide."""
    for book, found in COLUMNS:
        for label in found.label.values():
            wide = sum(1 if character.isascii() else 2 for character in label)
            assert wide <= 2 * found.width, (book.id, found.id)


@pytest.mark.parametrize(
    "number",
    ["HT20240401", "HT-20240401", "HT20240401-01", "HT-20240401-0001", "HT202404010001"],
)
def test_contract_numbers(number: str) -> None:
    assert re.fullmatch(column("contract-terms", "number").pattern or "", number)


@pytest.mark.parametrize(
    "number", ["HT2024040", "20240401", "XS20240401", "HT20240401-12345", "HT 20240401", "ht"]
)
def test_no_contract_numbers(number: str) -> None:
    assert not re.fullmatch(column("contract-terms", "number").pattern or "", number)


@pytest.mark.parametrize(
    "phone",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "19912345678",
        "5678",
        "139",
        "010-62345678",
        "0755 8888 6666 转 801",
        "400-800-1234",
        "+1 415 555 2671",
        "li.ming@example.com",
        "li_ming+a@mail.example.com.cn",
        "邮箱:li@example.com",
        "13800138000 li@example.com",
        "li@example.com; wang@example.com",
        "wx_liming",
        "微信同号",
    ],
)
def test_contact_details_taken_as_they_are(phone: str) -> None:
    assert re.fullmatch(column("customer-tracking", "phone").pattern or "", phone)


@pytest.mark.parametrize(
    "phone",
    [
        "12800138000",
        "10000138000",
        "128 0013 8000",
        "128-0013-8000",
        "li@example",
        "li@@example.com",
        "@example.com",
        "li@example,com",
        "li@.com",
        "li@",
        "li@example..com",
        "li@example.com wang@",
        "a@b.com@c.com",
    ],
)
def test_contact_details_that_are_plainly_wrong(phone: str) -> None:
    assert not re.fullmatch(column("customer-tracking", "phone").pattern or "", phone)


def test_headers_that_teams_write_find_their_column() -> None:
    for workbook, header, expected in [
        ("customer-tracking", "公司名称", "customer"),
        ("customer-tracking", "客户", "customer"),
        ("customer-tracking", "客戶名稱", "customer"),
        ("customer-tracking", "聯繫電話", "phone"),
        ("customer-tracking", "Account", "customer"),
        ("customer-tracking", "sales rep", "owner"),
        ("customer-tracking", "跟进人", "owner"),
        ("stage-progress", "下一步计划", "todo"),
        ("stage-progress", "due date", "due"),
        ("customer-needs", "Requirement", "description"),
        ("contract-terms", "合同金额", "amount"),
        ("contract-terms", "付款條件", "payment"),
        ("contract-terms", "Scope of service", "scope"),
    ]:
        book = PACK.workbook(workbook)
        assert book is not None
        found = [
            c.id
            for c in book.columns
            if fold(header) in {fold(name) for name in (*c.label.values(), *c.aliases)}
        ]
        assert found == [expected], header


def test_not_yet_signed_is_an_answer_and_a_gap_is_not() -> None:
    signed = {fold(text) for text in column("contract-terms", "signed").not_yet}
    placeholders = {fold(text) for text in PACK.placeholders}
    assert {fold("待签订"), fold("待簽訂"), fold("To be signed")} <= signed
    assert {
        fold(text) for text in ("待定", "tbd", "XXX", "无", "無", "－", "？", "...")
    } <= placeholders


def test_minutes_have_every_field_and_say_which_are_required() -> None:
    (minutes,) = PACK.documents
    assert [field.id for field in minutes.fields if field.block == "head"] == [
        "number", "customer", "contract", "date", "place", "our-side", "customer-side", "recorder",
    ]  # fmt: skip
    assert [field.id for field in minutes.fields if field.block == "terms"] == [
        "amount", "amount-words", "payment", "delivery", "delivery-standard", "scope", "warranty",
        "liability",
    ]  # fmt: skip
    assert {field.id for field in minutes.fields if field.required} == {
        "number", "customer", "date", "our-side", "customer-side", "amount", "payment", "delivery",
    }  # fmt: skip
    assert {table.id: [c.id for c in table.columns] for table in minutes.tables} == {
        "objections": ["objection", "response", "conclusion"],
        "open-points": ["item", "owner", "deadline"],
        "decision-chain": ["person", "department", "time"],
    }
    assert re.fullmatch(minutes.number_pattern, "JY2024041801")
    assert not re.fullmatch(minutes.number_pattern, "HT20240418")
