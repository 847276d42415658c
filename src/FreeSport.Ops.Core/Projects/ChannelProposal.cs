namespace FreeSport.Ops.Core.Projects;

/// <summary>Proposes the channels to the team from the secrets that workflows read: whoever tells it there has what is needed.</summary>
internal static class ChannelProposal
{
    /// <summary>The lines of the proposal.</summary>
    /// <param name="workflows">The project's workflows.</param>
    /// <returns>YAML; comments alone where no workflow tells anybody.</returns>
    public static IEnumerable<string> Lines(IReadOnlyList<FsWorkflow> workflows)
    {
        string[] secrets = [.. workflows.SelectMany(static w => w.Secrets).Select(static s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static n => n, StringComparer.Ordinal)];
        string? slack = Find(secrets, ["SLACK"], ["WEBHOOK", "URL"]);
        string? bot = Find(secrets, ["SLACK"], ["TOKEN"]);
        string? mattermost = Find(secrets, ["MATTERMOST"], ["WEBHOOK", "URL"]);
        string? password = Find(secrets, ["SMTP", "MAIL"], ["PASS"]);
        string? user = Find(secrets, ["SMTP", "MAIL"], ["USER", "LOGIN"]);
        string[] found =
        [
            .. Line(slack, $"{{ name: {ChannelDefinition.DefaultName}, kind: slack, addressFrom: {slack} }}"),
            .. Line(mattermost, $"{{ name: mattermost, kind: webhook, format: mattermost, addressFrom: {mattermost} }}"),
        ];
        string[] guessed =
        [
            .. Line(bot, $"{{ name: {ChannelDefinition.DefaultName}, kind: slack, tokenFrom: {bot}, channel: C024BE91L }}"),
            .. Line(password, $"{{ name: ops-email, kind: email, server: \"smtp.freesport.example:587\", userFrom: {user ?? "SMTP_USER"}, passwordFrom: {password}, from: ops@freesport.example, to: [team@freesport.example] }}"),
        ];
        string[] examples = found.Length + guessed.Length > 0 ? guessed : [$"{{ name: {ChannelDefinition.DefaultName}, kind: slack, addressFrom: SLACK_WEBHOOK_URL }}"];
        return
        [
            "# The channels the team is told through; TeamNotified needs each of them. Secrets come from the environment.",
            found.Length > 0 ? "notifications:" : "# notifications:",
            .. found.Select(static line => "  - " + line),
            .. examples.Select(static line => "#   - " + line),
        ];
    }

    private static IEnumerable<string> Line(string? secret, string line) => secret is null ? [] : [line];

    private static string? Find(string[] secrets, string[] places, string[] things) =>
        secrets.FirstOrDefault(s => places.Any(p => Has(s, p)) && things.Any(t => Has(s, t)));

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
