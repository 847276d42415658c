"""Finds the tests that stand in the source of a suite's files, whether pytest collects them or not."""
import ast
import fnmatch
import os
import re

# What pytest collects unless it is told otherwise.
_FILES = ("test_*.py", "*_test.py")
_NAME = re.compile(r"test(?:_\w*|[A-Z0-9]\w*)?")
_LINE = re.compile(rb"^[ \t]*(?:async[ \t]+)?def[ \t]+(test\w*)", re.MULTILINE)

# Bases by which unittest and Django know test classes, whatever these are called.
_CASES = {
    "TestCase", "IsolatedAsyncioTestCase", "SimpleTestCase", "TransactionTestCase", "LiveServerTestCase", "StaticLiveServerTestCase",
    "APITestCase", "APISimpleTestCase", "APITransactionTestCase", "APILiveServerTestCase",
}

# What pytest never looks into unless it is told to.
NEVER_ENTERED = ("*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}")


def files(starts, patterns):
    """The test files at and below paths, links resolved."""
    found = {}
    for start in starts:
        if os.path.isfile(start):
            found[os.path.realpath(start)] = None
        for folder, folders, names in os.walk(start):
            folders[:] = [name for name in folders if not is_never_entered(os.path.join(folder, name))]
            for name in names:
                if name.endswith(".py") and matches(name, _FILES + tuple(patterns)):
                    found[os.path.realpath(os.path.join(folder, name))] = None
    return list(found)


def is_never_entered(folder):
    return matches(os.path.basename(folder), NEVER_ENTERED) or os.path.exists(os.path.join(folder, "pyvenv.cfg"))


def matches(name, patterns):
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def count(path):
    """How many tests a file has, as far as its source tells: parameters may make many of one."""
    return len(_LINE.findall(_read(path)))


def uncollected(path, collected):
    """The tests of a file that are not among those that were collected, as ``Class::test``."""
    source = _read(path)
    plain = [name.decode("ascii", "replace") for name in _LINE.findall(source)]
    if len(set(plain)) == len(plain) and set(plain) <= {name.rpartition("::")[2] for name in collected}:
        return []
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    found = []
    _look(tree.body, "", collected, found)
    return found


def _read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


# What stands under a condition may rightly not be there.
def _look(body, prefix, collected, found):
    seen = set()
    for node in body:
        if isinstance(node, ast.ClassDef):
            if _is_test_class(node):
                _look(node.body, prefix + node.name + "::", collected if not _changes(node) else collected | _renamed(collected, prefix, node.name), found)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _NAME.fullmatch(node.name) and not _is_fixture(node):
            name = prefix + node.name
            changes = _changes(node)
            if name in seen and not changes:
                found.append(name + " (line %d takes its place)" % node.lineno)
            elif name not in collected and not (changes and any(other.startswith(name + "_") for other in collected)):
                found.append(name)
            seen.add(name)


def _is_test_class(node):
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and each.name in ("__init__", "__new__"):
            return False
        if isinstance(each, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "__test__" for target in each.targets):
            return False
    return node.name.startswith("Test") or any(_last_name(base) in _CASES for base in node.bases)


def _last_name(node):
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_fixture(node):
    return any("fixture" in _last_name(decorator) for decorator in node.decorator_list)


# Decorators may make several tests of one and call them otherwise, as parameterized and ddt do; pytest's marks do not.
def _changes(node):
    return any(not _is_mark(decorator) for decorator in node.decorator_list)


def _is_mark(node):
    node = node.func if isinstance(node, ast.Call) else node
    return isinstance(node, ast.Attribute) and (getattr(node.value, "attr", None) == "mark" or getattr(node.value, "id", None) == "mark")


def _renamed(collected, prefix, name):
    """Collected tests of classes that were made of this one, under its name."""
    made = re.compile(re.escape(prefix + name) + r"\w+::")
    return {prefix + name + "::" + other[made.match(other).end():] for other in collected if made.match(other)}
