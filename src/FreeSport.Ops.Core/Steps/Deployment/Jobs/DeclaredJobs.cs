using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>Reads which jobs a workflow declares, those of the workflows that it calls among them.</summary>
/// <param name="readCalled">Reads a called workflow of the same repository by its path from the root; null when it cannot be read.</param>
internal sealed class DeclaredJobs(Func<string, Task<YamlNode?>> readCalled)
{
    // GitHub's own limit is ten levels; what calls itself ends there too.
    private const int DeepestCall = 10;

    private static readonly Regex WholeInput = new(@"\A\s*\$\{\{\s*inputs\.(?<name>[A-Za-z_][\w-]*)\s*\}\}\s*\z", RegexOptions.CultureInvariant);

    // What prepares a runner or builds and signs images; anything else may as well deploy.
    private static readonly string[] BuildingActions = ["actions/", "docker/", "sigstore/", "anchore/", "aquasecurity/"];

    /// <summary>Reads them.</summary>
    /// <param name="root">The workflow of the run.</param>
    public Task<IReadOnlyList<DeclaredJob>> ReadAsync(YamlNode root) => ReadAsync(root, caller: null, new Dictionary<string, string?>(), depth: 1);

    private async Task<IReadOnlyList<DeclaredJob>> ReadAsync(YamlNode root, JobName? caller, IReadOnlyDictionary<string, string?> inputs, int depth)
    {
        List<DeclaredJob> jobs = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in ((root as YamlMapping)?.Find("jobs") as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is not YamlMapping body)
            {
                continue;
            }

            string text = Text(body, "name") is { Length: > 0 } written ? written : entry.Key.Value;
            JobName name = JobName.Of(text, (body.Find("strategy") as YamlMapping)?.Find("matrix") is not null, caller);
            if (Text(body, "uses") is { Length: > 0 } uses)
            {
                jobs.AddRange(await CalledAsync(uses, body, name, inputs, depth).ConfigureAwait(false));
                continue;
            }

            YamlNode? environment = body.Find("environment");
            string? named = environment is YamlMapping mapping ? Text(mapping, "name") : (environment as YamlScalar)?.Value;
            jobs.Add(new DeclaredJob(name, environment is not null, Known(named, inputs), OnlyBuilds(body)));
        }

        return jobs;
    }

    private async Task<IReadOnlyList<DeclaredJob>> CalledAsync(string uses, YamlMapping body, JobName name, IReadOnlyDictionary<string, string?> inputs, int depth)
    {
        string? path = LocalUses.PathOf(uses)?.Substring(LocalUses.Here.Length);
        YamlNode? called = path is null || depth == DeepestCall ? null : await readCalled(path).ConfigureAwait(false);
        if (called is null)
        {
            return [new DeclaredJob(JobName.AnyOf(name), NamesEnvironment: true, Environment: null, OnlyBuilds: false)];
        }

        Dictionary<string, string?> given = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<YamlScalar, YamlNode> input in (body.Find("with") as YamlMapping)?.Entries ?? [])
        {
            given[input.Key.Value] = Known((input.Value as YamlScalar)?.Value, inputs);
        }

        return await ReadAsync(called, name, given, depth + 1).ConfigureAwait(false);
    }

    // A text without expressions, or an input that a caller gives as one; whatever else GitHub alone evaluates.
    private static string? Known(string? text, IReadOnlyDictionary<string, string?> inputs) =>
        text is null || !text.Contains("${{", StringComparison.Ordinal) ? text
        : WholeInput.Match(text) is { Success: true } input && inputs.TryGetValue(input.Groups["name"].Value, out string? given) ? given
        : null;

    private static bool OnlyBuilds(YamlMapping job)
    {
        YamlMapping[] steps = [.. ((job.Find("steps") as YamlSequence)?.Items ?? []).OfType<YamlMapping>()];
        return steps.Any(static s => Text(s, "uses").StartsWith("docker/", StringComparison.Ordinal))
            && steps.All(static s => s.Find("run") is null && BuildingActions.Any(a => Text(s, "uses").StartsWith(a, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Text(YamlMapping mapping, string key) => (mapping.Find(key) as YamlScalar)?.Value ?? string.Empty;
}
