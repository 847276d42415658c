using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>The variables of a set: those of its env files and, when asked, the session's, which go before them.</summary>
internal sealed class ComposeEnvironment
{
    private static readonly string[] Templates = ["example", "template", "sample", ".dist"];

    private ComposeEnvironment(Dictionary<string, string> values) => Values = values;

    /// <summary>Gets the variables.</summary>
    public Dictionary<string, string> Values { get; }

    /// <summary>Gets the env files that were read.</summary>
    public List<string> Read { get; } = [];

    /// <summary>Gets the env files that are named and not on this machine.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Gets a value indicating whether the values are the host's: none of its env files is missing, or a template.</summary>
    public bool IsOfHost => Missing.Count == 0 && !Read.Any(static f => Templates.Any(t => Path.GetFileName(f).Contains(t, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads the variables of a set.</summary>
    public static ComposeEnvironment Of(ComposeSet set, ComposeFindings findings)
    {
        Dictionary<string, string> session = new(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in set.UsesSession ? Environment.GetEnvironmentVariables() : new System.Collections.Hashtable())
        {
            session[(string)variable.Key] = (string?)variable.Value ?? string.Empty;
        }

        ComposeEnvironment all = new(new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (string file in set.EnvFiles)
        {
            if (!File.Exists(file))
            {
                all.Missing.Add(file);
                continue;
            }

            try
            {
                DotEnvReader.Read(TextFileReader.Read(file), all.Values, name => session.TryGetValue(name, out string? value) ? value : null);
                all.Read.Add(file);
            }
            catch (OpsException unreadable)
            {
                findings.Error(ComposeRules.EnvFile, new ComposePlace(file, 0, 0), unreadable.Failure.Message, unreadable.Failure.Remedy);
            }
            catch (DotEnvException wrong)
            {
                findings.Error(ComposeRules.EnvFile, new ComposePlace(file, wrong.Line, 1), wrong.Message);
            }
        }

        foreach (KeyValuePair<string, string> variable in session)
        {
            all.Values[variable.Key] = variable.Value;
        }

        return all;
    }
}
