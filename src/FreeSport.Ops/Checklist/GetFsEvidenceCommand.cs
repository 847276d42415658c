using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Lists recorded evidence of the project, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "FsEvidence")]
[OutputType(typeof(FsEvidence))]
public sealed class GetFsEvidenceCommand : ProjectCmdlet
{
    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets ids of events; the beginning is enough.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(EvidenceCompleter))]
    public string[]? EvidenceId { get; set; }

    /// <summary>Gets or sets the checklist items.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("Item")]
    public FsChecklistItem[]? Box { get; set; }

    /// <summary>Gets or sets subjects, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SubjectCompleter))]
    public string[]? Subject { get; set; }

    /// <summary>Gets or sets the environment; events that hold for all environments are listed too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets how many events are listed at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in (EvidenceId ?? []).Where(static i => !string.IsNullOrEmpty(i)))
        {
            _ids.Add(id);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool byId = MyInvocation.ExpectingInput || _ids.Count > 0;
        WildcardPattern[] subjects = [.. (Subject ?? []).Select(static s => new WildcardPattern(s, WildcardOptions.IgnoreCase))];
        RunProject((session, project, token) =>
        {
            EvidenceStore store = EvidenceStore.Open(project, session.Host);
            string? environment = Environment is null ? null : project.EnvironmentNamed(Environment).Name;
            IEnumerable<FsEvidence> found = store.NewestFirst()
                .Where(e => e.Project == project.Key)
                .Where(e => !byId || _ids.Any(id => e.EvidenceId.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
                .Where(e => Box is null || (e.Box is { } box && Box.Contains(box)))
                .Where(e => environment is null || e.Environment is null || e.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))
                .Where(e => subjects.Length == 0 || e.Subjects.Any(s => subjects.Any(p => p.IsMatch(s.Name))));
            foreach (FsEvidence evidence in found.Take(First))
            {
                token.ThrowIfCancellationRequested();
                session.Host.WriteResult(evidence);
            }

            return Task.CompletedTask;
        });
    }
}
