using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Checklist;

public sealed partial class ChecklistServiceTests
{
    [Fact]
    public async Task Six_boxes_in_the_order_on_paper_and_none_is_ticked_by_default()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();

        IReadOnlyList<FsChecklistStatus> boxes = await sample.EvaluateAsync();

        Assert.Equal(
            [
                FsChecklistItem.TestsPassed, FsChecklistItem.WorkflowsChecked, FsChecklistItem.SecretsSynchronized,
                FsChecklistItem.MonitoringActive, FsChecklistItem.DocumentationUpdated, FsChecklistItem.TeamNotified,
            ],
            boxes.Select(static b => b.Box));
        Assert.All(boxes, static b => Assert.Equal((FsChecklistState.Missing, "production"), (b.State, b.Environment)));
        Assert.All(boxes, static b => Assert.Equal((FsAssurance.None, null, null), (b.Assurance, b.At, b.By)));
        Assert.All(boxes, static b => Assert.All(b.Subjects.Take(3), s => Assert.Contains(s, b.Reason, StringComparison.Ordinal)));
        Assert.All(boxes, static b => Assert.NotEmpty(b.Title));
    }

    [Fact]
    public async Task A_box_is_done_when_every_subject_passed_and_says_by_whom_and_on_what()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        await sample.RecordAsync("unit");
        Assert.Equal(FsChecklistState.Missing, (await sample.BoxAsync()).State);

        await sample.RecordAsync("integration");
        FsChecklistStatus box = await sample.BoxAsync();

        Assert.Equal((FsChecklistState.Done, FsAssurance.Measured, null), (box.State, box.Assurance, box.NextCommand));
        Assert.Equal(["unit", "integration"], box.Evidence.Select(static e => e.Subjects[0].Name));
        Assert.Equal((EvidenceRecorder.Writer, sample.Repository.Git("rev-parse", "HEAD")), (box.By, box.Commit));
        Assert.Equal(box.Evidence[0].At, box.At);
    }

    [Fact]
    public async Task What_is_tested_decides_whether_evidence_is_fresh_and_not_the_commit()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        await sample.RecordAsync("unit");
        await sample.RecordAsync("integration");

        sample.Repository.Write("docs/note.md", "not part of the backend");
        sample.Repository.Commit();
        Assert.Equal(FsChecklistState.Done, (await sample.BoxAsync()).State);

        string code = sample.Repository.At("backend/freesport/catalog.py");
        string before = File.ReadAllText(code);
        File.AppendAllText(code, "# changed\n");
        FsChecklistStatus changed = await sample.BoxAsync();
        Assert.Equal(FsChecklistState.Stale, changed.State);
        Assert.Contains("'backend' changed", changed.Reason, StringComparison.Ordinal);

        File.WriteAllText(code, before);
        Assert.Equal(FsChecklistState.Done, (await sample.BoxAsync()).State);
    }

    [Fact]
    public async Task Evidence_taken_on_uncommitted_changes_does_not_satisfy_production_and_does_elsewhere()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        sample.Repository.Write("backend/new.py", "x = 1\n");
        await sample.RecordAsync("unit");
        await sample.RecordAsync("integration");

        Assert.Equal(FsChecklistState.Inconclusive, (await sample.BoxAsync()).State);
        Assert.Equal(FsChecklistState.Done, (await sample.BoxAsync(environment: "staging")).State);
    }

    [Fact]
    public async Task The_worst_subject_decides_and_only_the_open_ones_are_in_the_next_step()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        await sample.RecordAsync("integration", FsOutcome.Failed);
        FsChecklistStatus both = await sample.BoxAsync();
        await sample.RecordAsync("unit");
        FsChecklistStatus one = await sample.BoxAsync();

        Assert.Equal((FsChecklistState.Failed, FsChecklistState.Failed), (both.State, one.State));
        Assert.Equal("integration: integration is Failed", one.Reason);
        Assert.StartsWith("Invoke-FsTest -Suite unit, integration ", both.NextCommand, StringComparison.Ordinal);
        Assert.StartsWith("Invoke-FsTest -Suite integration ", one.NextCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("staging")]
    public async Task Every_next_step_is_one_command_that_PowerShell_reads_as_meant(string? environment)
    {
        using ChecklistProject sample = ChecklistProject.OfSample("Проект O'Neill's (копия)");

        foreach (FsChecklistStatus box in await sample.EvaluateAsync(environment))
        {
            Assert.Matches(Command(), box.NextCommand);
            string quoted = "'" + sample.Repository.Path.Replace("'", "''", StringComparison.Ordinal) + "'";
            Assert.EndsWith(" -LiteralPath " + quoted, box.NextCommand, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_git_everything_is_missing_and_the_reason_is_git()
    {
        using TempFolder folder = new();
        Sources.CopySample(folder.Path);
        GitReader git = new(Real.Processes, Real.NoTools);
        Project project = await new ProjectLoader(git, new RecordingHost()).LoadAsync(folder.Path, Cancel.Token);

        IReadOnlyList<FsChecklistStatus> boxes = await Rooms.Checklist(project, git, new ContentFingerprint(git), new RecordingHost()).EvaluateAsync(null, null, Cancel.Token);

        Assert.All(boxes, static b => Assert.Equal(FsChecklistState.Missing, b.State));
        Assert.All(boxes, static b => Assert.Contains("git", b.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_environment_that_is_not_configured_is_refused_with_those_that_are()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();

        OpsFailure failure = await Real.FailureAsync(() => sample.EvaluateAsync("stagin"));

        Assert.Equal(("EnvironmentUnknown", FailureKind.ObjectNotFound, (object)"stagin"), (failure.ErrorId, failure.Kind, failure.Target!));
        Assert.Contains("staging, production", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'staging'?", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "production", true)]
    [InlineData("PROD", "PROD", true)]
    [InlineData("anything", "anything", true)]
    [InlineData("prodution", "prodution", true)]
    [InlineData("staging", "staging", false)]
    [InlineData("Test-2", "Test-2", false)]
    [InlineData("dev3", "dev3", false)]
    [InlineData("contest", "contest", true)]
    public async Task Without_configured_environments_any_name_is_taken(string? name, string expected, bool isProduction)
    {
        using ChecklistProject project = ChecklistProject.Of("name: x\n");

        Assert.Equal(new EnvironmentDefinition(expected, isProduction), (await project.LoadAsync()).EnvironmentNamed(name));
    }

    [Fact]
    public async Task Without_a_name_the_configured_production_is_meant_whatever_it_is_called()
    {
        using ChecklistProject project = ChecklistProject.Of("environments:\n  dev: {}\n  live: { kind: production }\n");

        Assert.All(await project.EvaluateAsync(), static b => Assert.Equal("live", b.Environment));
    }

    // A command, its parameters, and for each of them values that are plain, quoted or in parentheses.
    [GeneratedRegex("""^[A-Z][a-z]+-Fs[A-Za-z]+( -[A-Z][A-Za-z]+( (?<v>'(''|[^'’‘])*'|\([^']*\)|[\w./\\:][\w./\\:-]*)(, \k<v>|, ('(''|[^'’‘])*'|[\w./\\:][\w./\\:-]*))*)?)+$""")]
    private static partial Regex Command();
}
