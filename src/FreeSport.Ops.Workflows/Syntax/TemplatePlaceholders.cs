namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>What GitHub puts real values in the place of when a workflow is made of a template.</summary>
/// <remarks>Source: actions/starter-workflows. Only where they are no valid value of their own they need to be known.</remarks>
internal static class TemplatePlaceholders
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "$cron-daily", "$cron-weekly", "$codeql-languages-matrix" };

    public static bool Contains(string text) => Known.Contains(text);
}
