using System.Text.Json;

using FreeSport.Ops.Core.Checklist.Reports;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>From the records of a project to a report where it was asked for.</summary>
public sealed class ReportServiceTests
{
    private const string Configuration = "name: shop\nenvironments: { production: {}, staging: {} }\n";
    private const string Secret = "hunter<2>&word";

    [Fact]
    public async Task A_report_tells_what_the_ledgers_hold_of_its_environment()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        await project.RecordAsync("unit", FsOutcome.Failed);
        await project.RecordAsync("of staging", environment: "staging");
        await project.SayAsync(FsChecklistItem.TeamNotified, FsOutcome.Passed, "team", "production");

        (FsReport report, _) = await ExportAsync(project, new ReportRequest(FsReportFormat.Json));

        JsonElement root = Parsed(report);
        Assert.Equal(("production", 2, FsOutcome.Passed), (report.Environment, report.EventCount, report.Outcome));
        Assert.Equal("Failed", root.GetProperty("checklist")[0].GetProperty("state").GetString());
        Assert.Contains(root.GetProperty("checklist")[0].GetProperty("subjects").EnumerateArray(), static s => s.GetProperty("name").GetString() == "unit" && s.GetProperty("state").GetString() == "Failed");
        Assert.DoesNotContain("of staging", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_by_hand_never_reads_as_recorded()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        FsResult recorded = await project.RecordAsync("unit", FsOutcome.Failed);
        FsChecklistStatus made = new() { Box = FsChecklistItem.TestsPassed, State = FsChecklistState.Done, Environment = "production", Assurance = FsAssurance.Attested };
        FsEvidence invented = new() { EvidenceId = new string('f', 32), Outcome = FsOutcome.Passed };
        FsEvidence altered = new() { EvidenceId = recorded.EvidenceId!, Outcome = FsOutcome.Passed };

        (FsReport report, RecordingHost host) = await ExportAsync(project, new ReportRequest(FsReportFormat.Json), made, invented, altered);

        JsonElement root = Parsed(report);
        Assert.Equal((1, 0, 1), (report.BoxCount, report.DoneCount, report.EventCount));
        Assert.Equal("Failed", root.GetProperty("checklist")[0].GetProperty("state").GetString());
        Assert.Equal("Failed", root.GetProperty("events")[0].GetProperty("outcome").GetString());
        Assert.Contains(new string('f', 32), Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_whole_and_replaces_what_is_there()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        using TempFolder folder = new();
        string file = Path.Combine(folder.Path, "отчёт", "report.html");

        (FsReport report, RecordingHost host) = await ExportAsync(project, new ReportRequest(FsReportFormat.Html) { OutFile = file });
        await File.WriteAllTextAsync(file, "old", Cancel.Token);
        await ExportAsync(project, new ReportRequest(FsReportFormat.Html) { OutFile = file });

        Assert.Equal((file, null), (report.Path, report.Text));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(file, Cancel.Token), StringComparison.Ordinal);
        Assert.Equal((file, "Write the report"), Assert.Single(host.Questions));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task What_is_not_confirmed_is_a_plan_and_writes_nothing()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        string file = Path.Combine(project.Repository.Path, "report.json");
        RecordingHost host = new() { Answer = false };

        await RunAsync(project, host, new ReportRequest(FsReportFormat.Json) { OutFile = file }, isTrial: true, Actions(project, out string summary));

        FsReportPlan plan = Assert.IsType<FsReportPlan>(Assert.Single(host.Results));
        Assert.Equal((file, false), (plan.Path, plan.Replaces));
        Assert.InRange(plan.ByteCount, 500, 50_000);
        Assert.False(File.Exists(file));
        Assert.False(File.Exists(summary));
        Assert.Empty(host.Information);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_told()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);

