using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes a parameter with names from the project's files; runs no program and asks no network.</summary>
public abstract class ProjectCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public virtual IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Safely(() => Names(Look(fakeBoundParameters), new Typed(commandName ?? string.Empty, fakeBoundParameters)))
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Select(static name => new CompletionResult(PowerShellQuoting.Quote(name), name, CompletionResultType.ParameterValue, name));
    }

    /// <summary>The names that can be typed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="typed">What stands on the line already.</param>
    /// <returns>Names in any order.</returns>
    private protected abstract IEnumerable<string> Names(Project project, Typed typed);

    internal static Project Look(IDictionary bound)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        string location = shell.AddScript("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath").Invoke<string>()[0];
        Typed typed = new(string.Empty, bound);
        string? named = typed["LiteralPath"].Concat(typed["Path"]).FirstOrDefault();
        string folder = named is null ? location : System.IO.Path.GetFullPath(System.IO.Path.Combine(location, named));
        return ProjectGlance.Look(Directory.Exists(folder) ? folder : File.Exists(folder) ? System.IO.Path.GetDirectoryName(folder)! : location);
    }

    /// <summary>The names, or none: completion has no place to tell what is wrong, the command that follows will.</summary>
    internal static IReadOnlyList<string> Safely(Func<IEnumerable<string>> names)
    {
        try
        {
            return [.. names()];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or FormatException or OpsException)
        {
            return [];
        }
    }
}
