using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>What there is to know about one linter: how to start it so that it changes nothing, and how to read it.</summary>
internal interface ILinter
{
    /// <summary>Gets which one it is.</summary>
    FsLinter Name { get; }

    /// <summary>Gets the name people and CI call it by.</summary>
    string Command { get; }

    /// <summary>Gets where its program lies below <c>node_modules</c>, the newest layout first; none for a Python module.</summary>
    IReadOnlyList<string> NodeScripts { get; }

    /// <summary>Gets options of a CI's command line that must not be passed on: they would change files or the report.</summary>
    LintOptions Dropped { get; }

    /// <summary>The arguments of a run.</summary>
    /// <param name="own">Paths and rules; none for the linter's defaults.</param>
    /// <param name="place">Where it runs.</param>
    IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place);

    /// <summary>Reads what a run left that ended by itself.</summary>
    /// <param name="result">What the program wrote, and its exit code.</param>
    /// <param name="scratch">The folder with its report.</param>
    LintReport Read(ProcessResult result, PrivateFolder scratch);
}
