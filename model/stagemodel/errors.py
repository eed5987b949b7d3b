"""The one family of errors that a user is meant to read."""

from collections.abc import Callable

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


class ConfigError(StagebookError):
    """A `stagebook.toml` is wrong: names the file, the key, the line where known, the reason."""

    def __init__(self, file: str, key: str, zh: str, en: str, line: int | None = None) -> None:
        """Take the file as the user knows it, the dotted key, the reason and the line from 1."""
        at = f"{file}: {key}" if key else file
        at_zh = f"{at}（第 {line} 行）" if line else at
        at_en = f"{at} (line {line})" if line else at
        super().__init__(f"配置有误，{at_zh}：{zh}", f"the configuration is wrong, {at_en}: {en}")
        self.file, self.key, self.line = file, key, line


DefinitionError = Callable[[str, str, str, str], StagebookError]
"""Makes the error for a definition that is wrong: file, key, and the reason in zh and en."""
