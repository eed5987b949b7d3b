"""What may become of a kept file: cut short, made longer, changed in one bit, another one."""

from __future__ import annotations

import os
import random


def damages(whole: bytes) -> list[bytes]:
    """Give some damaged forms of a file; none is the file itself."""
    dice = random.Random(5)
    forms = [b"", whole[:-1], whole[:40], whole + b"x", bytes(len(whole)), os.urandom(500)]
    for _ in range(30):
        changed = bytearray(whole)
        changed[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        forms.append(bytes(changed))
    return forms
