"""Flags in, one call, exit code out: the only place that catches AuditError."""

from __future__ import annotations

import os
import sys

import click

import audit
from audit import stopping
from audit.cli import terminal
from audit.errors import AuditError

_GROUPS = {
    "Every day": ("init", "run", "serve", "diff", "review"),
    "Publishing": ("build", "export"),
    "Automation": ("ci", "notify", "portfolio"),
    "Tools": ("check", "decide", "doctor", "history", "schema", "demo"),
}

_EPILOG = """\
\b
Exit codes: 0 the audit ran · 1 a gate you asked for (--fail-on, --max-unseen) · 2 a mistake to correct
3 could not run · 4 the site did not build · 130, 143 stopped
"""


class _Commands(click.Group):
    """Commands are imported when they are called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [name for names in _GROUPS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        import importlib

        command: click.Command = importlib.import_module(f"audit.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for title, names in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, _SUMMARY[name]) for name in names])


_SUMMARY = {
    "init": "Write a first client.yml from a website's address.",
    "run": "Look at every place in client.yml and write the report.",
    "serve": "Preview the report in your browser.",
    "diff": "Say what changed since the last audit, a day or a quarter.",
    "review": "Look at unseen places yourself, then decide on what was found.",
    "build": "Judge the kept evidence again and rebuild the report, offline.",
    "export": "Put an audit into a spreadsheet, a calendar, a ticket or one file to send.",
    "ci": "Print a workflow or a schedule that looks every week.",
    "notify": "Send one message when something got worse for sure.",
    "portfolio": "See how all your clients stand, on one private page.",
    "check": "Look at single addresses; --explain says why.",
    "decide": "Accept, ignore, call off or tick off findings, with a reason and for a while.",
    "doctor": "Say what can be seen from here, and which keys would open more.",
    "history": "List what is kept of earlier runs, prune or freeze it.",
    "schema": "Print the JSON Schema of client.yml for your editor.",
    "demo": "Audit a practice bakery, without touching the internet.",
}


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(audit.__version__, prog_name="audit")
def commands() -> None:
    """See what a customer meets when they follow a business's social links.

    Write a client.yml of a few lines, then: audit run client.yml
    """


def main() -> None:
    """The console command."""
    try:
        code = _called()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has left: say nothing, and keep Python from flushing into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _called() -> int:
    try:
        result = commands.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.ctx.get_help())
        return 0
    except click.ClickException as mistake:
        mistake.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(stopping.sentence(sys.argv[1:]), err=True)
        return stopping.code()
    except AuditError as trouble:
        terminal.say(str(trouble), err=True)
        return trouble.exit_code
    except BrokenPipeError:
        raise
    except Exception as bug:  # noqa: BLE001  # the one edge where our own bugs become a log to paste
        from audit.cli import bug_log

        click.echo(bug_log.written(bug), err=True)
        return 3
    return result if isinstance(result, int) else 0
