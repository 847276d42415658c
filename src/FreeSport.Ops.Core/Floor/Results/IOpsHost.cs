namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>All that the core knows of whoever called it. Every member may be called from any thread.</summary>
public interface IOpsHost
{
    /// <summary>Hands over a finished result as soon as it is there.</summary>
    /// <param name="result">The result.</param>
    void WriteResult(object result);

    /// <summary>Reports a failure that does not end the work.</summary>
    /// <param name="failure">What went wrong.</param>
    void WriteError(OpsFailure failure);

    /// <summary>Shows a warning, which ends nothing.</summary>
    /// <param name="message">In the reader's language.</param>
    void WriteWarning(string message);

    /// <summary>Leaves a line that holds whatever comes after it: what was changed elsewhere.</summary>
    /// <param name="message">In the reader's language.</param>
    void WriteInformation(string message);

    /// <summary>Tells what is being done, for who asked for details.</summary>
    /// <param name="message">English or the reader's language.</param>
    void WriteVerbose(string message);

    /// <summary>Tells what helps to find a fault of the module.</summary>
    /// <param name="message">English.</param>
    void WriteDebug(string message);

    /// <summary>Shows how far the work has come.</summary>
    /// <param name="progress">The state of one activity.</param>
    void WriteProgress(OpsProgress progress);

    /// <summary>Asks whether a change may be made; false under <c>-WhatIf</c> or when a person said no.</summary>
    /// <param name="target">What would be changed.</param>
    /// <param name="action">What would be done to it.</param>
    /// <param name="cancellationToken">Ends the waiting for an answer.</param>
    /// <returns>True when it may be done.</returns>
    Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken);

    /// <summary>Waits until whoever comes next in the pipeline has dealt with everything that was handed over so far.</summary>
    /// <remarks>Also keeps a fast worker from piling up results in memory before a slow pipeline.</remarks>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends then.</returns>
    Task FlushAsync(CancellationToken cancellationToken);
}
