namespace FreeSport.Ops.Core.Tests.Preparation;

/// <summary>Every test that pytest collects is run, deselected by name, or missed: nothing is green that did not run.</summary>
public sealed class AccountedTestsTests(VirtualEnvironments environments)
{
    private const string Two = "def test_a(): pass\ndef test_b(): pass\n";

    private const string Wrapper = "import pytest\n@pytest.hookimpl(hookwrapper=True)\n";

    [Theory]
    [InlineData("--setup-plan", "--setup-plan")]
    [InlineData("--setup-only", "--setup-plan")]
    [InlineData("--collect-only", "--collect-only")]
    [InlineData("--co", "--collect-only")]
    public async Task Options_that_run_nothing_are_named(string option, string named)
    {
        using PytestProject project = PytestProject.Of(environments, Two).Write("pytest.ini", $"[pytest]\naddopts = {option}\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive, 2), (run.State, run.Outcome, run.CollectedCount));
        Assert.Contains(named, run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("returncode=0")]
    [InlineData("returncode=None")]
    public async Task A_test_that_ends_the_session_leaves_the_others_named(string code)
    {
        using PytestProject project = PytestProject.Of(environments, $"import pytest\ndef test_a(): pass\ndef test_b(): pytest.exit('x', {code})\ndef test_c(): assert False\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("test_b", run.Summary, StringComparison.Ordinal);
        Assert.Contains("test_c", run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("def pytest_runtest_protocol(item, nextitem):\n    return True if item.name == 'test_b' else None\n", "test_b")]
    [InlineData("def pytest_collection_modifyitems(items):\n    items[:] = items[:1]\n", "test_b")]
    [InlineData("import pytest\n@pytest.hookimpl(tryfirst=True, hookwrapper=True)\ndef pytest_collection_modifyitems(items):\n    del items[1:]\n    yield\n", "test_b")]
    [InlineData("def pytest_collection_finish(session):\n    del session.items[1:]\n", "test_b")]
    [InlineData("def pytest_runtestloop(session):\n    return True\n", "test_a")]
    [InlineData("def pytest_pyfunc_call(pyfuncitem):\n    return True\n", "never entered")]
    [InlineData("def pytest_itemcollected(item):\n    item.runtest = lambda: None\n", "never entered")]
    [InlineData("def pytest_collection_modifyitems(session, items):\n    session.shouldstop = 'enough'\n", "test_b")]
    public async Task A_plugin_that_swallows_tests_is_seen(string plugin, string named)
    {
        using PytestProject project = PytestProject.Of(environments, Two).Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains(named, run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wrapper + "def pytest_runtest_makereport(item, call):\n    outcome = yield\n    outcome.get_result().outcome = 'passed'\n")]
    [InlineData(Wrapper + "def pytest_runtest_makereport(item, call):\n    outcome = yield\n    report = outcome.get_result()\n    if report.failed: report.outcome, report.longrepr = 'skipped', ('f', 1, 'later')\n")]
    [InlineData("import pytest\n@pytest.hookimpl(tryfirst=True)\ndef pytest_runtest_makereport(item, call):\n    from _pytest.reports import TestReport\n    return TestReport(item.nodeid, item.location, {}, 'passed', None, call.when)\n")]
    public async Task A_failure_that_is_reported_as_something_else_is_seen(string plugin)
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): pass\ndef test_b(): assert False\n").Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("test_b", run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wrapper + "def pytest_pyfunc_call(pyfuncitem):\n    outcome = yield\n    if outcome.excinfo: outcome.force_result(True)\n")]
    [InlineData(Wrapper + "def pytest_runtest_call(item):\n    outcome = yield\n    if outcome.excinfo: outcome.force_result(None)\n")]
    [InlineData("def pytest_pyfunc_call(pyfuncitem):\n    try: pyfuncitem.obj()\n    except AssertionError: pass\n    return True\n")]
    [InlineData("import pytest\ndef pytest_pyfunc_call(pyfuncitem):\n    try: pyfuncitem.function()\n    except AssertionError: pytest.skip('flaky')\n    return True\n")]
    [InlineData("import pytest\n@pytest.fixture(autouse=True)\ndef calm(request):\n    f = request.node.obj\n    def inner():\n        try: f()\n        except AssertionError: pass\n    request.node.obj = inner\n")]
    [InlineData("import pytest\nclass Calm(pytest.Function):\n    def runtest(self):\n        try: super().runtest()\n        except AssertionError: pass\ndef pytest_pycollect_makeitem(collector, name, obj):\n    if name.startswith('test_'): return Calm.from_parent(collector, name=name)\n")]
    [InlineData(Wrapper + "def pytest_runtest_makereport(item, call):\n    outcome = yield\n    report = outcome.get_result()\n    if report.failed: report.outcome, report.wasxfail = 'skipped', 'known'\n")]
    public async Task A_failure_that_a_plugin_keeps_to_itself_is_seen(string plugin)
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): pass\ndef test_b(): assert False\ndef test_c(): pass\ndef test_d(): pass\n").Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("1 test failed", run.Summary, StringComparison.Ordinal);
        Assert.Contains("test_b", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_a_test_case_keeps_to_itself_is_seen()
    {
        using PytestProject project = PytestProject.Of(
            environments,
            """
            import unittest
            class Calm(unittest.TestCase):
                def _callTestMethod(self, method):
                    try: method()
                    except AssertionError: pass
            class Tests(Calm):
                def test_a(self): pass
                def test_b(self): self.fail()
            """);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("Tests::test_b", run.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("test_a", run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async def test_b(self): self.fail()")]
    [InlineData("def test_b(self):\n        yield\n        self.fail()")]
    public async Task A_test_that_its_test_case_only_makes_and_never_runs_is_seen(string test)
    {
        using PytestProject project = PytestProject.Of(environments, $"import unittest\nclass Tests(unittest.TestCase):\n    def test_a(self): pass\n    {test}\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("never entered: tests/unit/test_it.py::Tests::test_b", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_a_tests_place_is_not_the_test()
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): pass\ndef test_b(): assert False\n").Write(
            "conftest.py", "def pytest_collection_modifyitems(items):\n    items[1].obj = lambda: None\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("never entered", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_from_where_it_stands_in_the_test()
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a():\n    assert 1 == 2\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal(FsOutcome.Failed, run.Outcome);
        Assert.DoesNotContain("freesport_ops_account", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_changed_after_the_report_took_it_stays_one()
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): assert False\n").Write("conftest.py", "def pytest_runtest_logreport(report):\n    report.outcome = 'passed'\n");

        Assert.Equal(FsOutcome.Failed, (await project.RunAsync()).Outcome);
    }

    [Fact]
    public async Task A_report_that_was_written_anew_is_seen()
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): pass\ndef test_b(): assert False\n").Write(
            "conftest.py",
            """
            def pytest_sessionfinish(session): session.exitstatus = 0
            def pytest_unconfigure(config):
                with open(config.option.xmlpath, 'w') as file:
                    file.write('<testsuites><testsuite tests="2"><testcase name="test_a"/><testcase name="test_b"/></testsuite></testsuites>')
            """);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
    }

    [Theory]
    [InlineData("def pytest_collection(session):\n    session.config.pluginmanager.unregister(name='freesport-ops-account')\n")]
    [InlineData("def pytest_unconfigure(config):\n    import os\n    os.remove(config.option.freesport_ops_account)\n")]
    public async Task Without_the_account_there_is_no_verdict(string plugin)
    {
        using PytestProject project = PytestProject.Of(environments, Two).Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Unaccounted, FsOutcome.Inconclusive), (run.State, run.Outcome));
    }

    [Fact]
    public async Task Tests_are_named_as_they_were_written()
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\n@pytest.mark.parametrize('v', ['розница'])\ndef test_a(v): pass\n").Write("pytest.ini", "[pytest]\naddopts = --setup-plan\n");

        Assert.Contains("test_a[розница]", (await project.RunAsync()).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plugin_cannot_be_forbidden_by_the_projects_options()
    {
        using PytestProject project = PytestProject.Of(environments, Two).Write("pytest.ini", "[pytest]\naddopts = -p no:freesport_ops_account\n");

        Assert.Equal(FsOutcome.Passed, (await project.RunAsync()).Outcome);
    }

    [Theory]
    [InlineData("-k test_a", "-k test_a")]
    [InlineData("-m 'not slow'", "-m not slow")]
    [InlineData("--deselect tests/unit/test_it.py::test_b", "test_b")]
    [InlineData("--ignore=tests/unit/test_more.py", "test_more.py")]
    [InlineData("--ignore-glob=*more*", "test_more.py")]
    public async Task Tests_that_the_projects_options_leave_out_make_the_run_partial(string options, string named)
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\ndef test_a(): pass\n@pytest.mark.slow\ndef test_b(): pass\n")
            .Write("tests/unit/test_more.py", "def test_a(): pass\n")
            .Write("pytest.ini", $"[pytest]\nmarkers =\n    slow: долгие\naddopts = {options}\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, FsScope.Partial), (run.Outcome, run.Scope));
        Assert.Contains(named, Assert.Single(run.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("def pytest_collection_modifyitems(config, items):\n    config.hook.pytest_deselected(items=items[1:])\n    items[:] = items[:1]\n", "test_b")]
    [InlineData("collect_ignore = ['tests/unit/test_more.py']\n", "test_more.py")]
    [InlineData("def pytest_configure(config):\n    config.option.markexpr = 'not slow'\n", "test_b")]
    [InlineData("import pytest\n@pytest.hookimpl(tryfirst=True)\ndef pytest_pycollect_makeitem(name):\n    if name == 'test_b': return []\n", "test_b")]
    public async Task Tests_that_a_plugin_leaves_out_make_the_run_partial(string plugin, string named)
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\ndef test_a(): pass\n@pytest.mark.slow\ndef test_b(): pass\n")
            .Write("tests/unit/test_more.py", "def test_c(): pass\n")
            .Write("pytest.ini", "[pytest]\nmarkers =\n    slow: долгие\n")
            .Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, FsScope.Partial), (run.Outcome, run.Scope));
        Assert.Contains(named, string.Join("; ", run.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("norecursedirs = more", FsScope.Partial)]
    [InlineData("norecursedirs = other", FsScope.Full)]
    [InlineData("norecursedirs = build", FsScope.Full)]
    public async Task Folders_that_the_projects_settings_keep_pytest_from_make_the_run_partial(string setting, FsScope scope)
    {
        using PytestProject project = PytestProject.Of(environments, Two)
            .Write("tests/unit/more/test_more.py", "def test_c(): pass\n")
            .Write("tests/unit/build/test_copy.py", "def test_d(): pass\n")
            .Write("pytest.ini", $"[pytest]\n{setting} build\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, scope), (run.Outcome, run.Scope));
        Assert.Equal(scope == FsScope.Partial, run.LeftOut.Any(static l => l.Contains("tests/unit/more", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("conftest.py", Wrapper + "def pytest_collect_file(parent):\n    outcome = yield\n    outcome.force_result([m for m in outcome.get_result() if 'more' not in m.name])\n", "test_more.py::TestMore::test_c")]
    [InlineData("conftest.py", Wrapper + "def pytest_make_collect_report(collector):\n    outcome = yield\n    report = outcome.get_result()\n    report.result = [i for i in report.result if i.name != 'test_b']\n", "test_it.py::test_b")]
    [InlineData("conftest.py", "import pytest\n_all = pytest.Module.collect\npytest.Module.collect = lambda self: list(_all(self))[:1]\n", "test_it.py::test_b")]
    [InlineData("conftest.py", "def pytest_configure(config):\n    config.args[:] = ['tests/unit/test_it.py']\n", "test_more.py::TestMore::test_c")]
    [InlineData("pytest.ini", "[pytest]\npython_functions = test_a test_c\n", "test_it.py::test_b")]
    [InlineData("pytest.ini", "[pytest]\npython_files = test_i*.py\n", "test_more.py::TestMore::test_c")]
    [InlineData("pytest.ini", "[pytest]\npython_classes = Check*\n", "test_more.py::TestMore::test_c")]
    [InlineData("tests/unit/test_it.py", "__test__ = False\ndef test_a(): pass\n", "test_it.py::test_a")]
    [InlineData("tests/unit/test_it.py", "def test_a(): assert False\ndef test_a(): pass\n", "test_it.py::test_a (line 2 takes its place)")]
    [InlineData("tests/unit/test_it.py", "import unittest\nclass Orders(unittest.TestCase):\n    def test_a(self): self.fail()\nclass Orders(unittest.TestCase):\n    def test_b(self): pass\n", "test_it.py::Orders::test_a")]
    public async Task Tests_that_stand_in_the_source_and_are_not_collected_make_the_run_partial(string file, string text, string named)
    {
        using PytestProject project = PytestProject.Of(environments, Two)
            .Write("tests/unit/test_more.py", "class TestMore:\n    def test_c(self): pass\n")
            .Write(file, text);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, FsScope.Partial), (run.Outcome, run.Scope));
        Assert.Contains("tests/unit/" + named, Assert.Single(run.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_suites_own_marker_leaves_out_is_no_part_of_it()
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\n@pytest.mark.smoke\ndef test_a(): pass\ndef test_b(): assert False\n")
            .Write("pytest.ini", "[pytest]\nmarkers =\n    smoke: быстрые\n");

        FsTestRun run = await project.RunAsync("smoke");

        Assert.Equal((FsOutcome.Passed, FsScope.Full, 2, 1), (run.Outcome, run.Scope, run.CollectedCount, run.DeselectedCount));
        Assert.Empty(run.LeftOut);
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("--maxfail=1")]
    [InlineData("--stepwise")]
    public async Task A_failure_stays_one_when_the_rest_did_not_run(string option)
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): assert False\ndef test_b(): pass\n").Write("pytest.ini", $"[pytest]\naddopts = {option}\n");

        Assert.Equal(FsOutcome.Failed, (await project.RunAsync()).Outcome);
    }

    [Fact]
    public async Task Everything_that_honest_tests_do_is_accounted_for()
    {
        using PytestProject project = PytestProject.Of(
            environments,
            """
            import asyncio, concurrent.futures, functools, unittest, unittest.mock, pytest
            def plain(f):
                @functools.wraps(f)
                def inner(*a, **k): return f(*a, **k)
                return inner
            @pytest.fixture(params=[1, 2])
            def number(request): yield request.param
            def test_fixture(number): assert number
            @pytest.mark.parametrize('v', ['а', 'б'])
            def test_param(v): pass
            @plain
            def test_decorated(): pass
            @unittest.mock.patch('os.getcwd')
            def test_patched(cwd): pass
            test_partial = functools.partial(lambda: None)
            @pytest.mark.xfail
            def test_better(): pass
            class TestGroup:
                def test_method(self): pass
                @staticmethod
                def test_static(): pass
            class Old(unittest.TestCase):
                def test_it(self):
                    with self.subTest(n=1): pass
                def test_late(self): self.addCleanup(lambda: None)
            class Later(unittest.IsolatedAsyncioTestCase):
                async def test_async(self): pass
            class Django(unittest.TestCase):
                def __call__(self, result=None):
                    method = getattr(self, self._testMethodName)
                    def run():
                        with concurrent.futures.ThreadPoolExecutor(1) as pool: pool.submit(asyncio.run, method()).result()
                    setattr(self, self._testMethodName, run)
                    super().__call__(result)
                async def test_async_in_a_thread(self): pass
            class Expected(unittest.TestCase):
                @unittest.expectedFailure
                def test_later(self): self.fail()
            def several(f):
                globals()['test_made_0'] = globals()['test_made_1'] = lambda: None
            @several
            def test_made(): pass
            class TestInstance:
                def test_own(self, request): assert request.instance is self
                @pytest.fixture(autouse=True)
                def setup(self, request): assert isinstance(request.instance, TestInstance) and request.function.__name__ == 'test_own'
            def test_data(): pass
            class TestNothing:
                def __init__(self): pass
                def test_not(self): pass
            if False:
                def test_elsewhere(): pass
            """)
            .Write("tests/unit/test_doc.py", "def f():\n    '''\n    >>> 1 + 1\n    2\n    '''\n")
            .Write("pytest.ini", "[pytest]\naddopts = --doctest-modules\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Passed, FsScope.Full), (run.State, run.Outcome, run.Scope));
        Assert.Equal(run.Total, run.CollectedCount);
        Assert.True(run.PassedCount >= 18, run.Summary);
    }

    [Theory]
    [InlineData("", FsTestRunState.Completed, FsScope.Full)]
    [InlineData("def pytest_collection_modifyitems(config, items):\n    config.hook.pytest_deselected(items=items[1:])\n    items[:] = items[:1]\n", FsTestRunState.Completed, FsScope.Partial)]
    [InlineData("def pytest_collection_modifyitems(items):\n    items[:] = items[:1]\n", FsTestRunState.Unaccounted, FsScope.Full)]
    [InlineData("def pytest_pyfunc_call(pyfuncitem):\n    return True\n", FsTestRunState.Unaccounted, FsScope.Full)]
    public async Task Tests_in_several_processes_are_accounted_for_alike(string plugin, FsTestRunState state, FsScope scope)
    {
        Require("xdist", "python3-pytest-xdist");
        using PytestProject project = PytestProject.Of(environments, Two).Write("conftest.py", plugin).Write("pytest.ini", "[pytest]\naddopts = -n 2\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((state, scope, 2), (run.State, run.Scope, run.CollectedCount));
        Assert.Equal(state == FsTestRunState.Completed ? FsOutcome.Passed : FsOutcome.Inconclusive, run.Outcome);
    }

    [Fact]
    public async Task Tests_that_pass_only_when_run_again_are_a_warning()
    {
        Require("pytest_rerunfailures", "python3-pytest-rerunfailures");
        using PytestProject project = PytestProject.Of(environments, "n = [0]\ndef test_a(): pass\ndef test_b():\n    n[0] += 1\n    assert n[0] > 1\n").Write("pytest.ini", "[pytest]\naddopts = --reruns 2\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Warning), (run.State, run.Outcome));
        Assert.Equal((2, 2, 1), (run.Total, run.PassedCount, run.RepeatedCount));
    }

    [Fact]
    public async Task Variables_of_the_session_decide_nothing()
    {
        using PytestProject project = PytestProject.Of(environments, "import os\ndef test_a(): assert not {'PYTHONPATH', 'PYTHONOPTIMIZE', 'PYTEST_PLUGINS', 'PYTEST_ADDOPTS'} & set(os.environ)\n");
        project.Write("elsewhere/hider.py", "def pytest_runtest_makereport(item, call): raise RuntimeError('loaded')\n");

        FsTestRun run = await project.RunAsync(inherited: new Dictionary<string, string?>
        {
            ["PYTHONOPTIMIZE"] = "1",
            ["PYTEST_PLUGINS"] = "hider",
            ["PYTHONPATH"] = project.Repository.At("backend/elsewhere"),
            ["PYTEST_ADDOPTS"] = "--collect-only",
        });

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Passed), (run.State, run.Outcome));
    }

    [Theory]
    [InlineData("[pytest]\nDJANGO_SETTINGS_MODULE = shop.settings.test\n", false)]
    [InlineData("[pytest]\n", true)]
    public async Task Settings_of_Django_that_the_project_names_are_not_the_sessions(string configuration, bool isPassedOn)
    {
        using PytestProject project = PytestProject.Of(environments, $"import os\ndef test_a(): assert ('DJANGO_SETTINGS_MODULE' in os.environ) == {(isPassedOn ? "True" : "False")}\n").Write("pytest.ini", configuration);

        FsTestRun run = await project.RunAsync(inherited: new Dictionary<string, string?> { ["DJANGO_SETTINGS_MODULE"] = "shop.settings.development" });

        Assert.Equal(FsOutcome.Passed, run.Outcome);
    }

    [Fact]
    public async Task A_python_that_a_plugin_starts_optimized_checks_nothing()
    {
        using PytestProject project = PytestProject.Of(environments, Two).Write(
            "conftest.py", "import os, sys\nif not sys.flags.optimize:\n    os.execv(sys.executable, [sys.executable, '-O', '-m', 'pytest'] + sys.argv[1:])\n");

        FsTestRun run = await project.RunAsync();

        Assert.NotEqual(FsOutcome.Passed, run.Outcome);
    }

    [Theory]
    [InlineData(40, 1, FsOutcome.Warning)]
    [InlineData(2, 5, FsOutcome.Warning)]
    [InlineData(1, 3, FsOutcome.Passed)]
    [InlineData(0, 1, FsOutcome.Passed)]
    public async Task A_suite_of_which_too_much_is_skipped_is_none(int skipped, int passed, FsOutcome expected)
    {
        using PytestProject project = PytestProject.Of(environments, Suite(skipped, passed));

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, expected, skipped), (run.State, run.Outcome, run.SkippedCount));
        Assert.Equal(expected == FsOutcome.Warning, run.Remedy?.Contains("tests.unit.maxSkipped", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task The_projects_policy_says_how_much_may_be_skipped_and_is_a_part_of_what_the_suite_means()
    {
        using PytestProject project = PytestProject.Of(environments, Suite(2, 1));
        FsInput usual = (await project.RunAsync()).Inputs.Single(static i => i.Kind == FsInputKind.Definition);

        project.Repository.Write("freesport.ops.yml", "tests: { unit: { maxSkipped: 70 } }\n");
        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, 3), (run.Outcome, run.Total));
        Assert.NotEqual(usual.Fingerprint, run.Inputs.Single(static i => i.Kind == FsInputKind.Definition).Fingerprint);
    }

    [Fact]
    public async Task A_module_that_skips_itself_counts()
    {
        using PytestProject project = PytestProject.Of(environments).Write("tests/unit/test_b.py", "import pytest\npytest.importorskip('no_such_module')\ndef test_a(): pass\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Warning, 1), (run.Outcome, run.SkippedCount));
    }

    [Theory]
    [InlineData("import pytest\npytest.skip('later', allow_module_level=True)\n")]
    [InlineData("import pytest\npytest.importorskip('no_such_module')\n")]
    [InlineData("import unittest\nraise unittest.SkipTest('later')\n")]
    public async Task A_module_that_skips_itself_counts_as_all_the_tests_in_its_source_and_is_named(string skip)
    {
        using PytestProject project = PytestProject.Of(environments, Suite(0, 9))
            .Write("tests/unit/test_b.py", skip + "def test_a(): pass\nasync def test_b(): pass\nclass TestC:\n    def test_c(self): pass\n    def test_d(self): pass\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Warning, 9, 4), (run.Outcome, run.PassedCount, run.SkippedCount));
        Assert.Contains("tests/unit/test_b.py (4)", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_skips_itself_counts_as_all_the_tests_below_it()
    {
        using PytestProject project = PytestProject.Of(environments, Suite(0, 9))
            .Write("tests/unit/more/__init__.py", "import pytest\npytest.skip('later', allow_module_level=True)\n")
            .Write("tests/unit/more/test_b.py", "def test_a(): pass\ndef test_b(): pass\n")
            .Write("tests/unit/more/test_c.py", "def test_a(): pass\ndef test_b(): pass\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Warning, 9, 4), (run.Outcome, run.PassedCount, run.SkippedCount));
    }

    [Theory]
    [InlineData("@pytest.mark.xfail\ndef test_x(): assert False\n", "", FsOutcome.Passed)]
    [InlineData("def test_x(): pytest.xfail('later')\n", "", FsOutcome.Passed)]
    [InlineData("def test_x(request):\n    request.node.add_marker(pytest.mark.xfail)\n    assert False\n", "", FsOutcome.Warning)]
    [InlineData("def test_x(): assert False\n", "import pytest\ndef pytest_collection_modifyitems(items):\n    items[-1].add_marker(pytest.mark.xfail)\n", FsOutcome.Warning)]
    [InlineData("def test_x(): assert False\n", "import pytest\ndef pytest_itemcollected(item):\n    if item.name == 'test_x': item.add_marker(pytest.mark.xfail)\n", FsOutcome.Warning)]
    public async Task An_expected_failure_is_named_and_an_excuse_from_elsewhere_is_a_warning(string test, string plugin, FsOutcome expected)
    {
        using PytestProject project = PytestProject.Of(environments, Suite(0, 9) + test).Write("conftest.py", plugin);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, expected, 1), (run.State, run.Outcome, run.SkippedCount));
        Assert.Contains("failed as expected: tests/unit/test_it.py::test_x", run.Summary, StringComparison.Ordinal);
        Assert.Equal(expected == FsOutcome.Warning, run.Summary.Contains("does not stand at the test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plugin_is_gone_after_the_run_and_nobody_else_could_read_it()
    {
        using PytestProject project = PytestProject.Of(
            environments,
            """
            import os, stat, sys
            def test_a(request):
                plugin = sys.modules['freesport_ops_account'].__file__
                assert stat.S_IMODE(os.stat(plugin).st_mode) & 0o077 == 0
                with open('where.txt', 'w') as file: file.write(plugin)
            """);

        FsTestRun run = await project.RunAsync();

        Assert.Equal(FsOutcome.Passed, run.Outcome);
        Assert.False(File.Exists(File.ReadAllText(project.Repository.At("backend/where.txt"))));
    }

    private static string Suite(int skipped, int passed) =>
        $"import pytest\n@pytest.mark.parametrize('n', range({passed}))\ndef test_a(n): pass\n" + (skipped == 0 ? string.Empty : $"@pytest.mark.skip\n@pytest.mark.parametrize('n', range({skipped}))\ndef test_s(n): pass\n");

    private void Require(string module, string package)
    {
        string python = Path.Combine(environments.Ready, "bin", "python");
        try
        {
            CommandLine.Run(python, ["-c", "import " + module], Path.GetTempPath());
        }
        catch (InvalidOperationException absent)
        {
            Assert.Skip($"{module} is not installed (Debian: {package}): {absent.Message}");
        }
    }
}
