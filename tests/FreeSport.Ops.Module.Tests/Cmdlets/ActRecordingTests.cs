namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Invoke-FsActDryRun with what the real act 0.2.87 printed, workflow by workflow (ActOutput), in place of act.</summary>
public sealed class ActRecordingTests
{
    private static readonly string Recordings = Path.Combine(BuiltModule.Root, "tests", "FreeSport.Ops.Module.Tests", "Cmdlets", "ActOutput");

    [Fact]
    public async Task What_the_real_act_says_is_understood()
    {
        using SampleRepository repository = SampleRepository.Create();
        Directory.Delete(Path.Combine(repository.Folder, ".github", "workflows"), recursive: true);
        foreach (string file in Directory.GetFiles(Path.Combine(Recordings, "workflows")))
        {
            repository.Write(".github/workflows/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", $$"""
            [ "$1" = --version ] && echo 'act version 0.2.87' && exit 0
            while [ $# -gt 0 ]; do [ "$1" = -W ] && file=$2; shift; done
            name=${file##*/}
            data='{{Recordings}}'/${name%.yml}
            /bin/cat "$data.stdout.jsonl"
            /bin/cat "$data.stderr.jsonl" >&2
            exit $(/bin/cat "$data.exit")
            """);

        PwshRun run = await PwshRun.CommandAsync(
            "Invoke-FsActDryRun -Event push 2>$null | ForEach-Object { \"$(Split-Path -Leaf $_.Subject)|$($_.Planner)|$($_.Outcome)|$(if ($_.State) { $_.State })|$($_.Summary)\" }",
            repository.Folder,
            ("PATH", bin + Path.PathSeparator + "/usr/bin"),
            ("HOME", repository.Folder));

        string[] expected =
        [
            "badkey.yml|Act|Failed|Refused|act does not take the file: 'A job key that is refused': Job name '1.0-build' is invalid.",
            "calls.yml|Act|Warning|Completed|Dry run for push: 5 succeeded, 0 skipped.",
            "circle.yml|Inventory|Failed|BrokenNeeds|These jobs wait for each other and never start: a, b.",
            "clone.yml|Act|Inconclusive|UnclonedAction|An action could not be cloned: Unable to clone https://github.com/example-owner/no-such-action",
            "cyrillic.yml|Act|Passed|Completed|Dry run for push: 2 succeeded, 0 skipped.",
            "dispatch.yml|Inventory|Inconclusive|NoJobs|Not one job runs for the event push.",
            "fromjson.yml|Act|Failed|JobFailed|Failed in act: a.",
            "inner.yml|Inventory|Inconclusive|NoJobs|Not one job runs for the event push.",
            "matrixout.yml|Act|Inconclusive||act ended well and reports an error: Error while evaluating matrix: Invalid JSON",
            "missinglocal.yml|Act|Inconclusive|Completed|act was content without these local actions, which are not in the repository: ./nope",
            "output.yml|Act|Inconclusive|Completed|Whether build runs depends on what a step puts out, which a dry run leaves empty: depends on jobs.plan.steps.s.outputs.go",
            "passed.yml|Act|Passed|Completed|Dry run for push: 3 succeeded, 0 skipped.",
            "services.yml|Embedded|Passed||Planned for push ",
            "skipped.yml|Act|Inconclusive|NoJobs|Not one job runs for the event push.",
            "unknownneed.yml|Inventory|Failed|BrokenNeeds|Job 'a' needs 'nobody', and there is no such job.",
            "windows.yml|Act|Inconclusive|UnsupportedPlatform|act passed over jobs whose runner label it has no image for: w.",
        ];
        Assert.Equal(expected.Length, run.Lines.Length);
        Assert.All(expected.Zip(run.Lines), static l => Assert.StartsWith(l.First, l.Second, StringComparison.Ordinal));
        Assert.DoesNotContain("{\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Input @{ a = 'b' }", "-Input")]
    [InlineData("-Ref main -Variable @{ A = 'b' }", "-Ref, -Variable")]
    [InlineData("-MockOutput 'plan.s.go=true'", "-MockOutput")]
    [InlineData("-ChangedPath README.md", "-ChangedPath")]
    public async Task What_only_the_embedded_planner_takes_it_is_asked_though_act_is_there(string parameters, string named)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/output.yml", File.ReadAllText(Path.Combine(Recordings, "workflows", "output.yml")));
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", "echo \"$@\" >> \"$0.was-run\"");

        PwshRun run = await PwshRun.CommandAsync(
            $"$plan = Invoke-FsActDryRun output {parameters}; $plan.Planner; $plan.PlannerReason", repository.Folder, ("PATH", bin + Path.PathSeparator + "/usr/bin"), ("HOME", repository.Folder));

        Assert.Equal(["Embedded", "only the embedded planner takes " + named], run.Lines);
        Assert.False(File.Exists(Path.Combine(bin, "act.was-run")));
    }
}
