using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Finds every name that a project's files need as a secret or a variable.</summary>
internal static class SecretNeedsScanner
{
    /// <summary>Reads all files that can need one.</summary>
    public static async Task<SecretNeeds> ScanAsync(Project project, CancellationToken cancellationToken)
    {
        NeedCollector needs = new(project.Configuration.Secrets.OnGitHub);
        await WorkflowNeeds.CollectAsync(project, needs, cancellationToken).ConfigureAwait(false);
        Configured(project, needs);
        await OnHostsAsync(project, needs, static _ => true, cancellationToken).ConfigureAwait(false);
        return needs.Needs;
    }

    /// <summary>Reads only what has to lie on GitHub: workflows, configuration, and the files that the configuration says so of.</summary>
    public static async Task<SecretNeeds> ScanForGitHubAsync(Project project, CancellationToken cancellationToken)
    {
        NeedCollector needs = new(project.Configuration.Secrets.OnGitHub);
        await WorkflowNeeds.CollectAsync(project, needs, cancellationToken).ConfigureAwait(false);
        Configured(project, needs);
        await OnHostsAsync(project, needs, needs.LiesOnGitHub, cancellationToken).ConfigureAwait(false);
        return needs.Needs;
    }

    private static async Task OnHostsAsync(Project project, NeedCollector needs, Func<FsSecretSource, bool> isWanted, CancellationToken cancellationToken)
    {
        if (isWanted(FsSecretSource.Compose))
        {
            ComposeNeeds compose = new(project, needs);
            foreach (string file in project.ComposeFiles)
            {
                await compose.CollectAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }

        if (isWanted(FsSecretSource.EnvTemplate))
        {
            await EnvTemplates.CollectAsync(project, needs, cancellationToken).ConfigureAwait(false);
        }

        if (isWanted(FsSecretSource.Kubernetes))
        {
            await new KubernetesNeeds(project, needs).CollectAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Configured(Project project, NeedCollector needs)
    {
        IReadOnlyDictionary<string, int> lines = project.Configuration.Lines;
        int line = lines.TryGetValue("secrets.names", out int names) ? names : lines.TryGetValue("secrets", out int section) ? section : 0;
        foreach (string name in project.Configuration.Secrets.Names)
        {
            needs.Add(name, FsSecretKind.Secret, new FsSecretPlace
            {
                Source = FsSecretSource.Configuration,
                Path = ProjectConfiguration.FileName,
                Line = line,
                Column = line > 0 ? 1 : 0,
                NeededBy = null,
                IsRequired = true,
            });
        }
    }
}
