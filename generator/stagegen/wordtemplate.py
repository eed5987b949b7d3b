"""Renders a Word template: values come out letter for letter, errors name the tag and the file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from stagegen.jinja import environment
from stagegen.packing import pack_parts, parts_of
from stagegen.wordxml import as_text, as_xml, clean
from stagemodel.errors import StagebookError

_UNKNOWN_NAME = re.compile(r"'([^']*)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")
_PROPERTIES = (
    "author", "category", "comments", "content_status", "identifier", "keywords", "language",
    "last_modified_by", "subject", "title", "version",
)  # fmt: skip
_LONGEST_PROPERTY = 255


def render_template(
    template: Path, context: Mapping[str, object], made: datetime | None = None
) -> bytes:
    """Give the .docx that `template` and `context` make; the same input gives the same bytes.

    `made` becomes the document's time of creation and change. Raises StagebookError where the
    template is missing or damaged or holds a tag that is wrong or not in `context`: it names
    the tag and the template's file.
    """
    document = _Template(_read(template))
    try:
        document.render(dict(context), _environment())
    except UndefinedError as error:
        raise _unknown_tag(template.name, str(error), context) from error
    except TemplateSyntaxError as error:
        raise _wrong_tag(template.name, error) from error
    except etree.XMLSyntaxError as error:
        raise _misplaced_tag(template.name) from error
    except (zipfile.BadZipFile, KeyError) as error:
        raise _damaged(template) from error
    except Exception as error:
        # A template is a small program of the company's: besides Jinja's own errors it may raise
        # any (1/0, 'a' + 1), and each of them is the template's author's to mend.
        reason = str(error) or type(error).__name__
        raise StagebookError(
            f"Word 模板 {template.name} 无法生成文档：{reason}。请检查模板里的标记。",
            f"the Word template {template.name} cannot be rendered: {reason}. Check its tags.",
        ) from error
    if made is not None:
        document.core_properties.created = document.core_properties.modified = made
    saved = io.BytesIO()
    document.save(saved)
    return pack_parts(parts_of(saved.getvalue()).items())


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl tells no types
    """DocxTemplate without two of its surprises."""

    def fix_tables(self, xml: str) -> object:
        """Refuse XML that the tags broke: docxtpl would mend it by leaving things out."""
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: dict[str, object], _: Environment | None = None) -> None:
        """Render the properties as plain text: docxtpl escapes them, and so does the XML writer."""
        core = self.docx.core_properties
        for name in _PROPERTIES:
            template = _properties_environment().from_string(getattr(core, name))
            setattr(core, name, clean(template.render(context))[:_LONGEST_PROPERTY])


@cache
def _properties_environment() -> SandboxedEnvironment:
    return environment(autoescape=False).overlay(finalize=as_text)


@cache
def _environment() -> SandboxedEnvironment:
    """Give the house's environment, writing every value as XML text.

    Without `safe`: nothing in a value may become XML, whatever a template asks for.
    """
    made = environment(autoescape=True).overlay(finalize=as_xml)
    made.filters = {name: made.filters[name] for name in made.filters if name != "safe"}
    return made


def _read(template: Path) -> io.BytesIO:
    try:
        data = template.read_bytes()
    except OSError as error:
        raise StagebookError(
            f"读不到 Word 模板：{template}。请检查文件是否在模板包的 documents 文件夹里。",
            f"cannot read the Word template {template}. See that it is in the pack's folder "
            "documents.",
        ) from error
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise _damaged(template)
    return io.BytesIO(data)


def _damaged(template: Path) -> StagebookError:
    return StagebookError(
        f"Word 模板 {template.name} 不是完整的 .docx 文件。请用 Word 打开，另存为 .docx。",
        f"the Word template {template.name} is not a whole .docx file. Open it in Word and save "
        "it as .docx.",
    )


def _unknown_tag(file: str, reason: str, context: Mapping[str, object]) -> StagebookError:
    match = _UNKNOWN_NAME.search(reason)
    tag = (match[1] or match[2]) if match else reason
    near = get_close_matches(tag, list(context), n=1)
    zh = f"您是不是想写 {near[0]}？" if near else ""
    en = f" Did you mean {near[0]}?" if near else ""
    known = ", ".join(sorted(context))
    return StagebookError(
        f"Word 模板 {file} 里的标记 {tag} 不认识。{zh}可用的标记：{known}。",
        f"the tag {tag} in the Word template {file} is not known.{en} Tags there are: {known}.",
    )


def _wrong_tag(file: str, error: TemplateSyntaxError) -> StagebookError:
    """Quote the paragraph: docxtpl hands each paragraph to Jinja as a line of its own."""
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    quoted = re.sub("<[^>]*>", "", line).strip()
    return StagebookError(
        f"Word 模板 {file} 里有写错的标记：{error.message}。所在段落：{quoted!r}。请改正或删去。",
        f"a tag in the Word template {file} is wrong: {error.message}. Its paragraph: {quoted!r}. "
        "Correct it or take it out.",
    )


def _misplaced_tag(file: str) -> StagebookError:
    return StagebookError(
        f"Word 模板 {file} 里有标记放错了位置，生成的文档会损坏。"
        "循环和条件的开头与结尾要放在同一层：表格行用 {%tr … %} 并各占一行，段落用 {%p … %}。",
        f"a tag stands in the wrong place in the Word template {file}, so the document would be "
        "damaged. A loop or condition must begin and end on the same level: {%tr … %} in rows of "
        "their own, {%p … %} in paragraphs of their own.",
    )
