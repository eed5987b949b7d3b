"""The one family of errors that a user is meant to read."""

from stagemodel.texts import Texts, pick


class StagebookError(Exception):
    """Something the user can mend; its message says what, where and how, in each language."""

    def __init__(self, zh: str, en: str) -> None:
        """Take the message in Chinese and in English."""
        super().__init__(en)
        self.texts: Texts = {"zh": zh, "en": en}

    def message(self, lang: str) -> str:
        """Give the message in `lang`."""
        return pick(self.texts, lang)


class PackError(StagebookError):
    """A pack is wrong: names the file, the key and the reason."""

    def __init__(self, file: str, key: str, zh: str, en: str) -> None:
        """Take the file relative to the pack's folder, the dotted key and the reason."""
        at = f"{file}: {key}" if key else file
        super().__init__(f"模板包有误，{at}：{zh}", f"the pack is wrong, {at}: {en}")
        self.file, self.key = file, key
