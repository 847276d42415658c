using System.Collections.ObjectModel;
using System.Management.Automation;

using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Turns <c>-Path</c> and <c>-LiteralPath</c> into one folder of the file system, relative to PowerShell's location.</summary>
/// <param name="cmdlet">Knows the location and the drives.</param>
internal sealed class FolderResolver(PSCmdlet cmdlet)
{
    private const string FileSystem = "FileSystem";

    /// <summary>Resolves; a file stands for the folder it lies in.</summary>
    public string Resolve(string? path, string? literalPath)
    {
        if (path is not null && literalPath is not null)
        {
            throw Failure("PathAmbiguous", FailureKind.InvalidArgument, PipelineTexts.PathAndLiteralPath, PipelineTexts.PathAmbiguousRemedy, path);
        }

        string resolved = path is not null ? Wildcards(path)
            : literalPath is not null ? Literal(literalPath)
            : cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        return File.Exists(resolved) ? System.IO.Path.GetDirectoryName(resolved)!
            : Directory.Exists(resolved) ? resolved
            : throw Failure("PathNotFound", FailureKind.ObjectNotFound, PipelineTexts.PathNotFound.With(resolved), PipelineTexts.PathNotFoundRemedy, resolved);
    }

    private string Wildcards(string path)
    {
        Collection<string> found;
        ProviderInfo provider;
        try
        {
            found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or WildcardPatternException)
        {
            throw Failure("PathNotFound", FailureKind.ObjectNotFound, PipelineTexts.PathNotFound.With(path), PipelineTexts.PathNotFoundRemedy, path, missing);
        }

        RequireFileSystem(provider, path);
        return found.Count == 1
            ? found[0]
            : throw Failure("PathAmbiguous", FailureKind.InvalidArgument, PipelineTexts.PathAmbiguous.With(path, found.Count), PipelineTexts.PathAmbiguousRemedy, path);
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
            throw Failure("PathNotFound", FailureKind.ObjectNotFound, PipelineTexts.PathNotFound.With(path), PipelineTexts.PathNotFoundRemedy, path, missing);
        }
    }

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw Failure("PathNotFileSystem", FailureKind.InvalidArgument, PipelineTexts.PathNotFileSystem.With(path), PipelineTexts.PathNotFoundRemedy, path);
        }
    }

    private static OpsException Failure(string id, FailureKind kind, string message, string remedy, string path, Exception? cause = null) =>
        new(new OpsFailure(id, kind, message, remedy, path, cause));
}
