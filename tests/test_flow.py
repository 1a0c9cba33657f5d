"""The stages import one way: read, tag, interpret, know, show; each file holds one idea."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import salname

ROOT = Path(salname.__file__).parent
STAGES = ["read", "tag", "interpret", "know", "show"]
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 7


def imported(module: Path) -> Iterator[str]:
    """The salname modules that a file imports at any level of its code, but for what only a type checker sees."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    hidden = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("salname"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("salname"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_the_stages_before_it(stage: str) -> None:
    later = {f"salname.{name}" for name in STAGES[STAGES.index(stage) + 1 :]} | {"salname.cli", "salname.commands"}
    wrong = [
        f"{module.relative_to(ROOT)} imports {name}"
        for module in sorted((ROOT / stage).rglob("*.py"))
        for name in imported(module)
        if any(name == ahead or name.startswith(ahead + ".") for ahead in later)
    ]
    assert [w for w in wrong if w not in ALLOWED] == []


# The package called as a function reads through to the records: a convenience that reaches ahead by name only.
ALLOWED = {"read/__init__.py imports salname.reading.records"}


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_short_enough_to_hold_one_idea(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module.relative_to(ROOT)}:{node.name}", node


def test_a_function_is_short_enough_to_be_read_at_once() -> None:
    long = [name for name, f in functions() if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION]
    assert long == []


def test_a_function_takes_few_parameters() -> None:
    many = [
        name
        for name, f in functions()
        if len(f.args.args) + len(f.args.kwonlyargs) > MOST_PARAMETERS and "commands/" not in name
    ]
    assert many == []


def test_no_module_leaves_work_undone() -> None:
    undone = [
        str(module.relative_to(ROOT))
        for module in MODULES
        if any(word in module.read_text(encoding="utf-8") for word in ("TODO", "FIXME", "NotImplementedError"))
    ]
    assert undone == []
