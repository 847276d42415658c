namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>Something in a gate's file that is not what it should be.</summary>
/// <param name="Field">The field, as <c>gate</c> or <c>top_issues[0].severity</c>; empty for the file as a whole.</param>
/// <param name="Found">What stands there, or what the reader of YAML says.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record GateProblem(string Field, string Found, int Line);
