using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Has promtool and amtool look at the texts, where they are installed. Their exit code alone means nothing: what they say counts.</summary>
/// <param name="session">What to work with.</param>
internal sealed class AlertValidation(OpsSession session)
{
    private static readonly Regex Found = new("SUCCESS: (?<rules>[0-9]+) rules? found", RegexOptions.CultureInvariant);
    private static readonly Regex Version = new("version (?<version>[0-9][0-9A-Za-z.+~-]*)", RegexOptions.CultureInvariant);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Validates both texts.</summary>
    /// <param name="rendering">The texts.</param>
    /// <param name="withAlertmanager">Whether Alertmanager's is one of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The tools that found them to be right; none where none is installed.</returns>
    /// <exception cref="OpsException">One of them found a mistake (<c>AlertingInvalid</c>).</exception>
    public async Task<IReadOnlyList<FsTool>> RunAsync(AlertingRendering rendering, bool withAlertmanager, CancellationToken cancellationToken)
    {
        List<FsTool> tools = [];
        using PrivateFolder scratch = new(session.Host.WriteVerbose);
        if (session.Tools.Find("promtool") is { } promtool)
        {
            string file = scratch.Write("rules.yml", rendering.RulesText);
            string said = await RunAsync(promtool, ["check", "rules", file], scratch.Path, cancellationToken).ConfigureAwait(false);
            if (!IsRuleSuccess(said, rendering.Rules.Count))
            {
                throw AlertingFailures.Refused("promtool", Told(said, file));
            }

            tools.Add(await ToolAsync("promtool", promtool, scratch.Path, cancellationToken).ConfigureAwait(false));
        }

        if (withAlertmanager && session.Tools.Find("amtool") is { } amtool)
        {
            string file = scratch.Write("alertmanager.yml", rendering.ConfigurationText);
            string said = await RunAsync(amtool, ["check-config", file], scratch.Path, cancellationToken).ConfigureAwait(false);
            if (!IsConfigurationSuccess(said))
            {
                throw AlertingFailures.Refused("amtool", Told(said, file));
            }

            tools.Add(await ToolAsync("amtool", amtool, scratch.Path, cancellationToken).ConfigureAwait(false));
        }

        return tools;
    }

    /// <summary>Whether promtool found exactly the rules that were written, and nothing wrong.</summary>
    internal static bool IsRuleSuccess(string said, int rules) =>
        !said.Contains("FAILED", StringComparison.Ordinal)
        && !said.Contains("duplicate", StringComparison.OrdinalIgnoreCase)
        && Found.Match(said) is { Success: true } found
        && int.TryParse(found.Groups["rules"].Value, out int seen) && seen == rules && rules > 0;

    /// <summary>Whether amtool found a configuration with receivers, and nothing wrong.</summary>
    internal static bool IsConfigurationSuccess(string said) =>
        said.Contains("SUCCESS", StringComparison.Ordinal) && !said.Contains("FAILED", StringComparison.Ordinal)
        && Regex.Match(said, "(?<receivers>[0-9]+) receivers?", RegexOptions.CultureInvariant) is { Success: true } found && found.Groups["receivers"].Value != "0";

    private static string Told(string said, string file) =>
        string.Join(" ", said.Replace(file, Path.GetFileName(file)).Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && !l.StartsWith("Checking", StringComparison.Ordinal))).FirstLine(400);

    private async Task<string> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        ProcessResult result = await session.Processes.RunAsync(new ProcessRequest(program, arguments) { WorkingDirectory = folder, Timeout = Patience }, cancellationToken).ConfigureAwait(false);
        return result.StandardOutput + "\n" + result.StandardError;
    }

    private async Task<FsTool> ToolAsync(string name, string program, string folder, CancellationToken cancellationToken) => new()
    {
        Name = name,
        Path = program,
        Version = Version.Match(await RunAsync(program, ["--version"], folder, cancellationToken).ConfigureAwait(false)).Groups["version"].Value,
    };
}
