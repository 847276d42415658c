using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>The base of every cmdlet that works with secrets or variables where GitHub keeps them.</summary>
public abstract class SecretScopeCmdlet : GitHubCmdlet
{
    private string? _repository;

    /// <summary>Gets or sets the repository as <c>owner/name</c>; the one of configuration or git remote when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public override string? Repository { get; set; }

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

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <summary>Gets the names that came down the pipeline and are of the other kind.</summary>
    private protected List<string> LeftOut { get; } = [];

    /// <summary>A comparison holds secrets and variables alike; what is not for this cmdlet is left for the other and told once.</summary>
    private protected void TellLeftOut(FsSecretKind kind, string how)
    {
        if (LeftOut.Count > 0)
        {
            OpsFailure told = OpsSession.Redact(new OpsFailure(string.Empty, FailureKind.InvalidArgument, SecretFailures.LeftOut(LeftOut, kind), how));
            WriteWarning(told.Message + " " + told.Remedy);
        }
    }

    private protected abstract bool IsForDependabot { get; }

    /// <summary>Gets the repository of all that came so far, and who asks.</summary>
    private protected GitHubOptions SharedOptions => GitHubOptions with { Repository = string.IsNullOrEmpty(_repository) ? null : _repository };

    private protected SecretLocation Location()
    {
        string repository = Repository ?? string.Empty;
        _repository ??= repository;
        if (!repository.Equals(_repository, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal(SecretFailures.RepositoriesMixed(_repository, repository));
        }

        string? environment = string.IsNullOrEmpty(Environment) ? null : Environment;
        string? organization = string.IsNullOrEmpty(Organization) ? null : Organization;
        FsSecretScope scope = SecretScope ?? (organization is not null
            ? IsForDependabot ? FsSecretScope.DependabotOrganization : FsSecretScope.Organization
            : IsForDependabot ? FsSecretScope.Dependabot
            : environment is not null ? FsSecretScope.Environment
            : FsSecretScope.Repository);
        bool isEnvironment = scope == FsSecretScope.Environment;
        bool isOrganization = scope is FsSecretScope.Organization or FsSecretScope.DependabotOrganization;

        // A value that lands in another scope than was meant is read by others than were meant.
        return isOrganization && organization is null ? throw Refusal(SecretFailures.OrganizationMissing())
            : isEnvironment != (environment is not null) || isOrganization != (organization is not null)
            || (IsForDependabot && scope is not (FsSecretScope.Dependabot or FsSecretScope.DependabotOrganization))
                ? throw Refusal(SecretFailures.ScopeContradiction(scope))
            : new SecretLocation(scope, environment, organization);
    }

    // On the pipeline's own thread an exception of the core would be shown as one.
    private protected OpsException Refusal(OpsFailure failure)
    {
        OpsFailure shown = OpsSession.Redact(failure);
        ThrowTerminatingError(ErrorRecords.From(shown));
        return new OpsException(shown);
    }
}
