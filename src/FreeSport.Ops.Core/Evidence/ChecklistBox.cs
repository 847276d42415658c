using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>What a room offers the checklist: one box, what it covers, and how it is brought forward.</summary>
public abstract class ChecklistBox
{
    /// <summary>Gets the box.</summary>
    public abstract FsChecklistItem Box { get; }

    /// <summary>Gets its text as on paper, in the reader's language.</summary>
    public abstract string Title { get; }

    /// <summary>Gets what it asks where the project's policy says nothing: a person's word outside production, not older than a day.</summary>
    public virtual PolicyDefaults Defaults { get; } = new(FsAssurance.Asserted, TimeSpan.FromDays(1));

    /// <summary>What it covers by convention in an environment.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops the reading of the project's files.</param>
    /// <returns>Names; none when there is nothing it could cover, which never ticks it.</returns>
    public virtual Task<IReadOnlyList<string>> SubjectsAsync(Project project, EnvironmentDefinition environment, CancellationToken cancellationToken) =>
        Task.FromResult(Glance(project, environment));

    /// <summary>What it covers as far as a quick look tells, for completion: nothing is thrown.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>Names.</returns>
    public abstract IReadOnlyList<string> Glance(Project project, EnvironmentDefinition environment);

    /// <summary>Where the project's configuration, beside the policy, makes the box easier to tick than by default.</summary>
    /// <param name="project">The project, with the configuration that counts.</param>
    /// <returns>One sentence each, in the reader's language.</returns>
    public virtual IEnumerable<string> WeakerThanDefault(Project project) => [];

    /// <summary>The exact command that measures what is open.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="open">The subjects that keep the box open.</param>
    /// <returns>The command; null when no cmdlet of this version measures them.</returns>
    public virtual string? MeasuringCommand(Project project, string environment, IReadOnlyList<OpenSubject> open) => null;
}
