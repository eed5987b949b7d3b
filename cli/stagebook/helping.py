"""Help pages that Chinese text fits: click counts characters, a terminal counts columns."""

from __future__ import annotations

from collections.abc import Iterable

import click

from stagemodel.display import columns, pad, wrap

_HEADINGS = {"Options": "选项 Options", "Commands": "命令 Commands"}


class Formatter(click.HelpFormatter):
    """Click's formatter with lines broken by their width on the screen."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line on how the command is called."""
        super().write_usage(prog, args, prefix or "用法 Usage: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list, in both languages."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with `\\b` keeps its lines."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            kept = paragraph.startswith("\b\n")
            lines = paragraph[2:].split("\n") if kept else wrap(
                " ".join(paragraph.split()), self.width - self.current_indent
            )  # fmt: skip
            self.write("\n" if number else "")
            self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 28, col_spacing: int = 2
    ) -> None:
        """Write options or commands with what they mean."""
        rows = list(rows)
        first = min(max((columns(term) for term, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = wrap(meaning, self.width - self.current_indent - first)
            if columns(term) > first - col_spacing:
                self.write(f"{indent}{term}\n{indent}{' ' * first}{lines[0]}\n")
            else:
                self.write(f"{indent}{pad(term, first)}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{indent}{' ' * first}{line}\n")


class Context(click.Context):
    """A context whose help is laid out by our formatter."""

    formatter_class = Formatter


class Helped(click.Command):
    """What gives a command its help page."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option, in both languages."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示帮助 · show this help"
        return option


class Command(Helped):
    """A subcommand."""
