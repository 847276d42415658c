using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Where a linter runs.</summary>
/// <param name="Folder">Absolute path of the folder it runs in.</param>
/// <param name="Foreign">Absolute path of a folder whose files are nobody's to correct, the virtual environment; null for none.</param>
/// <param name="Scratch">A folder for reports and caches, gone after the run.</param>
internal sealed record LintPlace(string Folder, string? Foreign, PrivateFolder Scratch)
{
    /// <summary>Whether a path lies in the foreign folder.</summary>
    public bool IsForeign(string path) =>
        Foreign is not null && path.StartsWith(Foreign.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, Platform.PathComparison);
}
