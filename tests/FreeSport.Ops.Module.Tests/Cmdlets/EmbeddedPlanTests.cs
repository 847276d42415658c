namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Invoke-FsActDryRun with the embedded planner, on the sample under git.</summary>
public sealed class EmbeddedPlanTests
{
    private const string Plan = "Invoke-FsActDryRun deploy -Planner Embedded ";

    private const string Rollback = "-Event workflow_dispatch -Ref main -Input @{ image_tag = 'v1.2.3' } ";

    [Fact]
    public void A_push_to_main_is_planned_as_far_as_the_file_goes()
    {
        using SampleRepository repository = SampleRepository.Create("Репозиторий [1]");
        using Engine engine = new(repository.Folder);

        EngineResult plan = engine.Run(Plan + "-Event push -Ref main");
        EngineResult jobs = engine.Run($"({Plan} -Event push -Ref main).Jobs");

        Assert.Equal(("Inconclusive", "Embedded", "Yes", "refs/heads/main"), (plan.Text(0, "Outcome"), plan.Text(0, "Planner"), plan.Text(0, "Triggers"), plan.Text(0, "Ref")));
        Assert.Equal("Partial", plan.Text(0, "Scope"));
        Assert.NotEmpty(plan.Text(0, "EvidenceId"));
        Assert.Equal(["Yes", "Unknown", "Unknown"], jobs.Texts("Runs"));
        Assert.Equal(["contents: read", "contents: read, packages: write", "contents: read, packages: read"], jobs.Texts("Permissions"));
        Assert.Equal("Missing", engine.Run("(Get-FsChecklist staging | Where-Object Box -eq WorkflowsChecked)").Text(0, "State"));
    }

    [Fact]
    public void A_rollback_skips_the_build_once_the_output_is_known()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult inputs = engine.Run($"({Plan}{Rollback}).DispatchInputs");
        EngineResult jobs = engine.Run($"({Plan}{Rollback} -MockOutput setup.plan.needs_build=false).Jobs");
        EngineResult plan = engine.Run($"{Plan}{Rollback} -MockOutput setup.plan.needs_build=false");

