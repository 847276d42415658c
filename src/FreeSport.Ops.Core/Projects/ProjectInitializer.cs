using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Proposes the configuration of a project that has none, and writes it when that is wanted.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="defaults">What a box asks where the policy says nothing.</param>
public sealed class ProjectInitializer(OpsTools tools, Func<FsChecklistItem, PolicyDefaults> defaults)
{
    /// <summary>Writes <c>freesport.ops.yml</c> at the git root, or in the folder without git; hands over the project, or the plan when not confirmed.</summary>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <param name="cancellationToken">Stops the work before the file is written.</param>
    /// <returns>A task that ends when the file is there.</returns>
    /// <exception cref="OpsException">A configuration is there (<c>ConfigurationExists</c>) or cannot be written (<c>ConfigurationNotWritable</c>).</exception>
    public async Task RunAsync(bool replace, CancellationToken cancellationToken)
    {
        GitLookup git = await tools.Git.FindAsync(tools.Folder, cancellationToken).ConfigureAwait(false);
        string root = git.Repository?.Root ?? tools.Folder;
        string file = Path.Combine(root, ProjectConfiguration.FileName);
        bool exists = File.Exists(file);
        if (exists && !replace)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.ConfigurationExists, FailureKind.InvalidOperation, ProjectsTexts.ConfigurationExists.With(file), ProjectsTexts.ConfigurationExistsRemedy, file));
        }

        string text = await new ProjectProposal(new Project(root, git, new ProjectConfiguration()), tools.Git).WriteAsync(cancellationToken).ConfigureAwait(false);
        if (!await tools.Host.ConfirmAsync(file, exists ? ProjectsTexts.ActionReplace : ProjectsTexts.ActionWrite, cancellationToken).ConfigureAwait(false))
        {
            tools.Host.WriteResult(new FsProjectPlan { Path = file, Replaces = exists, Content = text });
            return;
        }

        if (Write(file, text) is { } kept)
        {
            tools.Host.WriteWarning(ProjectsTexts.ConfigurationKept.With(kept));
        }

        Project project = new(root, git, ConfigurationReader.Read(text, file, tools.Host));
        tools.Host.WriteResult(await new ProjectDescription(project, tools.Git, defaults).DescribeAsync(cancellationToken).ConfigureAwait(false));
    }

    // Written aside and moved: a full disk never leaves half a configuration. What was there is kept beside it.
    private static string? Write(string file, string text)
    {
        string aside = file + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllText(aside, text);
            if (File.Exists(file))
            {
                string kept = FreeName(file);
                File.Replace(aside, file, kept);
                return kept;
            }

            File.Move(aside, file);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            File.Delete(aside);
            throw new OpsException(new OpsFailure(
                ErrorIds.ConfigurationNotWritable,
                FailureKind.WriteError,
                ProjectsTexts.ConfigurationNotWritable.With(file, cause.Message),
                ProjectsTexts.ConfigurationNotWritableRemedy,
                file,
                cause));
        }
    }

    private static string FreeName(string file)
    {
        string name = file + ".bak";
        for (int number = 2; File.Exists(name); number++)
        {
            name = FormattableString.Invariant($"{file}.{number}.bak");
        }

        return name;
    }
}
