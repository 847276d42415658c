using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What all work with pip begins with: the project's virtual environment, and the requirements it is to hold.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
internal sealed class PipPlace(OpsSession session, Project project, DependencyOptions options)
{
    /// <summary>Gets the virtual environment, which need not be there.</summary>
    public VirtualEnvironment Environment { get; } = VirtualEnvironment.FindOrDefault(project, options.VirtualEnvironment);

    /// <summary>Gets the name under which results are recorded.</summary>
    public string Subject => DependencyVerdict.SubjectOf(FsDependencyManager.Pip, project, Environment.Folder);

    /// <summary>Reads the requirements.</summary>
    /// <returns>The files that take part, all that were read, and what is wrong with them; null for nothing.</returns>
    public (PipFiles Files, IReadOnlyList<string> Read, DependencyTrouble? Trouble) Requirements()
    {
        PipFiles files = PipFiles.Of(project, options);
        if (files.Requirements.Count == 0)
        {
            return (files, [], new DependencyTrouble(FsDependencyState.NoRequirements, string.Empty, null));
        }

        (IReadOnlyList<string> read, string? wrong) = files.Read(session.Redactor);
        return (files, read, wrong is null ? null : new DependencyTrouble(FsDependencyState.RequirementsUnreadable, wrong, null));
    }

    /// <summary>The trouble of an installation that was interrupted.</summary>
    /// <param name="began">When it began.</param>
    public static DependencyTrouble Interrupted(DateTime began) => new(FsDependencyState.Interrupted, DependencyTexts.Began.With(began.ToLocalTime()), null);

    /// <summary>The pip of an environment, which runs where the requirements' paths are meant.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="scratch">Where its reports and logs go.</param>
    public PipProgram Program(VirtualEnvironment environment, PrivateFolder scratch) =>
        new(environment, Directory.Exists(project.BackendPath) ? project.BackendPath : project.Root, session.Processes, scratch, options.Timeout);

    /// <summary>The tools that took part.</summary>
    /// <param name="facts">What is known of them; null for nothing.</param>
    public FsTool[] Tools(PythonFacts? facts) => facts?.Pip is null ? [] :
    [
        new FsTool { Name = "pip", Version = facts.Pip, Path = Environment.Python },
        new FsTool { Name = "python", Version = facts.Version, Path = Environment.Python },
    ];
}
