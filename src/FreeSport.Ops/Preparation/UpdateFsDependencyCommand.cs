using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Preparation.Dependencies;

namespace FreeSport.Ops.Commands.Preparation;

/// <summary>Brings the packages of the virtual environment and of node_modules to what the project asks for, or tells how they stand.</summary>
[Cmdlet(VerbsData.Update, "FsDependency", SupportsShouldProcess = true, DefaultParameterSetName = UpdateSet)]
[OutputType(typeof(FsDependencyUpdate), typeof(FsDependencyPlan), ParameterSetName = [UpdateSet])]
[OutputType(typeof(FsDependencyCheck), ParameterSetName = [CheckSet])]
public sealed class UpdateFsDependencyCommand : ProjectCmdlet
{
    private const string UpdateSet = "Update";
    private const string CheckSet = "Check";

    /// <summary>Gets or sets whose packages; those that the project has when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public FsDependencyManager[] Manager { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether only what is missing, outdated or vulnerable is told, and nothing changed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CheckSet)]
    public SwitchParameter Check { get; set; }

    /// <summary>Gets or sets a value indicating whether the virtual environment is made where there is none, and anew where it is broken.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter CreateEnvironment { get; set; }

    /// <summary>Gets or sets the Python to make the environment with, by path or by its name on PATH; the first that will do when not given.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ValidateNotNullOrEmpty]
    public string? Python { get; set; }

    /// <summary>Gets or sets a value indicating whether an environment that is made sees the packages of the Python it is made with.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter SystemSitePackages { get; set; }

    /// <summary>Gets or sets a value indicating whether pip takes the newest versions that the requirements allow.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter Upgrade { get; set; }

    /// <summary>Gets or sets a value indicating whether packages are removed from the environment that nothing asks for.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter Sync { get; set; }

    /// <summary>Gets or sets a value indicating whether no package runs its own code: pip takes no archive of sources, npm runs no install script.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter OnlyBinary { get; set; }

    /// <summary>Gets or sets the requirements files; those of the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Requirement { get; set; } = [];

    /// <summary>Gets or sets the constraints files; those of the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Constraint { get; set; } = [];

    /// <summary>Gets or sets folders with packages that pip looks into as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] FindLinks { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether pip asks no index, only the folders of -FindLinks.</summary>
    [Parameter]
    public SwitchParameter NoIndex { get; set; }

    /// <summary>Gets or sets the virtual environment's folder; looked for in the project when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VirtualEnvironment { get; set; }

    /// <summary>Gets or sets how long one program may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 900;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        DependencyOptions options = new(VirtualEnvironment is null ? null : GetUnresolvedProviderPathFromPSPath(VirtualEnvironment), TimeSpan.FromSeconds(TimeoutSeconds))
        {
            Requirements = Absolute(Requirement),
            Constraints = Absolute(Constraint),
            FindLinks = Absolute(FindLinks),
            NoIndex = NoIndex,
            CreateEnvironment = CreateEnvironment,
            Python = Python is null || Python.IndexOfAny(['/', '\\']) < 0 ? Python : GetUnresolvedProviderPathFromPSPath(Python),
            SystemSitePackages = SystemSitePackages,
            Upgrade = Upgrade,
            Sync = Sync,
            OnlyBinary = OnlyBinary,
            IsTrial = IsWhatIf,
        };
        bool onlyCheck = Check;
        RunEachProject((session, project, token) => new DependencyRun(session, project, options).RunAsync(Manager, onlyCheck, token));
    }

    private string[] Absolute(string[] paths) => [.. paths.Select(GetUnresolvedProviderPathFromPSPath)];
}
