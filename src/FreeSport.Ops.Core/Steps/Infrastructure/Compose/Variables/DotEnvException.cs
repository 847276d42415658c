namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>An env file that compose cannot read. Never carries a value of the file.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="message">What is wrong, in the reader's language.</param>
public sealed class DotEnvException(int line, string message) : Exception(message)
{
    /// <summary>Gets the line, counted from 1.</summary>
    public int Line { get; } = line;
}
