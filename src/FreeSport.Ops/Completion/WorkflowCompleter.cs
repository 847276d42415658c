using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the file names of workflows, and paths where a path was begun.</summary>
public class WorkflowCompleter : ProjectCompleter
{
    private static readonly char[] OfPaths = ['/', '\\', '~'];

    /// <inheritdoc/>
    public override IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        (wordToComplete ?? string.Empty).IndexOfAny(OfPaths) >= 0
            ? CompletionCompleters.CompleteFilename(wordToComplete).Where(static r => r.ResultType == CompletionResultType.ProviderContainer || System.IO.Path.GetExtension(r.ListItemText) is ".yml" or ".yaml")
            : base.CompleteArgument(commandName, parameterName, wordToComplete!, commandAst, fakeBoundParameters);

    private protected override IEnumerable<string> Names(Project project, Typed typed) => WorkflowFolder.Files(project).Select(static f => System.IO.Path.GetFileName(f));
}
