using System.Reflection;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>Reports to be written.</summary>
internal static class ReportSamples
{
    public const string Commit = "4f0c1d2b9a8e7f6051423344556677889900aabb";

    public static readonly DateTime Now = new(2026, 11, 26, 15, 52, 0, DateTimeKind.Utc);

    /// <summary>A report every text of which, at any depth, is this one; a property that is added later is among them.</summary>
    public static ReportContent Filled(string text, string? link = null) => (ReportContent)Fill(typeof(ReportContent), text, link ?? text, depth: 0)! with { CreatedAt = Now };

    /// <summary>A report with one box of each state.</summary>
    public static ReportContent Checklist() => new()
    {
        Project = "shop",
        Environment = "production",
        RepositoryUrl = "https://github.com/acme/shop",
        Commit = Commit,
        Tree = new string('a', 40),
        CreatedAt = Now,
        Version = "1.0.0",
        Checklist =
        [
            Box(FsChecklistItem.TestsPassed, FsChecklistState.Done, FsAssurance.Measured, ("unit", FsChecklistState.Done), ("integration", FsChecklistState.Done)),
            Box(FsChecklistItem.WorkflowsChecked, FsChecklistState.Failed, FsAssurance.Measured, ("ci.yml", FsChecklistState.Failed), ("deploy.yml", FsChecklistState.Done)),
            Box(FsChecklistItem.SecretsSynchronized, FsChecklistState.Missing, FsAssurance.None, ("A_KEY", FsChecklistState.Missing), ("B_KEY", FsChecklistState.Stale)),
            Box(FsChecklistItem.MonitoringActive, FsChecklistState.Inconclusive, FsAssurance.None),
            Box(FsChecklistItem.DocumentationUpdated, FsChecklistState.Waived, FsAssurance.Asserted, ("docs", FsChecklistState.Waived)),
            Box(FsChecklistItem.TeamNotified, FsChecklistState.NotApplicable, FsAssurance.None),
        ],
    };

    public static FsChecklistStatus Box(FsChecklistItem item, FsChecklistState state, FsAssurance assurance, params (string Name, FsChecklistState State)[] subjects) => new()
    {
        Box = item,
        Title = item + " on paper",
        State = state,
        Reason = state == FsChecklistState.Done ? string.Empty : $"because {state}",
        NextCommand = state is FsChecklistState.Done or FsChecklistState.NotApplicable ? null : "Get-Help " + item,
        Environment = "production",
        Assurance = assurance,
        At = assurance == FsAssurance.None ? null : Now,
        By = assurance == FsAssurance.None ? null : "anna",
        Commit = assurance == FsAssurance.None ? null : Commit,
        Decisions = [.. subjects.Select(static s => new FsChecklistSubject { Name = s.Name, State = s.State, Reason = $"{s.Name} is {s.State}" })],
    };

    public static FsEvidence Event(DateTime at, FsOutcome outcome = FsOutcome.Passed, string subject = "unit") => new()
    {
        EvidenceId = Guid.NewGuid().ToString("N"),
        At = at,
        Kind = FsEvidenceKind.Measurement,
        Box = FsChecklistItem.TestsPassed,
        Outcome = outcome,
        Assurance = FsAssurance.Measured,
        Writer = @"HOST\anna",
        Commit = Commit,
        Tree = new string('a', 40),
        Subjects = [new FsEvidenceSubject { Name = subject, Outcome = outcome, Scope = FsScope.Full, Summary = $"{subject} is {outcome}." }],
    };

    private static object? Fill(Type type, string text, string link, int depth)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string))
        {
            return text;
        }

        if (bare == typeof(Uri))
        {
            return Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out Uri? address) ? address : null;
        }

        if (bare.IsArray)
        {
            Type element = bare.GetElementType()!;
            Type[] kinds = element == typeof(FsDeployment) ? [typeof(FsDeployment), typeof(FsGitHubDeployment)]
                : element == typeof(FsResult) ? [typeof(FsTestRun), typeof(FsWorkflowCheck), typeof(FsLintRun), typeof(FsComposeCheck), typeof(FsDocumentationCheck), typeof(FsIncident)]
                : [element];
            Array items = Array.CreateInstance(element, depth > 6 ? 0 : kinds.Length);
            for (int i = 0; i < items.Length; i++)
            {
                items.SetValue(Fill(kinds[i], text, link, depth + 1), i);
            }

            return items;
        }

        if (bare == typeof(DateTime))
        {
            return Now.AddMinutes(-depth);
        }

        if (bare.IsEnum)
        {
            // What is not done says the most.
            return Enum.GetValues(bare).GetValue(0);
        }

        if (bare.Assembly != typeof(FsResult).Assembly && bare != typeof(ReportContent))
        {
            return bare == typeof(double) ? 1.5 : bare == typeof(TimeSpan) ? TimeSpan.FromHours(30) : bare == typeof(bool) ? true : bare.IsValueType ? Activator.CreateInstance(bare) : null;
        }

        object made = Activator.CreateInstance(bare)!;
        foreach (PropertyInfo property in bare.GetProperties().Where(static p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            property.SetValue(made, Fill(property.PropertyType, text, link, depth + 1));
        }

        return made;
    }
}
