using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The box of the secrets: each secret and variable that the environment cannot do without.</summary>
/// <param name="needs">What the project's files need; null for a box that is asked for what holds in every project.</param>
internal sealed class SecretBox(GitHubNeeds? needs) : ChecklistBox
{
    public override FsChecklistItem Box => FsChecklistItem.SecretsSynchronized;

    public override string Title => SecretsTexts.BoxTitle;

    public override async Task<IReadOnlyList<string>> SubjectsAsync(Project project, EnvironmentDefinition environment, CancellationToken cancellationToken) =>
        SecretSubjects.Required(await (needs ?? new GitHubNeeds(project)).ReadAsync(cancellationToken).ConfigureAwait(false), environment);

    // Of secrets those that workflows read: only a scan of all files knows the rest.
    public override IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment) =>
    [
        .. WorkflowGlance.Look(project)
            .SelectMany(static w => w.Secrets.Where(static s => !s.IsAutomatic).Select(static s => SecretSubjects.Of(s.Name, FsSecretKind.Secret)).Concat(w.Variables.Select(static v => SecretSubjects.Of(v.Name, FsSecretKind.Variable))))
            .Distinct(StringComparer.Ordinal),
    ];

    public override string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open) =>
        "Compare-FsSecret -Environment " + PowerShellQuoting.Quote(environment) + project.LocationArgument;
}
