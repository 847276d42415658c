using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Stands in front of a host and lets no known secret through, whatever the text is and wherever it comes from.</summary>
/// <param name="inner">The real host.</param>
/// <param name="redactor">Knows the secrets.</param>
public sealed class RedactingHost(IOpsHost inner, SecretRedactor redactor) : IOpsHost
{
    /// <inheritdoc/>
    public void WriteResult(object result) => inner.WriteResult(result is string text ? redactor.Redact(text) : ResultRedaction.Apply(result, redactor));

    /// <inheritdoc/>
    public void WriteError(OpsFailure failure) => inner.WriteError(Redact(failure));

    /// <inheritdoc/>
    public void WriteWarning(string message) => inner.WriteWarning(redactor.Redact(message));

    /// <inheritdoc/>
    public void WriteInformation(string message) => inner.WriteInformation(redactor.Redact(message));

    /// <inheritdoc/>
    public void WriteVerbose(string message) => inner.WriteVerbose(redactor.Redact(message));

    /// <inheritdoc/>
    public void WriteDebug(string message) => inner.WriteDebug(redactor.Redact(message));

    /// <inheritdoc/>
    public void WriteProgress(OpsProgress progress) =>
        inner.WriteProgress(progress with { Activity = redactor.Redact(progress.Activity), Status = redactor.Redact(progress.Status), Parent = progress.Parent is null ? null : redactor.Redact(progress.Parent) });

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken) =>
        inner.ConfirmAsync(redactor.Redact(target), redactor.Redact(action), cancellationToken);

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <summary>The failure without secrets; the cause is dropped when its own text holds one.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>What may be shown.</returns>
    public OpsFailure Redact(OpsFailure failure)
    {
        string cause = failure.Cause?.ToString() ?? string.Empty;
        return failure with
        {
            Message = redactor.Redact(failure.Message),
            Remedy = redactor.Redact(failure.Remedy),
            Target = failure.Target is string target ? redactor.Redact(target) : failure.Target,
            Cause = redactor.Redact(cause) == cause ? failure.Cause : null,
        };
    }
}
