using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What of a stack will surely fail in Swarm alone.</summary>
/// <param name="stack"><c>docker stack</c> at work on the files.</param>
/// <param name="project">The files, read.</param>
/// <param name="images">The images of the engine.</param>
internal sealed class StackProblems(StackClient stack, ComposeProject project, EngineImages images)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>A sentence for each.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. project.Services.Where(static s => s.StartsFirst && s.HostModePort is not null).Select(static s => TargetTexts.ProblemStartFirst.With(s.Name, s.HostModePort)),
        .. await ConfigsAsync(cancellationToken).ConfigureAwait(false),
        .. await UnpinnedAsync(cancellationToken).ConfigureAwait(false),
    ];

    // The engine gives back the content of configs, never that of secrets.
    private async Task<IReadOnlyList<string>> ConfigsAsync(CancellationToken cancellationToken)
    {
        List<string> changed = [];
        foreach (KeyValuePair<string, object?> entry in stack.Rendered.Section("configs") ?? [])
        {
            Dictionary<string, object?> declared = entry.Value as Dictionary<string, object?> ?? [];
            if (!declared.TryGetValue("file", out object? file) || file is not string path || !File.Exists(path))
            {
                continue;
            }

            string name = declared.TryGetValue("name", out object? given) && given is string own ? own : stack.Stack + "_" + entry.Key;
            DockerObjects? there = await stack.Docker.InspectAsync("config inspect", [name], new Deadline(Short), cancellationToken).ConfigureAwait(false);
            if (there?.Items is [{ } config] && config.At("Spec", "Data").Text() is var data && data != Convert.ToBase64String(File.ReadAllBytes(path)))
            {
                changed.Add(TargetTexts.ProblemConfig.With(name));
            }
        }

        return changed;
    }

    private async Task<IReadOnlyList<string>> UnpinnedAsync(CancellationToken cancellationToken)
    {
        List<string> unpinned = [];
        foreach (IGrouping<string, ComposeService> image in project.Services.Where(static s => s.Image.Length > 0 && ImageName.Parse(s.Image) is null).GroupBy(static s => s.Image, StringComparer.Ordinal))
        {
            if (await images.FindAsync(image.Key, cancellationToken).ConfigureAwait(false) is { Digests.Count: 0 })
            {
                unpinned.Add(TargetTexts.Unpinned.With(image.Key, string.Join(", ", image.Select(static s => s.Name))));
            }
        }

        return unpinned;
    }
}
