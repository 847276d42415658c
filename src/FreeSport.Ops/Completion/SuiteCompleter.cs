using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of test suites.</summary>
public sealed class SuiteCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => TestSuites.Names(project);
}
