namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>An external program to run, with everything that bounds it.</summary>
/// <param name="Program">Absolute path of the program.</param>
/// <param name="Arguments">Its arguments, each as it shall arrive. Never a secret.</param>
public sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Gets the absolute path of the folder to run in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Gets variables to set (or, with null, to remove) on top of this process's environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets what the program reads from its standard input; nothing when null.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Gets how long it may take before it and all its children are killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how long a program that is to be stopped may take to save what it did, after it was asked to end as Ctrl+C asks; it is killed at once when zero, and on .NET Framework in any case.</summary>
    public TimeSpan StopGrace { get; init; }

    /// <summary>Gets how many bytes of each stream are kept; the rest is read and dropped.</summary>
    public int OutputLimit { get; init; } = 16 * 1024 * 1024;

    /// <summary>Gets what to call with each line of standard output as it comes, on a worker thread.</summary>
    public Action<string>? OnOutputLine { get; init; }

    /// <summary>Gets what to call with each line of standard error as it comes, on a worker thread.</summary>
    public Action<string>? OnErrorLine { get; init; }
}