        OpsFailure failure = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.Json) { OutFile = project.Repository.Path }));

        Assert.Equal("ReportNotWritable", failure.ErrorId);
    }

    [Fact]
    public async Task Within_GitHub_Actions_summary_and_annotations_come_by_themselves()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        await project.RecordAsync("unit", FsOutcome.Failed);
        RecordingHost host = new();

        await RunAsync(project, host, new ReportRequest(FsReportFormat.Junit), isTrial: false, Actions(project, out string summary));

        FsReport report = Assert.IsType<FsReport>(Assert.Single(host.Results));
        Assert.Equal(new FileInfo(summary).Length, report.StepSummaryByteCount);
        Assert.StartsWith("## Report: production, shop", await File.ReadAllTextAsync(summary, Cancel.Token), StringComparison.Ordinal);
        Assert.Equal(report.AnnotationCount, host.Information.Count);
        Assert.Contains(host.Information, static l => l.StartsWith("::error title=production%3A Unit and integration tests passed%3A Failed::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_stated_without_a_commit_of_a_changed_tree_or_without_a_measurement()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        OpsFailure nothing = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.InToto)));
        await project.RecordAsync("unit");
        (FsReport stated, _) = await ExportAsync(project, new ReportRequest(FsReportFormat.InToto));
        project.Repository.Write("backend/b.py", "b = 1\n");
        OpsFailure dirty = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.InToto)));

        Assert.Equal(("ReportNothingStated", "ReportTreeDirty"), (nothing.ErrorId, dirty.ErrorId));
        Assert.Contains("\"passedTests\":[\"unit\"]", stated.Text, StringComparison.Ordinal);
        Assert.Contains($"\"gitCommit\":\"{stated.Commit}\"", stated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_environments_and_a_change_that_is_nowhere_are_refused()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);

        OpsFailure environments = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.Json), new FsChecklistStatus { Environment = "staging" }, new FsMetric { Environment = "production" }));
        OpsFailure change = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.Json) { Change = "CH-1" }));
        OpsFailure unknown = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.Json) { Environment = "moon" }));
        OpsFailure pull = await Real.FailureAsync(() => ExportAsync(project, new ReportRequest(FsReportFormat.Json) { IsComment = true }));

        Assert.Equal(["ReportEnvironmentsDiffer", "ReportChangeUnknown", "EnvironmentUnknown", "ReportPullRequestUnknown"], new[] { environments, change, unknown, pull }.Select(static f => f.ErrorId));
    }

    [Fact]
    public async Task Secrets_that_are_known_are_masked_in_every_form()
    {
        using ChecklistProject project = ChecklistProject.Of(Configuration);
        FsResult result = new() { Subject = "smoke", Summary = "answers with " + Secret, Outcome = FsOutcome.Failed };

        foreach (FsReportFormat format in new[] { FsReportFormat.Html, FsReportFormat.Markdown, FsReportFormat.Json })
        {
            (FsReport report, _) = await ExportAsync(project, new ReportRequest(format), result);

            Assert.DoesNotContain(Secret, report.Text, StringComparison.Ordinal);
            Assert.Contains("answers with", report.Text, StringComparison.Ordinal);
        }
    }

    private static Func<string, string?> Actions(ChecklistProject project, out string summary)
    {
        string path = Path.Combine(project.Repository.Path, ".git", "summary.md");
        summary = path;
        return name => name switch { "GITHUB_ACTIONS" => "true", "GITHUB_STEP_SUMMARY" => path, _ => null };
    }

    private static async Task<(FsReport Report, RecordingHost Host)> ExportAsync(ChecklistProject project, ReportRequest request, params object[] items)
    {
        RecordingHost host = new();
        await RunAsync(project, host, request, isTrial: false, static _ => null, items);
        return (Assert.IsType<FsReport>(Assert.Single(host.Results)), host);
    }

    private static async Task RunAsync(ChecklistProject project, RecordingHost host, ReportRequest request, bool isTrial, Func<string, string?> variable, params object[] items)
    {
        using OpsSession session = new(host, project.Repository.Path, isTrial: isTrial);
        session.Redactor.Register(Secret);
        Project loaded = await session.LoadProjectAsync(Cancel.Token);
        ReportGathering gathering = new(session, loaded, Rooms.Checklist(loaded, session.Git, session.Fingerprints, session.Host), static _ => []);
        await new ReportService(session, loaded, gathering, variable).ExportAsync(request, items, Cancel.Token);
    }

    private static JsonElement Parsed(FsReport report) => JsonDocument.Parse(report.Text!).RootElement;
}
