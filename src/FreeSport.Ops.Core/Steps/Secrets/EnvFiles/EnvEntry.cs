namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>A name of a file of variables, with its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Line">Its line, counted from 1.</param>
internal sealed record EnvEntry(string Name, SecretValue Value, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
