using System.Management.Automation;

using FreeSport.Ops.Commands.Formats;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Reads what comes down the pipeline for a message: alive, or back from a job, a remote session or a file.</summary>
internal static class MessageInput
{
    /// <summary>Reads an object.</summary>
    /// <param name="input">The object.</param>
    /// <returns>What a message tells of it, which may be nothing; null for what nobody can tell.</returns>
    public static IReadOnlyList<MessageItem>? Read(PSObject input)
    {
        if (input.BaseObject is string text)
        {
            return [new MessageItem(string.Empty, null, text)];
        }

        Shown one = Shown.Of(input);
        string[] types = [.. one.TypeNames];
        return types switch
        {
            _ when types.Contains(nameof(FsChecklistStatus)) => Box(one),
            _ when types.Contains(nameof(FsRunbookSummary)) => Runbook(one),
            _ when types.Contains(nameof(FsEvidence)) => [.. one.Items("Subjects").Select(s => Subject(s, one))],
            _ when types.Contains(nameof(FsResult)) => [Result(one, one)],
            _ => null,
        };
    }

    // The message is what the box asks for; that it is still open is no news.
    private static MessageItem[] Box(Shown one) => one.Is("Box", nameof(FsChecklistItem.TeamNotified)) || one.Is("State", nameof(FsChecklistState.NotApplicable)) ? [] :
    [
        new MessageItem(one.Text("Title"), OutcomeOf(one.Text("State")), one.Text("Reason"))
        {
            Command = one.Text("NextCommand"),
            Environment = NullIfEmpty(one.Text("Environment")),
            IsVerdict = true,
        },
    ];

    private static FsOutcome OutcomeOf(string state) => state switch
    {
        nameof(FsChecklistState.Done) => FsOutcome.Passed,
        nameof(FsChecklistState.Waived) => FsOutcome.Warning,
        nameof(FsChecklistState.Failed) => FsOutcome.Failed,
        _ => FsOutcome.Inconclusive,
    };

    private static MessageItem[] Runbook(Shown one) =>
    [
        new MessageItem(MessageTexts.Runbook, Outcome(one), MessageTexts.RunbookCounts.With(one.Text("PassedCount"), one.Text("WarningCount"), one.Text("FailedCount"), one.Text("InconclusiveCount"), one.Text("SkippedCount"))),
    ];

    // A waiver is about the whole box.
    private static MessageItem Subject(Shown one, Shown recorded) => Result(one, recorded) with
    {
        Subject = one.Text("Name") is not "*" and var name ? name : recorded.Text("Box"),
        Summary = Named(one.Text("Summary"), recorded.Text("Reason")),
    };

    private static MessageItem Result(Shown one, Shown recorded)
    {
        bool isRun = recorded.TypeNames.Contains(nameof(FsDeployment));
        string deployment = isRun ? one.Text("DeploymentId") : string.Empty;
        return new MessageItem(isRun ? Named(one.Text("Workflow"), one.Text("Subject")) : one.Text("Subject"), Outcome(one), one.Text("Summary"))
        {
            Remedy = one.Text("Remedy"),
            Command = one.Text("NextCommand"),
            Environment = NullIfEmpty(recorded.Text("Environment")),
            Links = [.. one.Items("Links").Select(static l => l.ToString()).Append(one.Text("Url")).Where(static l => Uri.TryCreate(l, UriKind.Absolute, out _)).Select(static l => new Uri(l)).Distinct()],
            Commit = isRun ? NullIfEmpty(one.Text("Commit")) : null,
            Instance = deployment.Length > 0 ? deployment + " " + one.Text("Ending") : isRun ? one.Text("RunId") + "/" + one.Text("RunAttempt") + " " + one.Text("Status") : string.Empty,
            IsVerdict = recorded.Text("EvidenceId").Length > 0 || deployment.Length > 0 || (isRun && one.Number("RunId") is > 0),
        };
    }

    private static FsOutcome? Outcome(Shown one) => Enum.TryParse(one.Text("Outcome"), out FsOutcome outcome) ? outcome : FsOutcome.Inconclusive;

    private static string Named(string name, string otherwise) => name.Length > 0 ? name : otherwise;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
