using System.Collections.ObjectModel;
using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Turns what people give as paths into files and folders of the file system, relative to PowerShell's location.</summary>
/// <param name="cmdlet">Knows the location and the drives.</param>
internal sealed class PathResolver(PSCmdlet cmdlet)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files and folders that <c>-Path</c> and <c>-LiteralPath</c> name; PowerShell's location when both are empty.</summary>
    /// <param name="paths">With wildcards.</param>
    /// <param name="literalPaths">As they are written.</param>
    /// <param name="tell">Is told of a path of several that is wrong.</param>
    /// <returns>Absolute paths, each once, in the order given.</returns>
    /// <exception cref="OpsException">The only path is wrong, or both kinds were given.</exception>
    public IReadOnlyList<string> Resolve(string[] paths, string[] literalPaths, Action<OpsFailure> tell)
    {
        if (paths.Length > 0 && literalPaths.Length > 0)
        {
            throw Failure(ErrorIds.PathAmbiguous, FailureKind.InvalidArgument, PipelineTexts.PathAndLiteralPath, PipelineTexts.PathAmbiguousRemedy, paths[0]);
        }

        if (paths.Length + literalPaths.Length == 0)
        {
            return [Existing(cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath)];
        }

        List<string> found = [];
        foreach (string path in paths.Length > 0 ? paths : literalPaths)
        {
            try
            {
                found.AddRange(paths.Length > 0 ? Wildcards(path) : [Existing(Literal(path))]);
            }
            catch (OpsException wrong) when (paths.Length + literalPaths.Length > 1)
            {
                tell(wrong.Failure);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The files and folders that a text names: the one of exactly that name, or those that match it as a pattern.</summary>
    /// <returns>Absolute paths; none where nothing of that name is.</returns>
    public IReadOnlyList<string> Find(string text)
    {
        try
        {
            string literal = Literal(text);
            return File.Exists(literal) || Directory.Exists(literal) ? [NamedPath.Of(literal)] : WildcardPattern.ContainsWildcardCharacters(text) ? Wildcards(text) : [];
        }
        catch (Exception none) when (none is OpsException or NotSupportedException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>The folder to look for a project from: a file stands for the folder it lies in.</summary>
    public static string FolderOf(string path) => File.Exists(path) ? System.IO.Path.GetDirectoryName(path)! : path;

    private string[] Wildcards(string path)
    {
        Collection<string> found;
        ProviderInfo provider;
        try
        {
            found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or WildcardPatternException)
        {
            throw NotFound(path, missing);
        }

        RequireFileSystem(provider, path);
        return found.Count > 0 ? [.. found.Select(NamedPath.Of)] : throw NotFound(path);
    }

    private string Literal(string path)
    {
        try
        {
            string resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out PSDriveInfo _);
            RequireFileSystem(provider, path);
            return resolved;
        }
        catch (Exception missing) when (missing is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotFound(path, missing);
        }
    }

    private static string Existing(string path) => File.Exists(path) || Directory.Exists(path) ? NamedPath.Of(path) : throw NotFound(path);

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw Failure(ErrorIds.PathNotFileSystem, FailureKind.InvalidArgument, PipelineTexts.PathNotFileSystem.With(path), PipelineTexts.PathNotFoundRemedy, path);
        }
    }

    private static OpsException NotFound(string path, Exception? cause = null) =>
        Failure(ErrorIds.PathNotFound, FailureKind.ObjectNotFound, PipelineTexts.PathNotFound.With(path), PipelineTexts.PathNotFoundRemedy, path, cause);

    private static OpsException Failure(string id, FailureKind kind, string message, string remedy, string path, Exception? cause = null) =>
        new(new OpsFailure(id, kind, message, remedy, path, cause));
}
