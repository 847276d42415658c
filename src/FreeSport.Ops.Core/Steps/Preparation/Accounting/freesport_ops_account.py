"""Accounts for every test that pytest collected: left out, skipped, or really run. For pytest 6 and later.

FreeSport.Ops puts this file into a folder of its own and removes it after the run. The account is written when the
session has ended; a run that ends without one is no verdict.
"""
import contextlib
import functools
import inspect
import json
import os
import sys
import sysconfig
import types

import freesport_ops_written as written
import pytest

_HERE = os.path.dirname(os.path.abspath(__file__))
_STARTED_IN = os.getcwd()
_MOST_NAMES = 20
_STARTS = "freesport_ops_starts"

# It is there to find this file alone; nothing that a test starts inherits it.
if os.environ.get("PYTHONPATH") == _HERE:
    del os.environ["PYTHONPATH"]


def pytest_addoption(parser):
    parser.addoption("--freesport-ops-account", dest="freesport_ops_account", default=None, help="where FreeSport.Ops reads the account of the run")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config):
    # A conftest.py may change later where pytest looks.
    setattr(early_config, _STARTS, list(early_config.known_args_namespace.file_or_dir))


def pytest_configure(config):
    if config.option.freesport_ops_account:
        config.pluginmanager.register(Account(config), "freesport-ops-account")


