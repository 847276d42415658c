namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>Something that went wrong, told for a person: what happened, to what, what to do next.</summary>
/// <param name="ErrorId">Unique for the cause; English, never translated.</param>
/// <param name="Kind">The nature of the failure.</param>
/// <param name="Message">What happened and to what, in the reader's language.</param>
/// <param name="Remedy">What to do next, in the reader's language.</param>
/// <param name="Target">What it happened to.</param>
/// <param name="Cause">The exception behind it, when there is one.</param>
public sealed record OpsFailure(
    string ErrorId,
    FailureKind Kind,
    string Message,
    string Remedy,
    object? Target = null,
    Exception? Cause = null)
{
    /// <summary>Gets a value indicating whether a script ends here even under <c>-ErrorAction Continue</c>, as after <c>throw</c>.</summary>
    public bool EndsScript { get; init; }

    /// <summary>Gets the key of <see cref="Causes"/> that says what it waits for; null where <see cref="ErrorId"/> alone tells.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Gets how long whoever refused asks to be left alone; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets message and remedy in one text: Windows PowerShell's error view shows nothing else.</summary>
    public string FullMessage => Remedy.Length == 0 ? Message : Message + " " + Remedy;
}
