namespace FreeSport.Ops;

/// <summary>What one step of the workflow came to, and whether it lets a deployment begin.</summary>
public sealed class FsRunbookGate
{
    /// <summary>Gets or sets the step.</summary>
    public FsStep Step { get; set; }

    /// <summary>Gets or sets whether it lets the next ones begin. Starts as <see cref="FsRunbookGateState.NotRun"/>.</summary>
    public FsRunbookGateState State { get; set; }

    /// <summary>Gets or sets how many results it gave, those taken over from the ledger among them.</summary>
    public int ResultCount { get; set; }

    /// <summary>Gets or sets how many results were taken over, because what the ledger has of them still holds.</summary>
    public int ReusedCount { get; set; }

    /// <summary>Gets or sets the subjects that keep it closed, each once.</summary>
    public string[] Blocking { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{(int)Step} {Step} {State}");
}