class Account:
    def __init__(self, config):
        self.config = config
        self.items = []
        self.deselected = {"marker": [], "keyword": [], "other": []}
        self.ignored = []
        self.collect_failed = set()
        self.collect_skipped = set()
        self.tests = {}
        self.workers = []
        self.entered = {}
        self.sources = {}
        self.codes = {}
        self.excused = {}
        self.raised = {}
        self.notes = {}

    # ---- what was collected, and what was left out

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_itemcollected(self, item):
        # Before any other plugin can put something else in its place.
        self.items.append(item)
        self.codes[id(item)] = _code_of(item)
        self.excused[id(item)] = _is_excused(item)
        self.sources.setdefault(str(getattr(item, "path", None) or item.fspath), set()).add(item.nodeid.partition("::")[2].partition("[")[0])
        yield

    def pytest_deselected(self, items):
        self.deselected[_who_deselects()].extend(items)

    def pytest_collectreport(self, report):
        if report.failed:
            self.collect_failed.add(report.nodeid)
        elif report.skipped:
            self.collect_skipped.add(report.nodeid)

    if tuple(int(part) for part in pytest.__version__.split(".")[:1]) >= (7,):

        @pytest.hookimpl(hookwrapper=True, tryfirst=True)
        def pytest_ignore_collect(self, collection_path):
            outcome = yield
            self._note_ignored(str(collection_path), outcome)

    else:

        @pytest.hookimpl(hookwrapper=True, tryfirst=True)
        def pytest_ignore_collect(self, path):
            outcome = yield
            self._note_ignored(str(path), outcome)

    def _note_ignored(self, path, outcome):
        if outcome.excinfo is None and (outcome.get_result() or self._is_never_entered(path)) and self._holds_tests(path):
            self.ignored.append(_shown(path))

    # Before version 8 pytest asks no hook about the folders of norecursedirs.
    def _is_never_entered(self, path):
        return os.path.isdir(path) and written.matches(os.path.basename(path), self.config.getini("norecursedirs"))

    def _holds_tests(self, path):
        patterns = self.config.getini("python_files")
        if not os.path.isdir(path):
            return path.endswith(".py") and written.matches(os.path.basename(path), patterns)
        return not written.is_never_entered(path) and any(name.endswith(".py") and written.matches(name, patterns) for _, _, names in os.walk(path) for name in names)

    # ---- what was run

    # From before the first fixture, which may put something around the test's function.
    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item):
        self.notes[id(item)] = note = Note(item, self.raised)
        if not _is_of_unittest(item):
            note.put()
        yield

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item):
        watch = Watch(self.codes.get(id(item)))
        note = self.notes.pop(id(item), None) or Note(item, self.raised)
        if _is_of_unittest(item):
            note.put()
        watch.start()
        try:
            yield
        finally:
            seen = watch.stop()
            self.entered[id(item)] = note.entered if note.entered is not None else seen
            note.remove()

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item, call):
        outcome = yield
        if outcome.excinfo is None:
            report = outcome.get_result()
            report.freesport_ops_end = _end_of(call.excinfo and call.excinfo.value)
            raised = self.raised.pop(id(item), None) if report.when == "call" else None
            if report.freesport_ops_end in ("passed", "skipped") and _end_of(raised) == "failed":
                # Something between the test and pytest kept the failure to itself.
                report.freesport_ops_end = "failed"
            report.freesport_ops_entered = self.entered.pop(id(item), False) if report.when == "call" else None
            report.freesport_ops_excused = "before" if self.excused.get(id(item)) else "while running" if _is_excused(item) else ""

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report):
        test = self.tests.setdefault(report.nodeid, {"phases": {}, "failed": False, "reruns": 0, "parts": 0})
        if report.when == "setup":
            test["phases"] = {}
        if report.outcome == "rerun":
            test["reruns"] += 1
        elif report.outcome == "failed":
            test["failed"] = True
        if hasattr(report, "context"):
            test["parts"] += 1
        else:
            test["phases"][report.when] = report

    # ---- the processes of xdist

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node, error):
        output = getattr(node, "workeroutput", None) or {}
        if "freesport_ops" in output:
            self.workers.append(json.loads(output["freesport_ops"]))

    # ---- the account

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session):
        is_worker = hasattr(self.config, "workeroutput")
        if is_worker:
            self.config.workeroutput["freesport_ops"] = json.dumps(self._collection())
        yield
        if not is_worker:
            with open(self.config.option.freesport_ops_account, "w", encoding="utf-8") as file:
                json.dump(self._account(), file)

    def _collection(self):
        return {
            "collected": [item.nodeid for item in self.items],
            "deselected": {by: [item.nodeid for item in items] for by, items in self.deselected.items()},
            "sources": {path: sorted(names) for path, names in self.sources.items()},
            "ignored": self.ignored,
            "collectFailed": sorted(self.collect_failed),
            "collectSkipped": sorted(self.collect_skipped),
            "modules": _modules(self.config),
            "copies": _copies(),
        }

    def _account(self):
        # The processes of xdist collect the same, each for itself.
        parts = [self._collection()] + self.workers
        collected = _union(part["collected"] for part in parts)
        deselected = {by: _union(part["deselected"][by] for part in parts) for by in self.deselected}
        collect_failed = _union(part["collectFailed"] for part in parts)
        skipped_whole = self._skipped_whole(_union(part["collectSkipped"] for part in parts))
        ignored = _union(part["ignored"] for part in parts)
        ends = {name: _judge(test) for name, test in self.tests.items()}
        left_out = set().union(*(set(names) for names in deselected.values()))
        missing = [name for name in collected if name not in ends and name not in left_out]
        missing += [name for name, end in ends.items() if end == "unfinished"]
        option = self.config.option
        return {
            "pytest": pytest.__version__,
            "optimized": sys.flags.optimize > 0,
            "python": sys.version.split()[0],
            "collected": len(collected),
            "collectFailed": len(collect_failed),
            "passed": _count(ends, "passed"),
            "failed": _count(ends, "failed") + len(collect_failed),
            "skipped": _count(ends, "skipped") + sum(skipped_whole.values()),
            "hasParts": any(test["parts"] for test in self.tests.values()),
            "repeated": _some(name for name, test in self.tests.items() if test["reruns"]),
            "markerExpression": option.markexpr,
            "keywordExpression": option.keyword,
            "collectsOnly": bool(option.collectonly),
            "setsUpOnly": bool(getattr(option, "setuponly", False) or getattr(option, "setupplan", False)),
            "deselectedByMarker": _some(deselected["marker"]),
            "deselectedByKeyword": _some(deselected["keyword"]),
            "deselectedOtherwise": _some(deselected["other"]),
            "ignored": _some(ignored),
            "uncollected": _some(self._uncollected(parts, ignored, skipped_whole) if not collect_failed else []),
            "skippedWhole": _some("%s (%d)" % (_shown(path), tests) for path, tests in skipped_whole.items()),
            "expectedFailures": _some(name for name, test in self.tests.items() if ends[name] == "skipped" and _failed_as_expected(test)),
            "excusedWhileRunning": _some(name for name, test in self.tests.items() if ends[name] == "skipped" and _failed_as_expected(test) == "while running"),
            "missing": _some(missing),
            "disguised": _some(name for name, end in ends.items() if end == "disguised"),
            "notCalled": _some(name for name, end in ends.items() if end == "notCalled"),
            "configuration": str(getattr(self.config, "inipath", None) or getattr(self.config, "inifile", None) or ""),
            "modules": _union(part["modules"] for part in parts),
            "copies": _union(part["copies"] for part in parts),
            "packages": _package_folders(),
            "pythonProgram": os.path.realpath(sys.executable),
        }


    # What a file that skips itself would have run, as far as its source tells.
    def _skipped_whole(self, nodes):
        root = str(getattr(self.config, "rootpath", None) or self.config.rootdir)
        found = {}
        for node in nodes:
            path = os.path.realpath(os.path.join(root, node.partition("::")[0]))
            of_folder = os.path.isdir(path) or os.path.basename(path) == "__init__.py"
            folder = [os.path.dirname(path) if os.path.isfile(path) else path]
            for each in written.files(folder, self.config.getini("python_files")) if of_folder else [path]:
                found[each] = max(1, written.count(each))
        return found

    def _uncollected(self, parts, ignored, skipped_whole):
        collected = {}
        for part in parts:
            for path, names in part["sources"].items():
                collected.setdefault(os.path.realpath(path), set()).update(names)
        starts = [os.path.join(_STARTED_IN, str(start)) for start in getattr(self.config, _STARTS, None) or self.config.args if "::" not in str(start)]
        passed_over = tuple(os.path.realpath(path) for path in ignored)
        for path in written.files(starts, self.config.getini("python_files")):
            if path not in skipped_whole and path not in passed_over and not path.startswith(tuple(folder + os.sep for folder in passed_over)):
                for name in written.uncollected(path, collected.get(path, set())):
                    yield _shown(path) + "::" + name


