using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace FreeSport.Ops.Shell;

/// <summary>One runspace with the module in it, and PowerShell's exit codes.</summary>
/// <param name="host">What the engine writes to.</param>
/// <param name="manifest">The module's manifest.</param>
internal sealed class ShellSession(ShellHost host, string manifest)
{
    private const int InterruptedExitCode = 130;
    private const string LastStatus = "FreeSportOpsShellLastStatus";

    private volatile Pipeline? _running;
    private volatile bool _interrupted;

    /// <summary>Runs what was asked for.</summary>
    /// <returns>What <c>pwsh</c> would exit with: the argument of <c>exit</c>, 1 after a failure, 0 otherwise.</returns>
    public int Run(ShellArguments arguments)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        state.ImportPSModule([manifest]);
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            _interrupted = true;
            _running?.StopAsync();
        };

        bool succeeded = Prepare(arguments) is { } command && Invoke(runspace, command) && LastCommandSucceeded(runspace);
        return _interrupted ? InterruptedExitCode : host.ExitCode ?? (succeeded ? 0 : 1);
    }

    private Command? Prepare(ShellArguments arguments)
    {
        ParseError[] errors;
        ScriptBlockAst script = arguments.Command is not null
            ? Parser.ParseInput(arguments.Command, out _, out errors)
            : Parser.ParseFile(Path.GetFullPath(arguments.File!), out _, out errors);
        foreach (ParseError error in errors)
        {
            host.UI.WriteErrorLine($"{arguments.File}:{error.Extent.StartLineNumber}:{error.Extent.StartColumnNumber}: {error.Message}".TrimStart(':'));
        }

        // Only a command's last status counts, as in pwsh; the engine forgets it when the pipeline ends.
        return errors.Length > 0 ? null
            : arguments.Command is null ? ScriptFile(script, arguments.ScriptArguments)
            : new Command($"{arguments.Command}\n${LastStatus} = $?", isScript: true, useLocalScope: false);
    }

    private bool Invoke(Runspace runspace, Command command)
    {
        using Pipeline pipeline = runspace.CreatePipeline();

        // As the console does: errors take their place among the output and are formatted with it.
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(command);
        pipeline.Commands.Add("Out-Default");
        _running = pipeline;
        try
        {
            pipeline.Invoke();
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException failed)
        {
            Show(runspace, failed.ErrorRecord);
            return false;
        }
        finally
        {
            _running = null;
            ExplainMissing(runspace);
        }
    }

    private static void Show(Runspace runspace, ErrorRecord error)
    {
        using Pipeline pipeline = runspace.CreatePipeline();
        Command write = new("[CmdletBinding()] param($Record) $PSCmdlet.WriteError($Record)", isScript: true);
        write.Parameters.Add("Record", error);
        write.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(write);
        pipeline.Commands.Add("Out-Default");
        pipeline.Invoke();
    }

    private void ExplainMissing(Runspace runspace)
    {
        IEnumerable<string> missing = ((ArrayList)runspace.SessionStateProxy.GetVariable("Error"))
            .OfType<ErrorRecord>()
            .Select(static e => (e.Exception as CommandNotFoundException)?.CommandName)
            .OfType<string>()
            .Where(IsPowerShellOwn)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (string name in missing)
        {
            host.UI.WriteErrorLine(string.Format(CultureInfo.CurrentCulture, ShellTexts.NeedsPowerShell, name));
        }
    }

    // A Verb-Noun that is not one of ours: PowerShell's own commands beyond the engine's come with PowerShell itself.
    private static bool IsPowerShellOwn(string name) =>
        name.Split('-') is [{ Length: > 1 } verb, { Length: > 1 } noun] && verb.All(char.IsLetter) && !noun.StartsWith("Fs", StringComparison.OrdinalIgnoreCase);

    private static bool LastCommandSucceeded(Runspace runspace) => runspace.SessionStateProxy.GetVariable(LastStatus) is not false;

    // As a script block the file keeps its $PSScriptRoot, and its exit ends the session with its code.
    private static Command ScriptFile(ScriptBlockAst script, IReadOnlyList<string> given)
    {
        Hashtable named = [];
        List<object> positional = [];
        for (int i = 0; i < given.Count; i++)
        {
            int colon = given[i].IndexOf(':');
            if (given[i] is not ['-', var letter, ..] || !char.IsLetter(letter))
            {
                positional.Add(given[i]);
            }
            else if (colon > 0)
            {
                named[given[i][1..colon]] = Value(given[i][(colon + 1)..]);
            }
            else
            {
                bool valueFollows = i + 1 < given.Count && !given[i + 1].StartsWith('-') && !IsSwitch(script, given[i][1..]);
                named[given[i][1..]] = valueFollows ? given[++i] : true;
            }
        }

        Command command = new("param($Script, $Named, $Positional) & $Script @Named @Positional", isScript: true, useLocalScope: false);
        command.Parameters.Add("Script", script.GetScriptBlock());
        command.Parameters.Add("Named", named);
        command.Parameters.Add("Positional", positional.ToArray());
        return command;
    }

    private static bool IsSwitch(ScriptBlockAst script, string name) => script.ParamBlock?.Parameters.Any(p =>
        p.StaticType == typeof(SwitchParameter) && p.Name.VariablePath.UserPath.StartsWith(name, StringComparison.OrdinalIgnoreCase)) == true;

    // "-Switch:$false" arrives as text.
    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
