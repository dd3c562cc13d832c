"""Help and refusals of the command line in Dutch: the library that parses the words speaks English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from assembler.verbs.refusals import unknown


class _Dutch:
    """What commands and groups share: headings of their help."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        assert isinstance(self, click.Command)  # noqa: S101 - mixed into commands only
        words = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]", "OPDRACHT [WOORDEN]")
        formatter.write_usage(ctx.command_path, words, prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and for a group its verbs."""
        assert isinstance(self, click.Command)  # noqa: S101
        rows = [row for row in (parameter.get_help_record(ctx) for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)) if row is not None]
        if rows:
            with formatter.section("Opties"):
                formatter.write_dl(rows)
        if isinstance(self, Group):
            with formatter.section("Opdrachten"):
                formatter.write_dl(self.overview(ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option for help, explained in Dutch."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Toon deze uitleg."
        return option  # type: ignore[no-any-return]


class Verb(_Dutch, click.Command):
    """A verb."""


class Group(_Dutch, click.Group):
    """The group of verbs; an unknown one is refused with those that exist."""

    command_class = Verb

    def overview(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return each verb with what it does in a line."""
        return [(name, command.get_short_help_str(80)) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name)) is not None]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of the first word."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise unknown(args[0], self.list_commands(ctx), "De opdracht")
        return super().resolve_command(ctx, args)


def message(fault: click.UsageError) -> str:
    """Return a refusal in Dutch: by its kind."""
    if isinstance(fault, click.NoSuchOption):
        return _near(f"De optie '{fault.option_name}' bestaat niet.", fault.possibilities or ())
    if isinstance(fault, click.MissingParameter):
        name = fault.param.human_readable_name if fault.param is not None else "een woord"
        return f"Hier ontbreekt {name}."
    if isinstance(fault, click.BadParameter):
        name = fault.param.opts[0] if fault.param is not None else "een optie"
        options = f" Kies uit: {', '.join(_choices(fault.param))}." if _choices(fault.param) else ""
        return f"De waarde voor {name} past niet.{options}"
    return "Zo kan deze opdracht niet worden gebruikt."


def _choices(parameter: Any) -> list[str]:
    kind = getattr(parameter, "type", None)
    return [str(choice) for choice in kind.choices] if isinstance(kind, click.Choice) else []


def _near(text: str, possibilities: Iterable[str]) -> str:
    near = list(possibilities)
    return f"{text} Bedoelde u '{near[0]}'?" if near else text
