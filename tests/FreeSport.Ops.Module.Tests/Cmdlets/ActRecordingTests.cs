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
            "fromjson.yml|Act|Inconclusive|OutputUnknown|act fails on the output of a step, which a dry run leaves empty: a/echo: depends on steps.s.outputs.x",
            "inner.yml|Inventory|Inconclusive|NoJobs|Not one job runs for the event push.",
            "matrixout.yml|Act|Inconclusive|OutputUnknown|act fails on the output of a step, which a dry run leaves empty: use: depends on jobs.prep.steps.s.outputs.m",
            "missinglocal.yml|Act|Failed|Completed|GitHub would refuse it, whatever act says: ",
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
    [InlineData("nodocker", "failed to connect to the docker API at unix:///nonexistent.sock")]
    [InlineData("bogusdocker", "unable to parse docker host `bogus`")]
    public async Task A_Docker_host_that_leads_nowhere_is_told_and_the_embedded_planner_answers(string recording, string why)
    {
        using SampleRepository repository = Recorded("passed", recording, out string bin);

        PwshRun run = await PwshRun.CommandAsync(
            "$plan = Invoke-FsActDryRun passed; \"$($plan.Planner)|$($plan.PlannerReason)\"; (Invoke-FsActDryRun passed -Planner Act).State", repository.Folder, ("PATH", bin + Path.PathSeparator + "/usr/bin"), ("HOME", repository.Folder));

        Assert.StartsWith("Embedded|act could not reach Docker: ", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(why, run.Lines[0], StringComparison.Ordinal);
        Assert.Equal("DockerMissing", run.Lines[1]);
    }

    [Fact]
    public async Task Workflows_that_call_each_other_without_end_are_never_given_to_act()
    {
        using SampleRepository repository = Recorded("passed", "passed", out string bin);
        repository.Write(".github/workflows/round.yml", "on: {push: , workflow_call: }\njobs:\n  again: {uses: ./.github/workflows/round.yml}\n");

        PwshRun run = await PwshRun.CommandAsync(
            "foreach ($planner in 'Auto', 'Act') { $run = Invoke-FsActDryRun round -Event push -Planner $planner; \"$($run.Planner)|$($run.Outcome)|$($run.Detail)\" }",
            repository.Folder, ("PATH", bin + Path.PathSeparator + "/usr/bin"), ("HOME", repository.Folder));

        Assert.StartsWith("Embedded|Failed|", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Inventory|Failed|", Assert.Single(run.Lines, static l => l.StartsWith("Inventory", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("workflows call each other in a circle", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bin, "act.was-run")));
    }

    [Fact]
    public async Task Two_runs_say_the_same_in_whatever_order_act_speaks()
    {
        using SampleRepository repository = Recorded("calls", "calls", out string bin, shuffled: true);

        PwshRun run = await PwshRun.CommandAsync(
            "$runs = 1..2 | ForEach-Object { Invoke-FsActDryRun calls -Event push } | ForEach-Object { $_ | Select-Object * -ExcludeProperty StartedAt, Duration, EvidenceId | ConvertTo-Json -Depth 9 }; ($runs -replace '\"(Ticks|Duration|Total\\w+|Days|Hours|Minutes|Seconds|Milliseconds|Microseconds|Nanoseconds)\": [^,\\n]+') | Select-Object -Unique | Measure-Object | ForEach-Object Count",
            repository.Folder, ("PATH", bin + Path.PathSeparator + "/usr/bin"), ("HOME", repository.Folder));

        Assert.Equal(["1"], run.Lines);
    }

    [Fact]
    public async Task The_socket_below_the_home_of_the_person_is_found_though_act_gets_a_home_of_its_own()
    {
        using SampleRepository repository = Recorded("passed", "passed", out string bin);
        repository.Write(".docker/run/docker.sock", string.Empty);
        Assert.SkipWhen(File.Exists("/var/run/docker.sock") || File.Exists("/run/podman/podman.sock"), "Docker's usual socket is there, and comes first.");

        await PwshRun.CommandAsync("Invoke-FsActDryRun passed -Event push", repository.Folder, ("PATH", bin + Path.PathSeparator + "/usr/bin"), ("HOME", repository.Folder), ("DOCKER_HOST", null), ("XDG_RUNTIME_DIR", null));

        Assert.Equal($"unix://{repository.Folder}/.docker/run/docker.sock", (await File.ReadAllTextAsync(Path.Combine(bin, "act.was-run"), TestContext.Current.CancellationToken)).Trim());
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

    // A repository with one recorded workflow, and an act that says what was recorded and where it was told to find Docker.
    private static SampleRepository Recorded(string workflow, string recording, out string bin, bool shuffled = false)
    {
        SampleRepository repository = SampleRepository.Create();
        Directory.Delete(Path.Combine(repository.Folder, ".github", "workflows"), recursive: true);
        foreach (string file in Directory.GetFiles(Path.Combine(Recordings, "workflows")))
        {
            if (Path.GetFileNameWithoutExtension(file) == workflow || workflow == "calls")
            {
                repository.Write(".github/workflows/" + Path.GetFileName(file), File.ReadAllText(file));
            }
        }

        bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "act", $$"""
            [ "$1" = --version ] && echo 'act version 0.2.87' && exit 0
            echo "$DOCKER_HOST" >> "$0.was-run"
            data='{{Recordings}}'/{{recording}}
            {{(shuffled ? "[ -f \"$0.again\" ] && order='/usr/bin/sort -s -t: -k4,4 -r' || order=/bin/cat; : > \"$0.again\"" : "order=/bin/cat")}}
            $order "$data.stdout.jsonl"
            /bin/cat "$data.stderr.jsonl" >&2
            exit $(/bin/cat "$data.exit")
            """);
        return repository;
    }
}
