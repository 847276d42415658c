using System.Management.Automation;
using System.Net;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Tells the team how a change stands, on every channel of the project.</summary>
[Cmdlet(VerbsCommunications.Send, "FsNotification", SupportsShouldProcess = true)]
[OutputType(typeof(FsNotification), typeof(FsNotificationPlan))]
public sealed class SendFsNotificationCommand : ProjectCmdlet
{
    private readonly List<MessageItem> _items = [];
    private bool _isAnyRefused;

    /// <summary>Gets or sets the names of the channels; all of the project when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string[] Channel { get; set; } = [];

    /// <summary>Gets or sets what is told: results of any cmdlet, boxes of the checklist, deployments, or texts; the checklist of the environment when nothing is given.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Gets or sets the title; environment and change when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Gets or sets the environment that is told of; those that the results name when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the name of the change; the commit when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Change { get; set; }

    /// <summary>Gets or sets the secrets of the channels: one, or a hashtable of the channels' names with one each; those of the environment when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    [LoginsTransformation]
    public object? Credential { get; set; }

    /// <summary>Gets or sets a value indicating whether each thing has a message of its own.</summary>
    [Parameter]
    public SwitchParameter Each { get; set; }

    /// <summary>Gets or sets a value indicating whether what was sent before is sent again.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets how many seconds a channel may take to answer, and how many it may ask to wait.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject one in InputObject ?? [])
        {
            if (MessageInput.Read(one) is { } items)
            {
                _items.AddRange(items);
            }
            else
            {
                _isAnyRefused = true;
                WriteError(ErrorRecords.From(OpsTools.Redact(new OpsFailure(
                    ErrorIds.NotificationInputWrong, FailureKind.InvalidArgument, MessageTexts.InputWrong.With(one.TypeNames[0]), MessageTexts.InputWrongRemedy, one.TypeNames[0]))));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Objects came, and none of them can be told: what was wrong with them was said.
        if (_items.Count == 0 && _isAnyRefused && Title is null)
        {
            return;
        }

        NotificationRequest request = new()
        {
            Channels = Channel,
            Title = Title,
            Environment = Environment,
            Change = Change,
            Each = Each,
            Force = Force,
            Patience = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        Dictionary<string, NetworkCredential> logins = Credential as Dictionary<string, NetworkCredential> ?? [];
        bool tellsChecklist = _items.Count == 0 && Title is null && !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        RunProject(async (session, project, token) =>
        {
            IReadOnlyList<MessageItem> items = tellsChecklist ? await ChecklistAsync(session, project, token).ConfigureAwait(false) : _items;
            await new NotificationService(session, project, new ChannelLogins(logins, session.Redactor)).SendAsync(items, request with { Change = request.Change ?? ChangeJournal.CurrentId(project, request.Environment) }, token).ConfigureAwait(false);
        });
    }

    private async Task<IReadOnlyList<MessageItem>> ChecklistAsync(OpsSession session, Project project, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsChecklistStatus> boxes = await Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host).EvaluateAsync(Environment, selection: null, cancellationToken).ConfigureAwait(false);
        return [.. boxes.SelectMany(static b => MessageInput.Read(PSObject.AsPSObject(b))!)];
    }
}
