using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes a table with one entry, ready to have its value filled in.</summary>
public abstract class TableCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).TrimStart('@', '{', ' ', '\'');
        return ProjectCompleter.Safely(() => Keys(ProjectCompleter.Look(fakeBoundParameters), new Typed(commandName ?? string.Empty, fakeBoundParameters)))
            .Where(key => key.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static key => key, StringComparer.OrdinalIgnoreCase)
            .Select(static key => new CompletionResult($"@{{ {Key(key)} = '' }}", key, CompletionResultType.ParameterValue, key));
    }

    /// <summary>The keys that can be typed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="typed">What stands on the line already.</param>
    /// <returns>Keys in any order.</returns>
    private protected abstract IEnumerable<string> Keys(Project project, Typed typed);

    // A dash would be an operator.
    private static string Key(string key) => key.All(static c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(key[0]) ? key : "'" + key.Replace("'", "''") + "'";
}
