using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>By which rules the boxes of an environment are decided, and what of them a reader must know.</summary>
/// <param name="Project">The project with the configuration that counts: in production that of the commit, elsewhere that of the file.</param>
/// <param name="Environment">The environment under these rules.</param>
/// <param name="Notes">What holds for every box, in the reader's language.</param>
internal sealed record ReleasePolicy(Project Project, EnvironmentDefinition Environment, IReadOnlyList<string> Notes)
{
    /// <summary>Decides which configuration counts.</summary>
    /// <param name="project">The project as its file configures it.</param>
    /// <param name="committed">The project as its commit configures it.</param>
    /// <param name="name">The environment; null for production.</param>
    /// <returns>The rules. Whatever either of the two calls production has production's.</returns>
    public static ReleasePolicy Of(Project project, Project committed, string? name)
    {
        EnvironmentDefinition asked = project.EnvironmentNamed(name);
        EnvironmentDefinition? known = committed.Configuration.Environments.FirstOrDefault(e => e.Name.Equals(asked.Name, StringComparison.OrdinalIgnoreCase));
        bool isProduction = asked.IsProduction || (known?.IsProduction ?? !ConfigurationReader.IsTestName(asked.Name));
        if (!isProduction)
        {
            return new ReleasePolicy(project, asked, ConfigurationReader.IsTestName(asked.Name) ? [] : [ChecklistTexts.PolicyNoProduction.With(asked.Name)]);
        }

        bool isEdited = project.Configuration.Text != committed.Configuration.Text;
        return new ReleasePolicy(committed, (known ?? asked) with { IsProduction = true }, isEdited ? [ChecklistTexts.PolicyOfCommit.With(ProjectConfiguration.FileName)] : []);
    }

    /// <summary>The policy of a box.</summary>
    /// <param name="box">The box.</param>
    public EffectivePolicy For(ChecklistBox box)
    {
        Project.Configuration.Checklist.TryGetValue(box.Box, out ChecklistPolicy? configured);
        return EffectivePolicy.For(box.Defaults, configured, Environment);
    }

    /// <summary>What a reader must know of the policy of a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="leftOut">What the box would cover if nothing were configured, and does not.</param>
    public string[] NotesOn(ChecklistBox box, EffectivePolicy policy, IReadOnlyList<string> leftOut) =>
    [
        .. Notes,
        .. policy.WeakerThan(EffectivePolicy.For(box.Defaults, configured: null, Environment)),
        .. policy.Applies ? box.WeakerThanDefault(Project) : [],
        .. leftOut.Count > 0 ? [ChecklistTexts.PolicyWithout.With(string.Join(", ", leftOut))] : Array.Empty<string>(),
    ];
}
