namespace FreeSport.Ops;

/// <summary>What one scope says about scripts.</summary>
public sealed class FsExecutionPolicyScope
{
    /// <summary>Gets or sets the scope's name as PowerShell gives it: MachinePolicy, UserPolicy, Process, CurrentUser or LocalMachine.</summary>
    public string Scope { get; set; } = string.Empty;

    /// <summary>Gets or sets its policy.</summary>
    public FsExecutionPolicy Policy { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Scope + " " + Policy;
}
