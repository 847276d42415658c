namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>Texts of a repository, by paths that start with <c>./</c>: what lies on the disk, or was taken from one of its commits.</summary>
internal interface IRepositoryTexts
{
    /// <summary>The text of a file; null when there is none.</summary>
    string? Read(string path);

    /// <summary>The YAML files directly in a folder, by paths that start with <c>./</c>; null when there is no such folder.</summary>
    IReadOnlyList<string>? YamlFiles(string folder);
}
