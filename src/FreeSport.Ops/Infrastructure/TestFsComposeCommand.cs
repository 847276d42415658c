using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Checks the project's compose files as they are laid over one another, and records what it found.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsCompose")]
[OutputType(typeof(FsComposeCheck), typeof(bool))]
public sealed class TestFsComposeCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the files of one set, in the order in which they are laid over one another; the project's sets when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeFileCompleter))]
    public string[] File { get; set; } = [];

    /// <summary>Gets or sets the environments whose sets are checked, or which the files are for; all sets when not given.</summary>
    [Parameter]
    [Alias("EnvironmentName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the env files whose variables are put in, the later before the earlier; those of the set when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvFileCompleter))]
    public string[] EnvFile { get; set; } = [];

    /// <summary>Gets or sets the profiles that are on; those of the set when not given, <c>*</c> for every one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeProfileCompleter))]
    public string[] ProfileName { get; set; } = [];

    /// <summary>Gets or sets who is to run the files; what the set says when not given.</summary>
    [Parameter]
    public FsComposeTarget Target { get; set; }

    /// <summary>Gets or sets a value indicating whether the session's own variables are put in as well, before those of the env files.</summary>
    [Parameter]
    public SwitchParameter UseSessionEnvironment { get; set; }

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private bool _any;
    private bool _passed = true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string[] files = [.. File.Select(GetUnresolvedProviderPathFromPSPath)];
        string[] envFiles = [.. EnvFile.Select(GetUnresolvedProviderPathFromPSPath)];
        if (Path.Length == 0 && LiteralPath.Length == 0 && files.FirstOrDefault(System.IO.File.Exists) is { } first)
        {
            // A file belongs to the project around it, wherever one stands.
            LiteralPath = [first];
        }

        FsComposeTarget? target = MyInvocation.BoundParameters.ContainsKey(nameof(Target)) ? Target : null;
        RunEachProject(async (session, project, token) =>
        {
            IReadOnlyList<ComposeSet> sets = [.. Sets(project, files).Select(s => s with
            {
                EnvFiles = envFiles.Length > 0 ? [.. envFiles.Select((f, i) => InProject(project, f, EnvFile[i]))] : s.EnvFiles,
                Profiles = ProfileName.Length > 0 ? ProfileName : s.Profiles,
                Target = target ?? s.Target,
                UsesSession = UseSessionEnvironment,
            })];
            foreach (FsComposeCheck check in await new ComposeCheckRun(session, project).RunAsync(sets, Environment, token).ConfigureAwait(false))
            {
                _any = true;
                _passed &= check.Outcome == FsOutcome.Passed;
                if (!Quiet)
                {
                    session.Host.WriteResult(check);
                }
            }
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_any && _passed);
        }
    }

    private IEnumerable<ComposeSet> Sets(Project project, string[] files)
    {
        EnvironmentDefinition[] environments = [.. Environment.Select(project.EnvironmentNamed)];
        if (files.Length > 0)
        {
            string[] named = [.. files.Select((f, i) => InProject(project, f, File[i]))];
            return environments.Length == 0 ? [ComposeSets.Of(project, named, null)] : environments.Select(e => ComposeSets.Of(project, named, e));
        }

        IReadOnlyList<ComposeSet> all = ComposeSets.Find(project);
        return environments.Length == 0 ? all : all.Where(s => environments.Any(e => e.Name.Equals(s.Environment, StringComparison.OrdinalIgnoreCase)));
    }

    // As results name a file, where none of that name lies below the location.
    private static string InProject(Project project, string path, string written)
    {
        string below = System.IO.Path.Combine(project.Root, written);
        return !System.IO.File.Exists(path) && System.IO.File.Exists(below) ? System.IO.Path.GetFullPath(below) : path;
    }
}
