using System.Globalization;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Workflows.Checking;

/// <summary>Has shellcheck look at the scripts of workflows, many in one call. It is used where it is installed, never asked for.</summary>
/// <param name="program">Its absolute path.</param>
/// <param name="processes">Runs it.</param>
/// <param name="host">Is told when it does not answer.</param>
internal sealed class Shellcheck(string program, IProcessRunner processes, IOpsHost host)
{
    public const string Rule = "shellcheck";

    private const int ScriptsACall = 100;

    // Of a step alone it cannot be told where a variable comes from or what a sourced file holds, and expressions are
    // put in for by constant words.
    private const string Excluded = "SC1091,SC2043,SC2050,SC2153,SC2154,SC2157,SC2194";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>What shellcheck finds in the scripts of a workflow.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckedWorkflow found, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        TextPlaces places = new(found.Text);
        foreach (IGrouping<string, ShellScript> shell in (found.Workflow is null ? [] : ShellScript.In(found.Workflow)).GroupBy(static s => s.Shell))
        {
            ShellScript[] scripts = [.. shell];
            for (int from = 0; from < scripts.Length; from += ScriptsACall)
            {
                findings.AddRange(await CheckAsync([.. scripts.Skip(from).Take(ScriptsACall)], shell.Key, places, cancellationToken).ConfigureAwait(false));
            }
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> CheckAsync(ShellScript[] scripts, string shell, TextPlaces places, CancellationToken cancellationToken)
    {
        using PrivateFolder folder = new(host.WriteDebug);
        for (int i = 0; i < scripts.Length; i++)
        {
            folder.Write(NameOf(i), scripts[i].Text);
        }

        ProcessRequest request = new(program, ["--norc", "--format=json1", "--shell=" + shell, "--exclude=" + Excluded, .. scripts.Select(static (_, i) => NameOf(i))])
        {
            WorkingDirectory = folder.Path,
            Timeout = Timeout,
        };
        ProcessResult result = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            // 0 says nothing was found, 1 that something was; everything else is no report.
            if (result is { TimedOut: false, ExitCode: 0 or 1 })
            {
                using JsonDocument report = JsonDocument.Parse(result.StandardOutput);
                return [.. report.RootElement.GetProperty("comments").EnumerateArray().Select(c => FindingOf(c, scripts, places)).OfType<Finding>()];
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            host.WriteDebug(unreadable.Message);
        }

        host.WriteWarning(CheckingTexts.ShellcheckSilent.With(program, result.ExitCode, result.StandardError.FirstLine()));
        return [];
    }

    private static Finding? FindingOf(JsonElement comment, ShellScript[] scripts, TextPlaces places)
    {
        string name = Path.GetFileNameWithoutExtension(comment.GetProperty("file").GetString() ?? string.Empty);
        int line = comment.GetProperty("line").GetInt32();
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= scripts.Length || line <= ShellScript.LinesBefore)
        {
            return null;
        }

        string level = comment.GetProperty("level").GetString() ?? string.Empty;
        YamlPosition at = places.Of(scripts[index].Run, scripts[index].OffsetOf(line, comment.GetProperty("column").GetInt32()));
        int length = comment.GetProperty("endLine").GetInt32() == line ? comment.GetProperty("endColumn").GetInt32() - comment.GetProperty("column").GetInt32() : 1;
        return new Finding(
            Rule,
            level switch
            {
                "error" => FsFindingSeverity.Error,
                "warning" => FsFindingSeverity.Warning,
                _ => FsFindingSeverity.Note,
            },
            at,
            at.Column + Math.Max(1, length),
            Message.Of<CheckingTexts>(nameof(CheckingTexts.ShellcheckSays), comment.GetProperty("code").GetInt32(), level, comment.GetProperty("message").GetString()));
    }

    private static string NameOf(int index) => index.ToString(CultureInfo.InvariantCulture) + ".sh";
}
