namespace FreeSport.Ops.Commands.Formats;

/// <summary>What the results on prerequisites carry.</summary>
internal static class PrerequisiteRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsGitHubRight"] = static one => new RowText().Head(Marks.Of(one.Text("State")), one.Text("Kind"), one.Text("Reason")),
        ["FsGitHubEnvironment"] = static one => new RowText()
            .Head(
                Marks.None,
                one.Text("Name"),
                one.Span("WaitTimer") is { Ticks: > 0 } wait ? RowText.Fill(RowTexts.Waits, wait.TotalMinutes) : string.Empty)
            .Names(RowTexts.Reviewers, one.Texts("Reviewers"))
            .Under(one.Flag("PreventsSelfReview") ? RowTexts.NoSelfReview : null),
        ["FsExecutionPolicyScope"] = static one => new RowText().Head(Marks.None, one.Text("Scope"), one.Text("Policy")),
    };
}
