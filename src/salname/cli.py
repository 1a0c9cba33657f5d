"""The command line: one module a verb under ``commands/``, gathered here, and every error said in one line.

A command module has a function of its own name (or ``app``, a Typer application, for a verb with sub-commands) and
imports what is heavy inside it, so that ``salname --help`` answers at once.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import signal
import sys
from importlib import import_module

import typer

from salname import __version__, commands
from salname.errors import SalnameError

_FIRST = ("build", "atlas", "export")  # the order of the help: these, then the rest by name
_FAILED = 2
_STOPPED = 130  # as shells say it of what Ctrl-C ends

# Typer may carry Click inside itself or use the installed one: this is the base of the errors of either.
_ClickError: type[Exception] = typer.BadParameter.__mro__[2]


def application() -> typer.Typer:
    """Gather the commands."""
    app = typer.Typer(
        name="salname",
        help="A yearbook out of prose: what a historical text says, each fact tied to its exact words.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    found = [m.name for m in pkgutil.iter_modules(commands.__path__) if not m.name.startswith("_")]
    for name in sorted(found, key=lambda n: (_FIRST.index(n) if n in _FIRST else len(_FIRST), n)):
        module = import_module(f"{commands.__name__}.{name}")
        if isinstance(getattr(module, "app", None), typer.Typer):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    app.callback(invoke_without_command=True)(_without_a_verb)
    return app


def _without_a_verb(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Say the version and stop."),
) -> None:
    if version:
        typer.echo(f"salname {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line; the exit status is 0, 2 for what is wrong, 130 where it was stopped."""
    gc.set_threshold(20_000, 20, 20)  # what is read is kept, not dropped: seeking garbage less often saves a tenth
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; what is wrong is said on standard error in one line."""
    try:
        status = application()(arguments, prog_name="salname", standalone_mode=False)
    except SalnameError as error:
        return _say(str(error))
    except _ClickError as error:
        return _say_usage(error)
    except (KeyboardInterrupt, typer.Abort):
        status = _STOPPED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except MemoryError:
        return _say("the memory does not suffice: close other programs, or build from smaller files")
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        return _say(f"{what}{(error.strerror or str(error)).lower()}: mend that and try again")
    if status == _STOPPED:  # so too where Typer has caught Ctrl-C itself
        _say("stopped: nothing that was there before is changed")
    return status if isinstance(status, int) else 0


def _say(message: str) -> int:
    line = " ".join(message.split())
    typer.echo(f"salname: {line}", err=True)
    return _FAILED


def _say_usage(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "salname"
    message = getattr(error, "format_message", error.__str__)().strip().rstrip(".")
    return _say(f"{message[:1].lower()}{message[1:]}: see '{path} --help'")
