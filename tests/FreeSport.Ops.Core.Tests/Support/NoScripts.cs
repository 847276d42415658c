using FreeSport.Ops.Core.Steps.Documentation.Standards;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Stands for PowerShell's parser where a test has no PowerShell: it knows one rule, which no script breaks.</summary>
internal sealed class NoScripts : IScriptParser
{
    public static NoScripts Instance { get; } = new();

    public IReadOnlyList<string> Rules => ["StrictMode"];

    public IReadOnlyList<ScriptFault> Check(string text, IReadOnlyCollection<string> rules) => [];
}
