using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Secrets.Exporting;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Makes a ConfigMap and a Secret manifest of env files and compared names.</summary>
[Cmdlet(VerbsData.Export, "FsConfigMap", SupportsShouldProcess = true)]
[OutputType(typeof(FsManifest), typeof(FsManifestFile), typeof(FsManifestPlan))]
public sealed class ExportFsConfigMapCommand : ProjectCmdlet
{
    private readonly List<FsSecretComparison> _compared = [];

    /// <summary>Gets or sets the env files; of a name that stands in several the last counts.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] EnvFile { get; set; } = [];

    /// <summary>Gets or sets what Compare-FsSecret wrote; its names go into the manifests, without values.</summary>
    [Parameter(ValueFromPipeline = true)]
    public FsSecretComparison[] InputObject { get; set; } = [];

    /// <summary>Gets or sets the name of the objects in the cluster; the project's name when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets the namespace; left to whoever applies it when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Gets or sets what the secrets become.</summary>
    [Parameter]
    [ValidateSet(nameof(FsManifestKind.Secret), nameof(FsManifestKind.SealedSecret), nameof(FsManifestKind.ExternalSecret))]
    public FsManifestKind As { get; set; } = FsManifestKind.Secret;

    /// <summary>Gets or sets the SecretStore that an ExternalSecret refers to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretStore { get; set; }

    /// <summary>Gets or sets names that are secrets whatever they look like, wildcards allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Secret { get; set; } = [];

    /// <summary>Gets or sets names that are no secrets whatever they look like, wildcards allowed; -Secret comes first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Plain { get; set; } = [];

    /// <summary>Gets or sets how the env files are read where their readers disagree.</summary>
    [Parameter]
    public FsDotEnvDialect Dialect { get; set; }

    /// <summary>Gets or sets the file to write.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Gets or sets a value indicating whether values of secrets are written, into the private file of -OutFile.</summary>
    [Parameter]
    public SwitchParameter IncludeValue { get; set; }

    /// <summary>Gets or sets a value indicating whether a file that is there is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets folders of projects; from the command line alone, the pipeline carries comparisons.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _compared.AddRange(InputObject.Where(static one => one is not null));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WildcardPattern[] secret = Patterns(Secret), plain = Patterns(Plain);
        string[] files = [.. EnvFile.Select(GetUnresolvedProviderPathFromPSPath)];
        string? outFile = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile);
        RunEachProject((session, project, token) =>
        {
            ManifestOptions options = new(Name ?? ManifestNames.Of(project.Configuration.Name ?? System.IO.Path.GetFileName(project.Root)))
            {
                Namespace = Namespace,
                SecretKind = As,
                SecretStore = SecretStore,
                EnvFiles = files,
                Dialect = Dialect,
                Said = name => secret.Any(p => p.IsMatch(name)) ? true : plain.Any(p => p.IsMatch(name)) ? false : null,
                IncludesValues = IncludeValue,
                OutFile = outFile,
                Replaces = Force,
            };
            return new ManifestExport(project, session.Host, options).RunAsync(_compared, token);
        });
    }

    private static WildcardPattern[] Patterns(string[] names) => [.. names.Select(static n => new WildcardPattern(n, WildcardOptions.IgnoreCase))];
}