class Watch:
    """Sees whether a test's own function is entered. Knows nothing of coroutines, which may run anywhere."""

    def __init__(self, code):
        self.code = code
        self.seen = None

    def start(self):
        if self.code is not None and sys.getprofile() is None:
            self.seen = False
            sys.setprofile(self._look)

    def _look(self, frame, event, _):
        if event == "call" and frame.f_code is self.code:
            sys.setprofile(None)
            self.seen = True

    def stop(self):
        if self.seen is False:
            if sys.getprofile() == self._look:
                sys.setprofile(None)
            else:
                # Another profiler took the place; what it did not hand on nobody knows.
                self.seen = None
        return self.seen


def _code_of(item):
    """The code of a test as it was written: what takes its place later is not the test."""
    function = getattr(item, "obj", None) if isinstance(item, pytest.Function) else None
    function = getattr(function, "__func__", function)
    return None if function is None or inspect.iscoroutinefunction(function) else getattr(function, "__code__", None)


class Note:
    """Notes what a test's function ends with, before anybody else can, and of unittest's whether it was entered at all."""

    def __init__(self, item, raised):
        self.item = item
        self.raised = raised
        self.entered = None
        self.function = self.noting = self.case = None

    def put(self):
        function = getattr(self.item, "obj", None) if isinstance(self.item, pytest.Function) else None
        bound = function if inspect.ismethod(function) else None
        plain = bound.__func__ if bound else function
        of_unittest = _is_of_unittest(self.item)
        if not inspect.isfunction(plain) or (_runs_later(plain) and not of_unittest) or (of_unittest and not bound):
            return
        noting = self._around(plain)
        self.function = function
        self.noting = types.MethodType(noting, bound.__self__) if bound else noting
        self.item.obj = self.noting
        if of_unittest:
            # unittest asks the case, not pytest, for what it calls, and drops coroutines and generators that it does not know.
            self.entered = False
            self.case = bound.__self__
            setattr(self.case, self.item.name, self.noting)

    def remove(self):
        if self.case is not None:
            vars(self.case).pop(self.item.name, None)
        if self.noting is not None and self.item.obj is self.noting:
            self.item.obj = self.function

    def _around(self, function):
        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def noting(*arguments, **named):
                with self._noted():
                    return await function(*arguments, **named)
        elif inspect.isgeneratorfunction(function):
            @functools.wraps(function)
            def noting(*arguments, **named):
                with self._noted():
                    return (yield from function(*arguments, **named))
        else:
            @functools.wraps(function)
            def noting(*arguments, **named):
                with self._noted():
                    return function(*arguments, **named)
        return noting

    @contextlib.contextmanager
    def _noted(self):
        self.entered = None if self.entered is None else True
        self.raised.pop(id(self.item), None)
        try:
            yield
        except BaseException as error:
            self.raised[id(self.item)] = error
            raise


def _runs_later(function):
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function)


