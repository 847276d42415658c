namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>Ends the work with a failure that a person can act on.</summary>
public sealed class OpsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="OpsException"/> class.</summary>
    /// <param name="failure">What went wrong.</param>
    public OpsException(OpsFailure failure)
        : base(failure.FullMessage, failure.Cause) => Failure = failure;

    /// <summary>Gets what went wrong.</summary>
    public OpsFailure Failure { get; }
}
