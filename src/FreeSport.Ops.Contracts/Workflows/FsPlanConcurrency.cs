namespace FreeSport.Ops;

/// <summary>The group in which only one run or job goes on at a time.</summary>
public sealed class FsPlanConcurrency
{
    /// <summary>Gets or sets the group; as the file writes it where its value is not known.</summary>
    public string Group { get; set; } = string.Empty;

    /// <summary>Gets or sets whether a newer one stops the one that is going on.</summary>
    public FsPlanAnswer CancelsRunning { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Group;
}