        Assert.Equal(("image_tag", "v1.2.3"), (inputs.Text(0, "Name"), inputs.Text(0, "Value")));
        Assert.Equal(["Yes", "No", "Yes"], jobs.Texts("Runs"));
        Assert.Equal(("Warning", "Partial"), (plan.Text(0, "Outcome"), plan.Text(0, "Scope")));
    }

    [Fact]
    public void A_pull_request_to_develop_has_the_legs_of_the_matrix()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult jobs = engine.Run("(Invoke-FsActDryRun backend-ci -Planner Embedded -Event pull_request -Ref develop).Jobs");
        EngineResult kept = engine.Run("Invoke-FsActDryRun backend-ci -Planner Embedded -Event pull_request -Ref main");

        Assert.Equal(["python: 3.11, suite: unit", "python: 3.11, suite: integration", "python: 3.12, suite: unit", "python: 3.12, suite: integration"], jobs.Texts("Matrix").Where(static m => m.Length > 0));
        Assert.Equal("Skipped", kept.Text(0, "Outcome"));
        Assert.Contains("'main' matches none of develop", kept.Text(0, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_working_tree_changes_is_told_and_changed_paths_come_from_git()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Git("branch", "-M", "main");
        repository.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        repository.Write("backend/new.py", "x");
        repository.Write(".github/workflows/paths.yml", "on: {push: {paths: ['backend/**']}}\njobs: {a: {runs-on: x, steps: [{uses: o/a@v1}]}}\n");
        repository.Commit("change");
        repository.Write(".github/workflows/paths.yml", "on: {push: {paths: ['backend/**']}}\npermissions: {contents: write}\njobs: {a: {runs-on: x, steps: [{uses: o/a@v2, env: {K: '${{ secrets.NEW }}'}}]}}\n");
        using Engine engine = new(repository.Folder);

        EngineResult plan = engine.Run("Invoke-FsActDryRun paths -Planner Embedded");
        EngineResult differences = engine.Run("(Invoke-FsActDryRun paths -Against HEAD).Differences | ForEach-Object ToString");

        Assert.Equal(("Passed", "True", "Partial"), (plan.Text(0, "Outcome"), plan.Text(0, "IsWhole"), plan.Text(0, "Scope")));
        Assert.Equal("paths: 'backend/new.py' matches 'backend/**'", plan.Text(0, "TriggerReason"));
        Assert.Equal(
            ["+ a: contents: write", "+ NEW", "+ a: o/a@v2", "- a: the repository's default", "- a: o/a@v1"],
            differences.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public async Task Where_act_and_the_file_disagree_the_job_is_named()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/odd.yml", "on: push\njobs:\n  never: {runs-on: ubuntu-latest, if: false, steps: [{run: m}]}\n  both: {runs-on: ubuntu-latest, steps: [{run: m}]}\n");
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", """
            [ "$1" = --version ] && { echo 'act version 0.2.87'; exit 0; }
            for job in never both; do
              printf '{"dryrun":true,"job":"W/%s","jobID":"%s","level":"info","matrix":{},"msg":"Run Main x","stage":"Main","step":"x","stepID":["0"],"time":"t"}\n' "$job" "$job"
              printf '{"dryrun":true,"job":"W/%s","jobID":"%s","jobResult":"success","level":"info","matrix":{},"msg":"Job succeeded","time":"t"}\n' "$job" "$job"
            done
            """);

        PwshRun run = await PwshRun.CommandAsync(
            "(Invoke-FsActDryRun odd).Disagreements | ForEach-Object ToString", repository.Folder, ("PATH", bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")));

        Assert.Equal("never: ran it (legs: 1) / skips it: the condition is false", run.Output.Trim());
    }

    [Fact]
    public async Task Without_Docker_act_gives_way_and_says_why()
    {
        using SampleRepository repository = SampleRepository.Create();
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", """
            [ "$1" = --version ] && { echo 'act version 0.2.87'; exit 0; }
            echo 'Error: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1
            """);

        PwshRun run = await PwshRun.CommandAsync(
            "Invoke-FsActDryRun deploy | ForEach-Object { \"$($_.Planner)|$($_.PlannerReason)\" }; (Invoke-FsActDryRun deploy -Planner Act).State",
            repository.Folder,
            ("PATH", bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")));

        string[] lines = run.Output.Split('\n');
        Assert.StartsWith("Embedded|act could not reach Docker: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("DockerMissing", lines[1].Trim());
    }

    [Theory]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -Execute -Confirm:$false", "PlannerCannotExecute")]
    [InlineData("Invoke-FsActDryRun -Planner Act -Input @{ a = 'b' } -Ref main", "ActCannotTake")]
    [InlineData("Invoke-FsActDryRun -Execute -Variable @{ A = 'b' } -Confirm:$false", "ActCannotTake")]
    [InlineData("Invoke-FsActDryRun -Planner Act -Against HEAD", "ActCannotTake")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -MockOutput nonsense", "PlanMockMalformed")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -Payload README.md", "PlanPayloadNotJson")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -Payload nosuch.json", "FileNotReadable")]
    [InlineData("Invoke-FsActDryRun -Against nosuch", "PlanRefNotFound")]
    [InlineData("Invoke-FsActDryRun -Against --output=x", "PlanRefNotFound")]
    public void What_cannot_be_is_an_error(string script, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("README.md", "no json");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(script);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Invoke-FsActDryRun -Planner E", "Embedded")]
    [InlineData("Invoke-FsActDryRun -Input ", "image_tag")]
    [InlineData("Invoke-FsActDryRun -MockOutput setup.plan.needs", "setup.plan.needs_build=")]
    [InlineData("Invoke-FsActDryRun -Variable PRODUCTION_U", "PRODUCTION_URL")]
    [InlineData("Invoke-FsActDryRun -Ref rel", "release/1")]
    [InlineData("Invoke-FsActDryRun -Against v", "v1.0")]
    public void Tab_knows_what_can_be_said(string line, string expected)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Git("branch", "release/1");
        repository.Git("tag", "v1.0");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", line));

        Assert.Equal(expected, Assert.Single(result.Texts("ListItemText")));
    }
}
