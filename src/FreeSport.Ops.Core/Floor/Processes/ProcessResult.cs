namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; null when it was stopped because of the time-out.</param>
/// <param name="StandardOutput">What it wrote, as UTF-8 with replacement characters for what is not.</param>
/// <param name="StandardError">What it wrote to the error stream, likewise.</param>
/// <param name="Truncated">True when it wrote more than was kept.</param>
/// <param name="Duration">How long it ran.</param>
public sealed record ProcessResult(int? ExitCode, string StandardOutput, string StandardError, bool Truncated, TimeSpan Duration)
{
    /// <summary>Gets a value indicating whether it was stopped because it took too long.</summary>
    public bool TimedOut => ExitCode is null;

    /// <summary>Gets a value indicating whether it ended by itself with exit code 0 and nothing was cut.</summary>
    public bool Succeeded => ExitCode == 0 && !Truncated;

    /// <summary>Gets a value indicating whether the exit code tells of a signal: 128+n as shells report it, or .NET's own form.</summary>
    public bool WasKilled => ExitCode is > 128 and <= 128 + 64 or < 0;

    /// <summary>Gets what it said about itself: the error stream, or the output when that is empty.</summary>
    public string Message => StandardError.Trim().Length > 0 ? StandardError.Trim() : StandardOutput.Trim();
}
