namespace FreeSport.Ops.Core.Steps.Documentation.Standards;

/// <summary>Looks at PowerShell scripts with PowerShell's own parser, which the core does not have.</summary>
public interface IScriptParser
{
    /// <summary>Gets the names of the rules that can be asked for.</summary>
    IReadOnlyList<string> Rules { get; }

    /// <summary>Looks at a script.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="rules">The rules that are asked for, by their names.</param>
    /// <returns>What breaks them, in the order of the text; what is no PowerShell too, under no rule.</returns>
    IReadOnlyList<ScriptFault> Check(string text, IReadOnlyCollection<string> rules);
}
