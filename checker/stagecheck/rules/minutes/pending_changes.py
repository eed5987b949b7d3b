"""M003: unresolved tracked changes."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Change
from stagemodel.texts import Texts


def before_and_after(change: Change) -> Texts:
    """A change in words: what stood there, and what stands there now."""
    if not change.before and not change.after:
        return say("空行的增删", "an empty line put in or taken out")
    return say(
        f"修订前“{change.before}”，修订后“{change.after}”",
        f'before: "{change.before}", after: "{change.after}"',
    )


def check(facts: Facts) -> Iterator[Hit]:
    """Yield minutes with open tracked changes: the first is primary, the others related."""
    for minutes in facts.minutes:
        if not minutes.changes:
            continue
        first, *others = minutes.changes
        what = before_and_after(first)
        more_zh = f"（共 {len(minutes.changes)} 处）" if others else ""
        more_en = f" ({len(minutes.changes)} places)" if others else ""
        yield Hit(
            in_minutes(minutes, first),
            say(
                f"纪要有未处理的修订{more_zh}：{what['zh']}。",
                f"The minutes hold unresolved tracked changes{more_en}: {what['en']}.",
            ),
            tuple(Related(in_minutes(minutes, c), before_and_after(c)) for c in others),
            found=first.after,
            suggestion=say(
                "在 Word 的“审阅”中接受或拒绝全部修订，再请双方确认。",
                "Accept or reject all changes under Review in Word, then have both sides confirm.",
            ),
        )


RULE = Rule(
    code="M003",
    name="pending-changes",
    finds=say(
        "谈判纪要里有没有接受或拒绝的修订，列出修订前后的内容。",
        "The minutes hold unresolved tracked changes; before and after are shown.",
    ),
    why=say(
        "开着修订的文件，双方看到的可能不是同一个价格。",
        "With changes open, the two sides may be looking at two prices.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# minutes
customer | Yunfan
amount | [-85万元-][+80万元+] ~ [-CNY 850,000-][+CNY 800,000+] <-
"""),
    right=Example("""
# minutes
customer | Yunfan
amount | 80万元 ~ CNY 800,000
"""),
)
