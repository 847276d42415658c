using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

/// <summary>What decides a run of tests is what its evidence rests on.</summary>
public sealed class TestInputsTests(VirtualEnvironments environments)
{
    [Theory]
    [InlineData("conftest.py")]
    [InlineData("pyproject.toml")]
    [InlineData("setup.cfg")]
    public async Task A_file_above_the_backend_makes_the_evidence_stale_when_it_changes_and_when_it_comes(string file)
    {
        using PytestProject project = PytestProject.Of(environments);
        FsEvidenceSubject without = Subject(await project.RunAsync());
        project.Repository.Write(file, "");
        Assert.Equal("tests.unit", await ChangedAsync(project, without));
        FsEvidenceSubject with = Subject(await project.RunAsync());
        Assert.Null(await ChangedAsync(project, with));

        project.Repository.Write(file, "# other\n");

        Assert.Equal(file, await ChangedAsync(project, with));
    }

    [Fact]
    public async Task Code_of_the_repository_that_the_tests_load_from_beside_the_backend_is_an_input()
    {
        using PytestProject project = PytestProject.Of(environments, "import sys; sys.path.insert(0, '../libs')\nimport money\ndef test_a(): pass\n");
        project.Repository.Write("libs/money/__init__.py", "");
        project.Repository.Write("libs/money/rates.py", "");
        FsEvidenceSubject seen = Subject(await project.RunAsync());

        project.Repository.Write("libs/money/rates.py", "x = 1\n");

        Assert.Equal("libs/money", await ChangedAsync(project, seen));
    }

    [Fact]
    public async Task A_file_that_git_ignores_and_the_tests_load_is_an_input()
    {
        using PytestProject project = PytestProject.Of(environments, "import sys, os; sys.path.insert(0, os.getcwd())\nimport local_settings\ndef test_a(): pass\n").Write("local_settings.py", "DEBUG = 1\n");
        project.Repository.Write(".gitignore", "local_settings.py\n");
        FsEvidenceSubject seen = Subject(await project.RunAsync());
        Assert.Null(await ChangedAsync(project, seen));

        project.Write("local_settings.py", "DEBUG = 10\n");

        Assert.Equal("backend/local_settings.py", await ChangedAsync(project, seen));
    }

