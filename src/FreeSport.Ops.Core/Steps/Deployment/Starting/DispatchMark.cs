using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>
/// An input by which a run is told from others that were started in the same second: a text that the workflow writes
/// into its <c>run-name</c>, where GitHub shows it.
/// </summary>
internal static class DispatchMark
{
    private const string Prefix = "fsops-";

    // What projects call it; return-dispatch's distinct_id is the most widespread.
    private static readonly string[] Names = ["distinct_id", "correlation_id", "dispatch_id", "request_id", "run_marker", "marker"];

    private static readonly Regex Form = new(@"\A" + Prefix + @"[0-9a-f]{32}\z", RegexOptions.CultureInvariant);

    /// <summary>A mark for the input that the workflow has for one.</summary>
    /// <param name="root">The workflow.</param>
    /// <param name="declared">The names of its inputs.</param>
    /// <param name="given">The inputs a person gave: what they wrote is theirs.</param>
    /// <returns>Name and value; null where the workflow has none, or shows it nowhere.</returns>
    public static FsDeploymentInput? For(YamlNode? root, IEnumerable<string> declared, IReadOnlyDictionary<string, string> given)
    {
        string title = ((root as YamlMapping)?.Find("run-name") as YamlScalar)?.Value ?? string.Empty;
        string? name = declared.FirstOrDefault(d =>
            Names.Contains(d.Replace('-', '_'), StringComparer.OrdinalIgnoreCase)
            && !given.Keys.Contains(d, StringComparer.OrdinalIgnoreCase)
            && Regex.IsMatch(title, @"\binputs\." + Regex.Escape(d) + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        return name is null ? null : new FsDeploymentInput { Name = name, Value = Prefix + Guid.NewGuid().ToString("N") };
    }

    /// <summary>The mark of a plan.</summary>
    /// <returns>Its value; null where there is none.</returns>
    public static string? Of(FsGitHubDeploymentPlan plan) => plan.WorkflowInputs.FirstOrDefault(static i => Form.IsMatch(i.Value))?.Value;
}
