namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>Signs batches.</summary>
internal interface IBatchSigner
{
    /// <summary>Signs a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The signature, which was verified.</returns>
    /// <exception cref="Floor.Results.OpsException">It cannot be signed (<c>EvidenceSigningFailed</c>).</exception>
    Task<string> SignAsync(string text, CancellationToken cancellationToken);
}
