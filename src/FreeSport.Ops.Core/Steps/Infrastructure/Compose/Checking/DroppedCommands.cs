using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Commands that end where the shell's signs begin: no shell runs them, and compose leaves the rest out without a word.</summary>
internal sealed class DroppedCommands : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        foreach ((string file, YamlScalar name, YamlMapping service) in read.WrittenServices)
        {
            foreach (string key in new[] { "command", "entrypoint" })
            {
                if (service.Find(key) is not YamlScalar command || PlainScalar.Value(command) is not string text)
                {
                    continue;
                }

                findings.Service = name.Value;
                if (Dropped(text) is { Length: > 0 } sign)
                {
                    findings.Warning(ComposeRules.Command, new ComposePlace(file, command.Start.Line, command.Start.Column), ComposeTexts.CommandDropped.With(name.Value, key, sign), ComposeTexts.CommandDroppedRemedy);
                }
            }
        }

        findings.Service = null;
    }

    private static string Dropped(string text)
    {
        try
        {
            string rest = ShellWords.Read(text).Dropped;
            return rest.Length == 0 ? rest : rest.Split(' ')[0].Substring(0, Math.Min(2, rest.Split(' ')[0].Length));
        }
        catch (ValueException)
        {
            // Told where the value is read.
            return string.Empty;
        }
    }
}
