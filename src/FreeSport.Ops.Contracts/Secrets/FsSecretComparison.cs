namespace FreeSport.Ops;

/// <summary>One secret or variable: who needs it, and what GitHub has. Never its value.</summary>
/// <remarks>
/// <see cref="Name"/>, <see cref="SecretScope"/>, <see cref="FsResult.Environment"/> and <see cref="Organization"/> bind
/// to the parameters of the cmdlets that set and remove secrets; <see cref="FsResult.Environment"/> is null unless the
/// scope is an environment, and <see cref="ComparedEnvironment"/> tells what was compared.
/// </remarks>
public sealed class FsSecretComparison : FsResult
{
    /// <summary>Gets or sets the name as GitHub keeps it, in upper case; for what lives on a host only, as its file writes it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets whether it is a secret or a variable.</summary>
    public FsSecretKind Kind { get; set; }

    /// <summary>Gets or sets how need and GitHub compare.</summary>
    public FsSecretState State { get; set; }

    /// <summary>Gets or sets where it lies, or where it should lie when it is missing; null where that is not GitHub or not known.</summary>
    public FsSecretScope? SecretScope { get; set; }

    /// <summary>Gets or sets the organization it lies in; null in the other scopes.</summary>
    public string? Organization { get; set; }

    /// <summary>Gets or sets the environment the comparison was made for.</summary>
    public string ComparedEnvironment { get; set; } = string.Empty;

    /// <summary>Gets or sets the repository that was asked, as <c>owner/name</c>; null when none was.</summary>
    public string? Repository { get; set; }

    /// <summary>Gets or sets when GitHub says that it was last changed, in UTC; null when it is not there or GitHub was not asked.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>Gets or sets a value indicating whether some place cannot do without it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Gets or sets every place that needs it.</summary>
    public FsSecretPlace[] Places { get; set; } = [];
}
