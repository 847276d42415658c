using System.Security.Cryptography;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One walk through a folder that hashes what matches.</summary>
internal sealed class FileHashing(string folder, IReadOnlyList<FilePattern> patterns, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 81_920;
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _one = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly List<string> _path = [];
    private int _entries;
    private long _bytes;
    private bool _any;
    private bool _tooMuch;

    public FilesHash Hash()
    {
        foreach (IReadOnlyList<string> start in Starts())
        {
            if (!start.All(PathName.IsPossible))
            {
                continue;
            }

            _path.Clear();
            _path.AddRange(start);
            string path = Path.Combine([folder, .. start]);
            FileSystemInfo? entry = Directory.Exists(path) ? new DirectoryInfo(path) : File.Exists(path) ? new FileInfo(path) : null;
            if (entry is not null)
            {
                Visit(entry);
            }
        }

        return _tooMuch ? new(null, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.HashTooMuch), FileHasher.MostEntries, FileHasher.MostBytes / (1024 * 1024 * 1024), FileHasher.MostLevels))
            : new(ExpressionValue.Of(_any ? Hex.Text(_all.GetHashAndReset()) : string.Empty), null);
    }

    public void Dispose()
    {
        _all.Dispose();
        _one.Dispose();
    }

    // In the order of the patterns; what lies below another start is found from there.
    private IEnumerable<IReadOnlyList<string>> Starts()
    {
        List<IReadOnlyList<string>> starts = [.. patterns.Where(static p => !p.Excludes && !p.Outside).Select(static p => p.Start)];
        for (int at = 0; at < starts.Count; at++)
        {
            IReadOnlyList<string> start = starts[at];
            if (!starts.Where((other, index) => Begins(start, other) && (other.Count < start.Count || index < at)).Any())
            {
                yield return start;
            }
        }
    }

    private static bool Begins(IReadOnlyList<string> path, IReadOnlyList<string> start) =>
        start.Count <= path.Count && start.Where((name, at) => !string.Equals(name, path[at], FileName.Comparison)).FirstOrDefault() is null;

    private void Visit(FileSystemInfo entry)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _tooMuch |= ++_entries > FileHasher.MostEntries || _path.Count > FileHasher.MostLevels;
        bool link = (entry.Attributes & FileAttributes.ReparsePoint) != 0 && _path.Count > 0;
        if (_tooMuch || (link && entry is DirectoryInfo))
        {
            return;
        }

        if (entry is DirectoryInfo directory)
        {
            if (patterns.Any(p => !p.Excludes && p.MayMatchIn(_path)))
            {
                VisitAll(directory);
            }
        }
        else if (IsMatched())
        {
            HashFile((FileInfo)entry, link);
        }
    }

    private void VisitAll(DirectoryInfo directory)
    {
        FileSystemInfo[] entries = directory.GetFileSystemInfos();
        Array.Sort(entries, static (one, other) => FileName.Compare(one.Name, other.Name));
        foreach (FileSystemInfo entry in entries)
        {
            _path.Add(entry.Name);
            Visit(entry);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private bool IsMatched()
    {
        bool matched = false;
        foreach (FilePattern pattern in patterns)
        {
            matched = matched == pattern.Excludes && pattern.Matches(_path) ? !pattern.Excludes : matched;
        }

        return matched;
    }

    private void HashFile(FileInfo file, bool link)
    {
        // A pipe has no length either and would never end.
        if (link || file.Length > 0)
        {
            using FileStream content = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            for (int read; !_tooMuch && (read = content.Read(_buffer, 0, BufferSize)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _tooMuch |= (_bytes += read) > FileHasher.MostBytes;
                _one.AppendData(_buffer, 0, read);
            }
        }

        _all.AppendData(_one.GetHashAndReset());
        _any = true;
    }
}