def _is_of_unittest(item):
    unittest = sys.modules.get("_pytest.unittest")
    return unittest is not None and isinstance(item, unittest.TestCaseFunction)


def _is_excused(item):
    """Whether a failure of the test is expected by a mark."""
    return next(item.iter_markers("xfail"), None) is not None


def _end_of(error):
    if error is None:
        return "passed"
    if isinstance(error, pytest.xfail.Exception):
        return "xfailed"
    skips = (pytest.skip.Exception,) + ((sys.modules["unittest"].SkipTest,) if "unittest" in sys.modules else ())
    return "skipped" if isinstance(error, skips) else "failed"


def _judge(test):
    phases = test["phases"]
    if test["failed"]:
        return "failed"
    for report in phases.values():
        end = getattr(report, "freesport_ops_end", None)
        if end == "failed" and report.outcome != "failed" and not (hasattr(report, "wasxfail") and getattr(report, "freesport_ops_excused", "")):
            return "disguised"
    setup, call, teardown = (phases.get(when) for when in ("setup", "call", "teardown"))
    if setup is None or teardown is None:
        return "unfinished"
    if setup.outcome == "skipped":
        return "skipped"
    if call is None or call.outcome == "rerun":
        return "unfinished"
    if call.outcome == "skipped":
        return "skipped"
    if getattr(call, "freesport_ops_end", None) is None:
        return "notCalled"
    if call.freesport_ops_end != "passed":
        return "disguised"
    return "notCalled" if call.freesport_ops_entered is False else "passed"


def _failed_as_expected(test):
    """By which mark a failure was excused; ``the test`` where it excused itself; empty for none."""
    for report in test["phases"].values():
        if hasattr(report, "wasxfail") and report.outcome == "skipped":
            return "the test" if getattr(report, "freesport_ops_end", None) == "xfailed" else getattr(report, "freesport_ops_excused", "")
    return ""


def _who_deselects():
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_globals.get("__name__") == "_pytest.mark":
            if frame.f_code.co_name == "deselect_by_mark":
                return "marker"
            if frame.f_code.co_name == "deselect_by_keyword":
                return "keyword"
        frame = frame.f_back
    return "other"


def _modules(config):
    """Files of modules that are neither Python's own nor installed packages."""
    ours = {os.path.realpath(path) + os.sep for path in _package_folders()}
    ours |= {path + os.sep for path in _package_folders()}
    standard = tuple(sysconfig.get_paths()[name] + os.sep for name in ("stdlib", "platstdlib"))
    skipped = standard + tuple(os.path.realpath(path) + os.sep for path in standard) + tuple(ours) + (_HERE + os.sep,)
    plugins = [plugin for plugin in config.pluginmanager.get_plugins() if inspect.ismodule(plugin)]
    folders = {}
    found = set()
    for module in list(sys.modules.values()) + plugins:
        path = getattr(module, "__file__", None)
        if not isinstance(path, str) or path.startswith(skipped) or not os.path.isabs(path):
            continue
        folder, name = os.path.split(path)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        path = os.path.join(folders[folder], name)
        path = os.path.realpath(path) if os.path.islink(path) else path
        if not path.startswith(skipped) and os.path.exists(path):
            found.add(path)
    return sorted(found)


def _copies():
    """Installed packages that were loaded although their source stands in the backend folder."""
    installed = tuple(path + os.sep for path in _package_folders())
    found = set()
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if "." in name or not isinstance(path, str) or not path.startswith(installed):
            continue
        for folder in (_STARTED_IN, os.path.join(_STARTED_IN, "src")):
            for source in (os.path.join(folder, name, "__init__.py"), os.path.join(folder, name + ".py")):
                if os.path.exists(source) and os.path.realpath(source) != os.path.realpath(path):
                    found.add(os.path.dirname(path) if os.path.basename(path) == "__init__.py" else path)
    return sorted(found)


def _package_folders():
    paths = sysconfig.get_paths()
    known = {paths["purelib"], paths["platlib"]}
    known |= {path for path in sys.path if os.path.basename(path.rstrip("/\\")) in ("site-packages", "dist-packages")}
    return sorted(path for path in known if os.path.isdir(path))


def _shown(path):
    return os.path.relpath(path, _STARTED_IN).replace(os.sep, "/")


def _union(lists):
    return list(dict.fromkeys(name for names in lists for name in names))


def _count(ends, which):
    return sum(1 for end in ends.values() if end == which)


def _some(names):
    names = list(names)
    return {"count": len(names), "names": names[:_MOST_NAMES]}
