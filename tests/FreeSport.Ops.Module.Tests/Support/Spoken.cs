using System.Collections;
using System.Management.Automation;
using System.Text;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>All that an invocation says, on all streams, as objects and as people see them.</summary>
internal static class Spoken
{
    public static string By(Engine engine, string command, params (string Name, object? Value)[] variables)
    {
        using PowerShell shell = engine.Create("$VerbosePreference = $DebugPreference = $InformationPreference = $ProgressPreference = 'Continue'; " + command, variables);
        StringBuilder said = new();
        try
        {
            PSObject[] output = [.. shell.Invoke()];
            foreach (PSObject one in output)
            {
                said.AppendLine(PSSerializer.Serialize(one, 8)).AppendLine(one.ToString());
            }
        }
        catch (RuntimeException terminated)
        {
            Say(said, terminated.ErrorRecord);
        }

        foreach (ErrorRecord error in shell.Streams.Error)
        {
            Say(said, error);
        }

        foreach (object line in new IEnumerable[] { shell.Streams.Warning, shell.Streams.Verbose, shell.Streams.Debug, shell.Streams.Information }.SelectMany(static s => s.Cast<object>()))
        {
            said.AppendLine(line.ToString());
        }

        foreach (ProgressRecord progress in shell.Streams.Progress)
        {
            said.AppendLine(progress.Activity).AppendLine(progress.StatusDescription).AppendLine(progress.CurrentOperation);
        }

        return said.ToString();
    }

    private static void Say(StringBuilder said, ErrorRecord error) => said
        .AppendLine(error.ToString())
        .AppendLine(error.Exception.ToString())
        .AppendLine(error.ErrorDetails?.Message)
        .AppendLine(error.ErrorDetails?.RecommendedAction)
        .AppendLine(error.TargetObject?.ToString())
        .AppendLine(error.CategoryInfo.ToString())
        .AppendLine(error.ScriptStackTrace);
}
