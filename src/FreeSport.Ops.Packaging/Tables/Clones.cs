namespace FreeSport.Ops.Packaging.Tables;

/// <summary>The repositories that the tables are made from: those in a folder, or new ones from GitHub.</summary>
/// <param name="folder">Clones as <c>owner+name</c> or <c>owner/name</c>; null to clone them for this run.</param>
internal sealed class Clones(string? folder) : IDisposable
{
    private readonly string _temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public GitClone Find(string repository)
    {
        if (folder is null)
        {
            string path = Path.Combine(_temporary, repository);
            if (!Directory.Exists(path))
            {
                // The tips of branches and tags without the files: git gets the few that are read one by one.
                GitClone.Git("clone", "-q", "--bare", "--depth", "1", "--no-single-branch", "--filter=blob:none", "https://github.com/" + repository, path);
            }

            return new GitClone(path);
        }

        string[] places = [Path.Combine(folder, repository.Replace('/', '+')), Path.Combine(folder, repository)];
        return new GitClone(places.FirstOrDefault(Directory.Exists) ?? throw new IOException($"{folder} has no clone of {repository}"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_temporary))
        {
            // git makes its objects read-only, which keeps Windows from deleting them.
            foreach (FileInfo file in new DirectoryInfo(_temporary).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(_temporary, recursive: true);
        }
    }
}
