"""The name of a party out of what people write around it: a role before it, a contact behind."""

from __future__ import annotations

import re

from stagemodel.patterns import lazy
from stagemodel.values.text import normalise

# 甲方(客户):示例公司. No name holds a colon.
_ROLE = lazy(r"[^:,;()\s]{1,20}(?:\s[^:,;()\s]{1,12})?(?:\([^()]{1,12}\))?\s*:\s*(?=\S)")
# 示例公司(以下简称“甲方”), 示例公司(联系人:王立); 示例公司(上海) is a name.
_NOTE = lazy(
    r"\s*\([^()]*(?:简称|甲方|乙方|客户|需方|买方|盖章|公章|联系|电话|代码|hereinafter|party [ab]\b"
    r"|customer|buyer|contact|attn|tel\b)[^()]*\)",
    re.IGNORECASE,
)
_WORDS = (
    "联系人|联系方式|联系电话|电话|手机|地址|法定代表人|法人代表|经办人|授权代表|代表人?|负责人"
    "|contact(?: person)?|attn|tel|phone|address|represented by"
)
_CONTACT = lazy(
    rf"[\s,;、/|(-]+(?:{_WORDS})\b.*|(?<=\S)(?:{_WORDS})\s*:.*", re.IGNORECASE | re.DOTALL
)
# A person behind the firm: at most four characters and a title, no second part of the firm.
_PERSON = lazy(
    r"(?<=公司|集团)[\s,;、/|-]+(?!\S*(?:公司|[分支总]部|分店|工厂|集团|中心|学院|医院|事业))"
    r"[\u4e00-\u9fff]{2,4}\s?[\u4e00-\u9fff]{0,5}"
)
_AROUND = "\"“”'‘’<>《》,;、。 "


def read_party(text: str) -> str:
    """Give the name alone; `text` itself where nothing else would be left of it."""
    plain = _NOTE.sub("", normalise(text))
    plain = _CONTACT.sub("", plain)
    role = _ROLE.match(plain)
    if role is not None:
        plain = plain[role.end() :]
    person = _PERSON.search(plain)
    if person is not None and person.end() == len(plain):
        plain = plain[: person.start()]
    return plain.strip(_AROUND) or normalise(text)
