namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Invoke-FsActDryRun with a stand-in for act that lets every job of the sample succeed, and without.</summary>
public sealed class ActDryRunTests
{
    private const string Box = "(Get-FsChecklist staging | Where-Object Box -eq WorkflowsChecked)";

    [Fact]
    public async Task Every_job_through_act_ticks_the_box_until_a_workflow_changes()
    {
        using SampleRepository repository = SampleRepository.Create("Репозиторий [1]");

        PwshRun run = await RunAsync(
            repository,
            PlaceAct(repository),
            $"Invoke-FsActDryRun | ForEach-Object {{ \"$($_.Subject)|$($_.Outcome)|$($_.Planner)|$($null -ne $_.EvidenceId)\" }}; {Box}.State; " +
            $"[System.IO.File]::AppendAllText('.github/workflows/deploy.yml', '# x'); {Box}.State; {Box}.NextCommand");

        string[] lines = Lines(run);
        Assert.Equal(
            [
                ".github/workflows/backend-ci.yml|Passed|Act|True",
                ".github/workflows/deploy.yml|Passed|Act|True",
                ".github/workflows/frontend-ci.yml|Passed|Act|True",
                ".github/workflows/pre-merge-checks.yml|Passed|Act|True",
                "Done",
                "Stale",
            ],
            lines[..6]);
        Assert.Equal("Invoke-FsActDryRun", lines[6]);
        Assert.Single(File.ReadAllLines(repository.Ledger));
    }

    [Fact]
    public async Task A_job_of_its_own_and_a_missing_act_do_not_tick_the_box()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun part = await RunAsync(repository, PlaceAct(repository), $"(Invoke-FsActDryRun -Job build).Scope; {Box}.State");
        using Engine engine = new(repository.Folder);
        EngineResult without = engine.Run("Invoke-FsActDryRun deploy");
        EngineResult jobs = engine.Run("(Invoke-FsActDryRun deploy).Jobs");

        Assert.Equal(["Partial", "Missing"], Lines(part));
        Assert.Equal("Inconclusive", without.Text(0, "Outcome"));
        Assert.Contains("no act on PATH", without.Text(0, "Detail"), StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], jobs.Texts("Stage"));
        Assert.Equal("Missing", engine.Run(Box).Text(0, "State"));
    }

    [Fact]
    public void WhatIf_starts_and_records_nothing_and_writes_plans()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult executed = engine.Run("Invoke-FsActDryRun deploy -Execute -WhatIf");
        EngineResult dry = engine.Run("Invoke-FsActDryRun -WhatIf");

        Assert.Equal("FreeSport.Ops.FsActPlan", executed.Output.Single().TypeNames[0]);
        Assert.Equal("True", executed.Text(0, "Execute"));
        Assert.Equal(["pull_request", "push", "pull_request", "pull_request"], dry.Texts("Event"));
        Assert.False(Directory.Exists(Path.Combine(repository.Folder, ".git", "freesport-ops")));
    }

    [Fact]
    public async Task Execute_without_anybody_to_ask_runs_nothing_and_with_consent_it_does()
    {
        using SampleRepository repository = SampleRepository.Create();
        string bin = PlaceAct(repository);

        PwshRun asked = await RunAsync(repository, bin, "(Invoke-FsActDryRun deploy -Execute).State");
        PwshRun agreed = await RunAsync(repository, bin, "Invoke-FsActDryRun deploy -Execute -Confirm:$false | ForEach-Object { \"$($_.Outcome) $($_.Executed)\" }");

        Assert.DoesNotContain("Completed", asked.Output, StringComparison.Ordinal);
        Assert.Equal(["Passed True"], Lines(agreed));
    }

    [Theory]
    [InlineData("Invoke-FsActDryRun nosuch", "WorkflowNotFound")]
    [InlineData("Invoke-FsActDryRun nosuch*", "WorkflowNotFound")]
    [InlineData("Invoke-FsActDryRun -Job nosuch", "ActJobNotFound")]
    public void What_is_not_there_is_an_error(string script, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(script);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
    }

    private static Task<PwshRun> RunAsync(SampleRepository repository, string bin, string command) =>
        PwshRun.CommandAsync(command, repository.Folder, ("PATH", bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")));

    private static string[] Lines(PwshRun run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim())];

    // Every job the file names under "jobs:", as act's report tells of a job that succeeded.
    private static string PlaceAct(SampleRepository repository)
    {
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", """
            [ "$1" = --version ] && { echo 'act version 0.2.87'; exit 0; }
            while [ $# -gt 0 ]; do [ "$1" = -W ] && file=$2; shift; done
            for job in $(sed -n '/^jobs:/,$p' "$file" | sed -n 's/^  \([a-z][a-z-]*\):.*/\1/p'); do
              printf '{"dryrun":true,"job":"W/%s","jobID":"%s","level":"info","matrix":{},"msg":"Run Main x","stage":"Main","step":"x","stepID":["0"],"time":"t"}\n' "$job" "$job"
              printf '{"dryrun":true,"job":"W/%s","jobID":"%s","jobResult":"success","level":"info","matrix":{},"msg":"Job succeeded","time":"t"}\n' "$job" "$job"
            done
            """);
        return bin;
    }
}
