namespace FreeSport.Ops.Core.Steps.Documentation.Standards;

/// <summary>A place in a script that breaks a rule.</summary>
/// <param name="Rule">The rule; empty for what the parser itself refuses.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Text">What stands there.</param>
public sealed record ScriptFault(string Rule, int Line, int Column, string Text);
