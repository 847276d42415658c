using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Finds the container images of a project that lie in a registry.</summary>
/// <param name="project">The project.</param>
/// <param name="git">Tells what <c>github.repository</c> means here.</param>
public sealed class ProjectImages(Project project, GitReader git)
{
    private static readonly Regex Expression = new(@"\$\{\{\s*(?<name>[A-Za-z0-9_.-]+)\s*\}\}", RegexOptions.CultureInvariant);
    private static readonly Regex Default = new(@"\A\$\{[A-Za-z_][A-Za-z0-9_]*:?-(?<value>[^{}$]*)\}\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// The images of the configuration; without them those that workflows and compose files name in full. What holds
    /// an expression that only GitHub can resolve is left out.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The images, each once, in the order of their names.</returns>
    public async Task<IReadOnlyList<ImageName>> FindAsync(CancellationToken cancellationToken)
    {
        if (project.Configuration.Images is { } configured)
        {
            return [.. configured.Select(ImageName.Parse).OfType<ImageName>()];
        }

        RemoteAddress? origin = project.Git.Repository is { } repository ? await git.ReadOriginAsync(repository, cancellationToken).ConfigureAwait(false) : null;
        List<string> names = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            YamlNode? root = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            names.AddRange(WorkflowImages(root).Select(text => Resolve(text, origin, root)));
        }

        foreach (string file in project.ComposeFiles.Where(static f => !IsForTests(Path.GetFileName(f))))
        {
            YamlNode? root = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            names.AddRange(ComposeImages(root).Select(static text => Default.Replace(text, "${value}")));
        }

        // A name with a tag says more than the same name without.
        return
        [
            .. names.SelectMany(static n => n.Split('\n')).Select(ImageName.Parse).OfType<ImageName>().Distinct()
                .GroupBy(static i => (i.Registry, i.Repository))
                .SelectMany(static g => g.Any(IsExact) ? g.Where(IsExact) : g)
                .OrderBy(static i => i.ToString(), StringComparer.Ordinal),
        ];
    }

    private static async Task<YamlNode?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return YamlReader.Read(await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false)).Root;
        }
        catch (OpsException)
        {
            // The step that looks at workflows, or at compose files, tells that it cannot be read.
            return null;
        }
    }

    /// <summary>A workflow's text with what can be known here in place of the expressions.</summary>
    internal static string Resolve(string text, RemoteAddress? origin, YamlNode? root)
    {
        YamlMapping? variables = (root as YamlMapping)?.Find("env") as YamlMapping;

        // Twice: a variable may hold the repository's name in turn.
        for (int depth = 0; depth < 2; depth++)
        {
            text = Expression.Replace(text, match => match.Groups["name"].Value switch
            {
                "github.repository" when origin is not null => (origin.Owner + "/" + origin.Name).ToLowerInvariant(),
                "github.repository_owner" when origin is not null => origin.Owner.ToLowerInvariant(),
                { } name when name.StartsWith("env.", StringComparison.Ordinal) && variables?.Find(name.Substring(4)) is YamlScalar value => value.Value,
                _ => match.Value,
            });
        }

        return text;
    }

    // Other texts look like images as well: a folder with a dot, an address without its scheme.
    private static IEnumerable<string> WorkflowImages(YamlNode? node) => node switch
    {
        YamlSequence list => list.Items.SelectMany(WorkflowImages),
        YamlMapping map when IsKeptLocal(map) => [],
        YamlMapping map => map.Entries.Where(static e => !IsOfTheJob(e.Key.Value)).SelectMany(static e => e.Value is YamlScalar scalar
            ? IsImageKey(e.Key.Value) ? [scalar.Value] : []
            : WorkflowImages(e.Value)),
        _ => [],
    };

    private static bool IsImageKey(string key) =>
        key is "image" or "images" or "tags" || (key.Contains("IMAGE", StringComparison.Ordinal) && !IsForTests(key));

    // docker/build-push-action: what it builds and does not push is for the steps behind it.
    private static bool IsKeptLocal(YamlMapping with) => with.Find("push") is YamlScalar { Value: "false" };

    // What a job runs in and beside is for its tests; nobody pulls it to release.
    private static bool IsOfTheJob(string key) => key is "services" or "container";

    private static bool IsExact(ImageName image) => image.Tag is not null || image.Digest is not null;

    // docker-compose.test.yml, TEST_IMAGE, the profile e2e and their kind.
    private static bool IsForTests(string name) =>
        name.ToLowerInvariant().Split('.', '-', '_').Any(static part => part is "test" or "tests" or "testing" or "ci" or "e2e" or "integration");

    private static IEnumerable<string> ComposeImages(YamlNode? root) =>
        ((root as YamlMapping)?.Find("services") as YamlMapping)?.Entries
            .Select(static service => service.Value as YamlMapping)
            .Where(static service => Profiles(service) is not { Length: > 0 } profiles || !profiles.All(IsForTests))
            .Select(static service => service?.Find("image"))
            .OfType<YamlScalar>()
            .Select(static image => image.Value) ?? [];

    private static string[]? Profiles(YamlMapping? service) => (service?.Find("profiles") as YamlSequence)?.Items.OfType<YamlScalar>().Select(static p => p.Value).ToArray();
}
