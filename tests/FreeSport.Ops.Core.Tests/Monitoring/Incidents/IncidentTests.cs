using System.Text;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Incidents;

namespace FreeSport.Ops.Core.Tests.Monitoring.Incidents;

public sealed class IncidentTests
{
    private static readonly string[] Edits =
    [
        "Причина: неверный адрес.", "\n\n## Own heading\n", "a\r\nb\r\n", "😀 | <b> -->", "<!-- a comment -->", "fsops:timeline", "<!-- fsops: timeline -->", "\t  ", "$1 $& \\1", "\ufeff", "| a | b |", "```\n<!-- fsops",
    ];

    [Fact]
    public async Task A_document_tells_what_the_ledgers_hold_and_a_second_run_changes_nothing()
    {
        using ChecklistProject project = ChecklistProject.Of("name: shop\nenvironments: { production: {}, staging: {} }\n");
        await project.RecordAsync("unit", FsOutcome.Failed, environment: "production");
        await project.RecordAsync("elsewhere", environment: "staging");
        await project.SayAsync(FsChecklistItem.TeamNotified, FsOutcome.Passed, "team", "production");

        FsIncident first = await WriteAsync(project, "Оформление отвечает 502 | <срочно>");
        byte[] written = await File.ReadAllBytesAsync(first.Path, Cancel.Token);
        FsIncident second = await WriteAsync(project, "Оформление отвечает 502 | <срочно>");

        Assert.Equal((FsIncidentState.Created, FsIncidentState.Unchanged, 2), (first.State, second.State, first.EventCount));
        Assert.Equal(written, await File.ReadAllBytesAsync(first.Path, Cancel.Token));
        Assert.Matches(@"^docs/incidents/\d{4}-\d\d-\d\d-oformlenie-otvechaet-502-srochno\.md$", first.Subject);
        string text = Encoding.UTF8.GetString(written);
        Assert.Contains("| TestsPassed: unit | Failed | unit is Failed. |", text, StringComparison.Ordinal);
        Assert.Contains("- Иван", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(42)]
    [InlineData(2026)]
    public async Task What_people_write_outside_of_the_marks_stays_byte_for_byte(int seed)
    {
        Random random = new(seed);
        using ChecklistProject project = ChecklistProject.Of("name: shop\n");
        await project.RecordAsync("unit", FsOutcome.Failed);
        string path = (await WriteAsync(project, "Incident", environment: null)).Path;
        for (int round = 0; round < 15; round++)
        {
            string text = await File.ReadAllTextAsync(path, Cancel.Token);
            string[] pieces = Regex.Split(text, "(<!-- /?fsops(?::[a-z]+|-incident [^>]*) -->)");
            bool isInside = false;
            StringBuilder edited = new();
            foreach (string piece in pieces)
            {
                edited.Append(piece);
                isInside = piece.StartsWith("<!-- fsops:", StringComparison.Ordinal) || (isInside && !piece.StartsWith("<!-- /fsops:", StringComparison.Ordinal));
                if (!isInside && random.Next(4) == 0)
                {
                    edited.Append(Edits[random.Next(Edits.Length)]);
                }
            }

            await File.WriteAllTextAsync(path, random.Next(3) == 0 ? edited.ToString().ReplaceLineEndings("\r\n") : edited.ToString(), new UTF8Encoding(random.Next(2) == 0), Cancel.Token);
            byte[] before = await File.ReadAllBytesAsync(path, Cancel.Token);
            await project.RecordAsync("unit" + round, FsOutcome.Failed);

            FsIncident updated = await WriteAsync(project, "Incident", environment: null);
            byte[] after = await File.ReadAllBytesAsync(path, Cancel.Token);

            Assert.Equal(FsIncidentState.Updated, updated.State);
            Assert.Equal(Outside(before), Outside(after));
            Assert.Equal(FsIncidentState.Unchanged, (await WriteAsync(project, "Incident", environment: null)).State);
            Assert.Equal(after, await File.ReadAllBytesAsync(path, Cancel.Token));
        }
    }

    [Fact]
    public async Task Parts_without_marks_stay_out_and_broken_marks_are_refused()
    {
        using ChecklistProject project = ChecklistProject.Of("name: shop\n");
        string path = (await WriteAsync(project, "Incident", environment: null)).Path;
        string text = await File.ReadAllTextAsync(path, Cancel.Token);
        await File.WriteAllTextAsync(path, Regex.Replace(text, "<!-- fsops:people -->.*<!-- /fsops:people -->", "Anna", RegexOptions.Singleline), Cancel.Token);
        await project.RecordAsync("unit");

        await WriteAsync(project, "Incident", environment: null);
        Assert.DoesNotContain("fsops:people", await File.ReadAllTextAsync(path, Cancel.Token), StringComparison.Ordinal);

        string broken = (await File.ReadAllTextAsync(path, Cancel.Token)).Replace("<!-- /fsops:verdicts -->", string.Empty, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, broken, Cancel.Token);
        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => WriteAsync(project, "Incident", environment: null));
        Assert.Equal(ErrorIds.IncidentMarkersBroken, refused.Failure.ErrorId);
        Assert.Equal(broken, await File.ReadAllTextAsync(path, Cancel.Token));
    }

    [Fact]
    public async Task Whoever_says_no_gets_the_lines_that_would_change_and_no_file()
    {
        using ChecklistProject project = ChecklistProject.Of("name: shop\n");
        RecordingHost host = new() { Answer = false };

        await RunAsync(project, host, new IncidentRequest("Incident"), [new IncidentItem(IncidentPart.Deployed, "deploy.yml #12", FsOutcome.Failed, "a | b") { Commit = "4f0c1d2e3b4a" }]);

        FsIncidentPlan plan = Assert.IsType<FsIncidentPlan>(Assert.Single(host.Results));
        Assert.Contains("+ - deploy.yml #12 `4f0c1d2`: Failed, a \\| b", plan.Diff, StringComparison.Ordinal);
        Assert.False(File.Exists(plan.Path));
    }

    private static string Outside(byte[] bytes) => Regex.Replace(Encoding.Latin1.GetString(bytes), "(<!-- fsops:(?<n>[a-z]+) -->).*?(<!-- /fsops:\\k<n> -->)", "$1$2", RegexOptions.Singleline);

    private static async Task<FsIncident> WriteAsync(ChecklistProject project, string title, string? environment = "production")
    {
        RecordingHost host = new();
        await RunAsync(project, host, new IncidentRequest(title) { Environment = environment }, []);
        return host.Results.OfType<FsIncident>().Single();
    }

    private static async Task RunAsync(ChecklistProject project, RecordingHost host, IncidentRequest request, IReadOnlyList<IncidentItem> items)
    {
        using OpsSession session = new(host, project.Repository.Path);
        await new IncidentService(session, await session.LoadProjectAsync(Cancel.Token)).WriteAsync(request, items, Cancel.Token);
    }
}
