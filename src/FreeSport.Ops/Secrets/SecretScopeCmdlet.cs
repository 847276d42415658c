using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Secrets;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>The base of every cmdlet that works with secrets or variables where GitHub keeps them.</summary>
public abstract class SecretScopeCmdlet : GitHubCmdlet
{
    /// <summary>Gets or sets the environment of the repository; the repository itself when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Organization { get; set; }

    /// <summary>Gets or sets the scope, as objects from the pipeline name it; follows from the other parameters when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Alias("Scope")]
    public FsSecretScope? SecretScope { get; set; }

    private protected abstract bool IsForDependabot { get; }

    private protected SecretLocation Location()
    {
        string? environment = string.IsNullOrEmpty(Environment) ? null : Environment;
        string? organization = string.IsNullOrEmpty(Organization) ? null : Organization;
        FsSecretScope scope = SecretScope ?? (organization is not null
            ? IsForDependabot ? FsSecretScope.DependabotOrganization : FsSecretScope.Organization
            : IsForDependabot ? FsSecretScope.Dependabot
            : environment is not null ? FsSecretScope.Environment
            : FsSecretScope.Repository);
        SecretLocation location = new(scope, scope == FsSecretScope.Environment ? environment : null, null);
        return !location.IsOrganization ? location
            : organization is not null ? location with { Organization = organization }
            : throw new OpsException(SecretFailures.OrganizationMissing());
    }
}
