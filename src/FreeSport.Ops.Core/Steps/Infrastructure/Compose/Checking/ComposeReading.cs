using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>A set of compose files, what it comes to, and the files as they are written.</summary>
/// <param name="Set">The set.</param>
/// <param name="Project">What it comes to.</param>
/// <param name="Root">Absolute path of the project's root.</param>
internal sealed record ComposeReading(ComposeSet Set, ComposeProject Project, string Root)
{
    private List<(string File, YamlMapping Root)>? _written;
    private HashSet<ComposePlace>? _filled;

    /// <summary>Gets a value indicating whether values that come from variables are those of the host: false where its env file is not here, or is a template.</summary>
    public required bool HasValuesOfHost { get; init; }

    /// <summary>Gets the files that were read as they are written, before variables and overlays.</summary>
    public IReadOnlyList<(string File, YamlMapping Root)> Written => _written ??=
    [
        .. Project.Files
            .Where(File.Exists)
            .SelectMany(static f => YamlReader.ReadAll(TextFileReader.Read(f)).Select(r => (f, r.Root as YamlMapping)))
            .Where(static f => f.Item2 is not null)
            .Select(static f => (f.f, f.Item2!)),
    ];

    /// <summary>Whether a service's image comes from a variable whose value on the host nobody here knows.</summary>
    public bool IsUnknownImage(ComposePlace place) => !HasValuesOfHost && (_filled ??=
    [
        .. WrittenServices
            .Select(static s => (s.File, Image: s.Service.Find("image") as YamlScalar))
            .Where(static s => s.Image?.Value.IndexOf('$') >= 0)
            .Select(static s => new ComposePlace(s.File, s.Image!.Start.Line, s.Image.Start.Column)),
    ]).Contains(place);

    /// <summary>Gets the services of the files as they are written.</summary>
    public IEnumerable<(string File, YamlScalar Name, YamlMapping Service)> WrittenServices => Written.SelectMany(static f =>
        ((f.Root.Find("services") as YamlMapping)?.Entries ?? []).Where(static e => e.Value is YamlMapping).Select(e => (f.File, e.Key, (YamlMapping)e.Value)));
}
