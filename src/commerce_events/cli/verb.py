"""Verbs whose help and whose answers to wrong usage are in the user's language."""

from typing import TYPE_CHECKING

import click

from commerce_events.cli.help import help_of, option_words, summary
from commerce_events.cli.language import remember, spoken
from commerce_events.cli.no_such import no_such
from commerce_events.cli.usage import Usage, in_words, wrong

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Spoken(click.Command):
    """What verbs and the command itself have in common. Their words are in `messages/`, under `cli.help`."""

    #: So that it is this class that refuses them, in words.
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        remember(ctx, args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise in_words(error, ctx) from None

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 they are the same in each
        """Return the names of the option that shows the help."""
        return ["--help", "-h"]

    def get_help(self, ctx: click.Context) -> str:
        """Return the help."""
        return help_of(ctx)

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 nothing is cut
        """Return what the verb does, as a sentence."""
        return summary(self.name or "", spoken())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what may come next, options with what they do."""
        items = super().shell_complete(ctx, incomplete)
        words = option_words(ctx.command, spoken(ctx))
        for item in items:
            item.help = words.get(item.value, item.help)
        return items


class Verb(Spoken):
    """A verb of the command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise wrong("too-many", ctx, arguments=rest, count=len(rest))
        return rest


class Verbs(Spoken, click.Group):
    """The command, which has verbs."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb."""
        name = args[0]
        if name not in self.commands and not ctx.resilient_parsing:
            raise Usage(no_such("no-such-verb", name, self.commands, spoken(ctx), command=ctx.command_path), ctx)
        return super().resolve_command(ctx, args)
