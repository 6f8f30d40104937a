"""The group of commands that measure the program."""

import typer

evaluate = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@evaluate.callback()
def about() -> None:
    """Measure the program on data that people labeled: precision, recall and F1, in percent.

    Example: svyaz evaluate articles tests/gold
    """
