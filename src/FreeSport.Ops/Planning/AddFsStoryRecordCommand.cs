using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Planning.Records;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Writes into a story what was done: the record of its developer, the change log, its status and tasks.</summary>
[Cmdlet(VerbsCommon.Add, "FsStoryRecord", SupportsShouldProcess = true)]
[OutputType(typeof(FsStoryRecord), typeof(FsStoryRecordPlan))]
public sealed class AddFsStoryRecordCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the story: its number, key or file, or a specification's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StoryCompleter))]
    public string Story { get; set; } = string.Empty;

    /// <summary>Gets or sets completion notes.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Note { get; set; } = [];

    /// <summary>Gets or sets references to debug logs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] DebugLog { get; set; } = [];

    /// <summary>Gets or sets who or what did the work.</summary>
    [Parameter]
    [ValidateLength(1, 200)]
    public string? AgentModel { get; set; }

    /// <summary>Gets or sets the commit or branch from which the list of files is made; what the story names when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Baseline { get; set; }

    /// <summary>Gets or sets the description of an entry of the change log.</summary>
    [Parameter]
    [ValidateLength(1, 1000)]
    public string? Change { get; set; }

    /// <summary>Gets or sets the version of that entry; the one after the last when not given.</summary>
    [Parameter]
    [ValidateLength(1, 40)]
    public string? Version { get; set; }

    /// <summary>Gets or sets who is named in it; whom git knows when not given.</summary>
    [Parameter]
    [ValidateLength(1, 100)]
    public string? Author { get; set; }

    /// <summary>Gets or sets how far the story shall be; never less far than it is.</summary>
    [Parameter]
    [ValidateSet(nameof(FsRequirementState.Ready), nameof(FsRequirementState.InProgress), nameof(FsRequirementState.InReview), nameof(FsRequirementState.Done))]
    public FsRequirementState? Status { get; set; }

    /// <summary>Gets or sets the tasks to check: their texts with wildcards, or the numbers of their lines.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] CompleteTask { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        StoryRecordRequest request = new()
        {
            Notes = Note,
            DebugLogs = DebugLog,
            AgentModel = AgentModel,
            Baseline = Baseline,
            Change = Change,
            Version = Version,
            Author = Author,
            Status = Status,
            Tasks = CompleteTask,
        };
        string name = Story.IndexOfAny(['/', '\\']) >= 0 ? SessionState.Path.GetUnresolvedProviderPathFromPSPath(Story) : Story;
        RunProject((session, project, token) => new StoryRecordService(session, project).AddAsync(name, request, token));
    }
}
