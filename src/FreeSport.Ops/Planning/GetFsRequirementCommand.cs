using System.Management.Automation;
using System.Security;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Planning.Requirements;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Reads what a change is for: issues, stories, epics, gates, specifications, and where these disagree.</summary>
[Cmdlet(VerbsCommon.Get, "FsRequirement", DefaultParameterSetName = StorySet)]
[OutputType(typeof(FsRequirement))]
public sealed class GetFsRequirementCommand : GitHubCmdlet
{
    private const string StorySet = "Story";
    private const string IssueSet = "Issue";
    private const string EpicSet = "Epic";
    private const string GateSet = "Gate";
    private const string SpecSet = "Spec";

    /// <summary>Gets or sets stories: numbers, keys, files, with wildcards; all when nothing is given.</summary>
    [Parameter(Position = 0, ParameterSetName = StorySet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StoryCompleter))]
    public string[] Story { get; set; } = ["*"];

    /// <summary>Gets or sets the numbers of issues on GitHub.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IssueSet)]
    [ValidateRange(1, int.MaxValue)]
    public int[] Issue { get; set; } = [];

    /// <summary>Gets or sets the numbers of epics, with wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EpicSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Epic { get; set; } = [];

    /// <summary>Gets or sets gates: the numbers of their stories, or files, with wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GateSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StoryCompleter))]
    public string[] Gate { get; set; } = [];

    /// <summary>Gets or sets specifications: names or files, with wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SpecSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Spec { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(ParameterSetName = IssueSet)]
    [ValidateNotNullOrEmpty]
    public override string? Repository { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = IssueSet)]
    [ValidateNotNull]
    [SecureTextTransformation]
    public override SecureString? Token { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IssueSet)
        {
            int[] issues = Issue;
            RunGitHub((session, project, github, token) => new IssueService(github, session.Host).IssuesAsync(issues, token));
            return;
        }

        string[] names = [.. (ParameterSetName switch { EpicSet => Epic, GateSet => Gate, SpecSet => Spec, _ => Story }).Select(Named)];
        RunEachProject((session, project, token) =>
        {
            RequirementService service = new(session, project, DateTime.UtcNow);
            return ParameterSetName switch
            {
                EpicSet => service.EpicsAsync(names, token),
                GateSet => service.GatesAsync(names, token),
                SpecSet => service.SpecsAsync(names, token),
                _ => service.StoriesAsync(names, token),
            };
        });
    }

    // A file is named from where PowerShell stands.
    private string Named(string name) =>
        name.IndexOfAny(['/', '\\']) >= 0 && name.IndexOfAny(['*', '?']) < 0 ? SessionState.Path.GetUnresolvedProviderPathFromPSPath(name) : name;
}
