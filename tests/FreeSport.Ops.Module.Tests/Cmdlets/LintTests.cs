namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Invoke-FsLint as a person meets it, on the sample and its own CI.</summary>
public sealed class LintTests
{
    [Fact]
    public void The_samples_CI_runs_flake8_in_the_backend_and_so_does_the_cmdlet()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create("Репозиторий [1]");
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        using Engine engine = new(repository.Folder);

        EngineResult clean = engine.Run("Invoke-FsLint Flake8");
        repository.Write("backend/freesport/added.py", "import os\n");
        EngineResult found = engine.Run("Invoke-FsLint Flake8");
        EngineResult findings = engine.Run("(Invoke-FsLint Flake8).Findings");

        Assert.Equal(("Clean", "Passed", "backend"), (clean.Text(0, "State"), clean.Text(0, "Outcome"), clean.Text(0, "Folder")));
        Assert.Contains("backend-ci.yml:", clean.Text(0, "ChosenBy"), StringComparison.Ordinal);
        Assert.Equal("Failed", found.Text(0, "Outcome"));
        Assert.Equal(("F401", "backend/freesport/added.py", "1"), (findings.Text(0, "Code"), findings.Text(0, "Path"), findings.Text(0, "Line")));
        Assert.Equal("?? backend/freesport/added.py", repository.Git("status", "--porcelain").Trim());
    }

    [Fact]
    public void Without_packages_and_environment_each_linter_of_CI_says_what_is_missing()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsLint");

        Assert.Equal(["NoVirtualEnvironment", "OthersOfCi"], run.Texts("State"));
        Assert.NotEmpty(run.Text(0, "NextCommand"));
        Assert.Contains("tsc --noEmit", run.Text(1, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_any_linter_is_inconclusive()
    {
        using SampleRepository repository = SampleRepository.Empty();
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsLint");

        Assert.Equal(("NoLinter", "Inconclusive"), (run.Text(0, "State"), run.Text(0, "Outcome")));
    }
}