    [Fact]
    public async Task A_package_that_is_changed_in_place_makes_the_evidence_stale()
    {
        using PytestProject project = PytestProject.Of(environments);
        project.Repository.Write(".gitignore", "venv/\n");
        string packages = OwnEnvironment(project);
        File.WriteAllText(Path.Combine(packages, "shop_client.py"), "version = 1\n");
        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));
        Assert.Equal(FsOutcome.Passed, run.Outcome);
        Assert.Null(await ChangedAsync(project, Subject(run)));

        File.WriteAllText(Path.Combine(packages, "shop_client.py"), "version = 22\n");

        Assert.Contains("site-packages", await ChangedAsync(project, Subject(run)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Byte_code_that_python_leaves_among_the_packages_is_no_change()
    {
        using PytestProject project = PytestProject.Of(environments);
        project.Repository.Write(".gitignore", "venv/\n");
        string packages = OwnEnvironment(project);
        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));

        Directory.CreateDirectory(Path.Combine(packages, "__pycache__"));
        File.WriteAllText(Path.Combine(packages, "__pycache__", "x.cpython-311.pyc"), "x");

        Assert.Null(await ChangedAsync(project, Subject(run)));
    }

    [Fact]
    public async Task Another_working_trees_code_is_not_taken_for_this_ones()
    {
        using PytestProject project = PytestProject.Of(environments, "import shop\ndef test_a(): assert shop.price == 1\n").Write("src/shop/__init__.py", "price = 1\n");
        project.Repository.Write(".gitignore", "venv/\n");
        project.Repository.Commit();
        using TempFolder elsewhere = new();
        string tree = elsewhere.At("дерево");
        project.Repository.Git("worktree", "add", "-q", tree);
        await File.WriteAllTextAsync(Path.Combine(tree, "backend", "src", "shop", "__init__.py"), "price = 2\n", Cancel.Token);
        string packages = OwnEnvironment(project);
        await File.WriteAllTextAsync(Path.Combine(packages, "shop.pth"), project.Repository.At("backend/src") + "\n", Cancel.Token);
        Project loaded = await Real.LoadAsync(tree);

        FsTestRun run = await new PytestRunner(loaded, Real.Processes, Real.Inputs(loaded), project.Host)
            .RunAsync("unit", new TestRunOptions(Marker: null, project.Repository.At("backend/venv"), TimeSpan.FromMinutes(1)), Cancel.Token);

        Assert.Equal((FsTestRunState.CodeElsewhere, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains(project.Repository.At("backend/src/shop"), run.Summary, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Passed, (await project.RunAsync(environment: project.Repository.At("backend/venv"))).Outcome);
    }

    [Theory]
    [InlineData("src/shop/__init__.py", "shop/__init__.py")]
    [InlineData("src/shop.py", "shop.py")]
    public async Task An_installed_copy_of_the_projects_own_code_is_not_what_is_tested(string source, string copy)
    {
        using PytestProject project = PytestProject.Of(environments, "import shop\ndef test_a(): assert shop.GOOD\n").Write(source, "GOOD = False\n");
        project.Repository.Write(".gitignore", "venv/\n");
        string packages = OwnEnvironment(project);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(packages, copy))!);
        await File.WriteAllTextAsync(Path.Combine(packages, copy), "GOOD = True\n", Cancel.Token);

        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));

        Assert.Equal((FsTestRunState.CodeElsewhere, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Contains("site-packages", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_of_another_clone_is_known_by_its_folders_too()
    {
        using PytestProject project = PytestProject.Of(environments, "import sys\nfrom shop import prices\ndef test_a(): assert prices.GOOD\n").Write("src/shop/prices.py", "GOOD = False\n");
        project.Repository.Write(".gitignore", "venv/\n");
        using TempFolder clone = new();
        clone.Write("shop/prices.py", "GOOD = True\n");
        await File.WriteAllTextAsync(Path.Combine(OwnEnvironment(project), "shop.pth"), clone.Path + "\n", Cancel.Token);

        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));

        Assert.Equal((FsTestRunState.CodeElsewhere, FsOutcome.Inconclusive), (run.State, run.Outcome));
    }

    [Fact]
    public async Task Code_of_others_that_an_editable_install_brings_is_an_input()
    {
        using PytestProject project = PytestProject.Of(environments, "import tools_of_ours\ndef test_a(): pass\n");
        project.Repository.Write(".gitignore", "venv/\n");
        using TempFolder elsewhere = new();
        elsewhere.Write("tools_of_ours/__init__.py", "");
        elsewhere.Write("tools_of_ours/more.py", "");
        await File.WriteAllTextAsync(Path.Combine(OwnEnvironment(project), "tools.pth"), elsewhere.Path + "\n", Cancel.Token);
        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));
        Assert.Equal(FsOutcome.Passed, run.Outcome);
        Assert.Null(await ChangedAsync(project, Subject(run)));

        elsewhere.Write("tools_of_ours/more.py", "x = 1\n");

        Assert.Equal(elsewhere.At("tools_of_ours"), await ChangedAsync(project, Subject(run)));
    }

    [Theory]
    [InlineData("a link to a link")]
    [InlineData("through a link of the repository")]
    [InlineData("in a folder that a link leads to")]
    public async Task What_a_link_leads_to_by_way_of_another_is_an_input(string how)
    {
        Posix.Require();
        using PytestProject project = PytestProject.Of(environments);
        using TempFolder elsewhere = new();
        elsewhere.Write("real/rates.json", "1");
        switch (how)
        {
            case "a link to a link":
                File.CreateSymbolicLink(elsewhere.At("rates.json"), "real/rates.json");
                File.CreateSymbolicLink(project.Repository.At("backend/rates.json"), elsewhere.At("rates.json"));
                break;
            case "through a link of the repository":
                Directory.CreateSymbolicLink(project.Repository.At("shared"), elsewhere.At("real"));
                Directory.CreateSymbolicLink(project.Repository.At("backend/data"), "../shared");
                break;
            default:
                project.Repository.Write("shared/README.md", "x");
                File.CreateSymbolicLink(project.Repository.At("shared/rates.json"), elsewhere.At("real/rates.json"));
                Directory.CreateSymbolicLink(project.Repository.At("backend/data"), "../shared");
                break;
        }

        string before = await InputsAsync();
        elsewhere.Write("real/rates.json", "another");

        Assert.NotEqual(before, await InputsAsync());

        async Task<string> InputsAsync() => string.Join("\n", (await project.RunAsync()).Inputs.Select(static i => i.Name + " " + i.Fingerprint));
    }

    [Fact]
    public async Task Links_that_lead_to_themselves_end()
    {
        Posix.Require();
        using PytestProject project = PytestProject.Of(environments);
        File.CreateSymbolicLink(project.Repository.At("backend/one"), "two");
        File.CreateSymbolicLink(project.Repository.At("backend/two"), "one");
        File.CreateSymbolicLink(project.Repository.At("backend/deeper"), "deeper/more");

        Assert.Equal(FsOutcome.Passed, (await project.RunAsync()).Outcome);
    }

    [Fact]
    public async Task What_a_link_leads_to_outside_of_the_backend_is_an_input()
    {
        Posix.Require();
        using PytestProject project = PytestProject.Of(environments);
        using TempFolder elsewhere = new();
        elsewhere.Write("data/prices.json", "{}");
        project.Repository.Write("shared/rates.json", "{}");
        Directory.CreateSymbolicLink(project.Repository.At("backend/data"), elsewhere.At("data"));
        File.CreateSymbolicLink(project.Repository.At("backend/rates.json"), "../shared/rates.json");
        FsEvidenceSubject seen = Subject(await project.RunAsync());
        Assert.Null(await ChangedAsync(project, seen));

        project.Repository.Write("shared/rates.json", "{ }");
        Assert.Equal("shared/rates.json", await ChangedAsync(project, seen));
        project.Repository.Write("shared/rates.json", "{}");
        elsewhere.Write("data/prices.json", "{ }");

        Assert.Equal(elsewhere.At("data"), await ChangedAsync(project, seen));
    }

    private static FsEvidenceSubject Subject(FsTestRun run) => new() { Name = run.Subject, Outcome = run.Outcome, Inputs = run.Inputs };

    private static async Task<string?> ChangedAsync(PytestProject project, FsEvidenceSubject subject) =>
        await Real.Freshness(await Real.LoadAsync(project.Repository.Path)).FirstChangedAsync(subject, isForRelease: false, Cancel.Token);

    // The shared environment, with a folder of packages that the test may change.
    private string OwnEnvironment(PytestProject project)
    {
        string ready = environments.Ready;
        string folder = project.Repository.At("backend/venv");
        CommandLine.Run(VirtualEnvironments.Interpreter, ["-m", "venv", "--system-site-packages", "--without-pip", folder], Path.GetDirectoryName(ready)!);
        return Assert.Single(Directory.GetDirectories(folder, "site-packages", SearchOption.AllDirectories), static p => !p.Contains("lib64", StringComparison.Ordinal));
    }
}
