namespace FreeSport.Ops;

/// <summary>What is to be done, or was done, to one part of the infrastructure. It holds names, never values.</summary>
public sealed class FsResourceChange
{
    /// <summary>Gets or sets the address, as the program names it: <c>module.web.aws_instance.app[0]</c>, <c>web1: Install nginx</c>, <c>service backend</c>.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>Gets or sets what is done.</summary>
    public FsInfrastructureAction Action { get; set; }

    /// <summary>Gets or sets why, in the program's own word or in the reader's language; empty where nothing says.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets the names of the attributes whose values are secret, as <c>input.password</c>.</summary>
    public string[] Masked { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether something is lost by it: what is deleted, made anew, or looked after by nobody any more.</summary>
    public bool IsDestructive { get; set; }

    /// <summary>Gets or sets how far it has come.</summary>
    public FsResourceChangeState State { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Action + " " + Address;
}
