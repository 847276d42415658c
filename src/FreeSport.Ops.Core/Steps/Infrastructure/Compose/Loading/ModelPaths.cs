using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Makes the paths of a model absolute.</summary>
internal static class ModelPaths
{
    private static readonly string[] Remote = ["https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:"];

    /// <summary>Whether a build context lies somewhere else than in a folder of this machine.</summary>
    public static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal) || Remote.Any(p => context.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Resolves them.</summary>
    /// <param name="model">The model, in long form.</param>
    /// <param name="folder">Absolute path of the folder that they are relative to.</param>
    /// <param name="findings">Takes mounts without a source.</param>
    public static void Resolve(ComposeMapping model, string folder, ComposeFindings findings)
    {
        ComposePaths<ModelChange> changes = new();
        ModelChange path = value => value is ComposeScalar { Text: { Length: > 0 } text } ? Moved(value, Join(folder, text)) : value;
        ModelChange context = value => value is ComposeScalar { Text: { Length: > 0 } text } && !IsRemote(text) ? Moved(value, Join(folder, text)) : value;
        changes.Add("services.*.build.context", context);
        changes.Add("services.*.build.additional_contexts.*", context);
        foreach (string pattern in new[]
        {
            "services.*.build.ssh.*", "services.*.env_file.*.path", "services.*.label_file.*", "services.*.extends.file",
            "services.*.develop.watch.*.path", "configs.*.file", "secrets.*.file",
        })
        {
            changes.Add(pattern, path);
        }

        changes.Add("services.*.volumes.*", volume => Bind(volume, path));
        new ModelWalk(changes, findings, goesInto: false).Through(model);
    }

    /// <summary>A path from a folder; one that begins with the person's home stays as it is.</summary>
    public static string Join(string folder, string path) =>
        IsRooted(path) ? path : PathText.Resolve(folder, path) ?? path;

    // Of the host, which may be of the other system than this machine.
    private static bool IsRooted(string path) =>
        path[0] is '~' or '/' || path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] is '/' or '\\' && char.IsLetter(path[0]));

    /// <summary>The folder of a file; the text itself where it can be no path on this system.</summary>
    public static string FolderOf(string path) => PathName.IsPossible(path) ? Path.GetDirectoryName(path) ?? path : path;

    /// <summary>Whether a path ends as a file's does, which some folders do too: <c>nginx.conf</c>, not <c>conf.d</c>.</summary>
    public static bool LooksLikeFile(string path) => PathName.IsPossible(path) && Path.GetExtension(path).Length is > 2 and < 8;

    private static ComposeNode Bind(ComposeNode volume, ModelChange path)
    {
        if (volume is ComposeMapping mapping && mapping.Text("type") == "bind")
        {
            mapping.Set("source", path(mapping["source"] ?? throw new ValueException(ComposeTexts.BindSource)));
        }

        return volume;
    }

    private static ComposeScalar Moved(ComposeNode from, string path) => new(path, from.Place);
}
