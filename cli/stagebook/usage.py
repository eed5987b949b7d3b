"""What click has to say about a command line, in the language of the run."""

import click

from stagebook.language import LANGUAGES


def usage_message(error: click.ClickException, lang: str) -> str:
    """Give the message of a wrong command line, and where to read how it is right."""
    assert lang in LANGUAGES
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "stagebook"
    if lang == "en":
        return f"{error.format_message()}\nHow it is used: {path} --help"
    return f"{_in_chinese(error)}\n用法见：{path} --help"


def _in_chinese(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return f"没有选项 {name}。" + (f"您是不是要 {'、'.join(near)}？" if near else "")
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"缺少参数 {parameter.make_metavar(_context(error))}。"
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as parameter):
            return f"{_names(parameter)} 只能是：{'、'.join(map(str, choice.choices))}。"
        case click.BadParameter(param=click.Parameter(type=kind) as parameter):
            if isinstance(kind, click.IntRange):
                what = f"要写一个不小于 {kind.min} 的整数。"
            else:
                what = f"的值不对：{error.message}"
            return f"{_names(parameter)} {what}"
        case click.BadOptionUsage(option_name=name):
            return f"选项 {name} 的用法不对：{error.message}"
    return f"命令用法不对：{error.format_message()}"


def _names(parameter: click.Parameter) -> str:
    return "/".join(parameter.opts)


def _context(error: click.UsageError) -> click.Context:
    assert error.ctx is not None
    return error.ctx
