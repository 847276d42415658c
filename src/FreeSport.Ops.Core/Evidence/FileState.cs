using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>
/// The state of files that git does not hold, such as installed packages: their names, sizes and times of change. Their
/// content is not read, because there is much of it and some of it is nobody's to record.
/// </summary>
internal static class FileState
{
    private const int MostNested = 32;

    private static readonly HashSet<string> PassedOver = new(StringComparer.Ordinal) { "__pycache__", ".git" };

    /// <summary>The fingerprint of a file's or a folder's state.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>64 hexadecimal digits; null when there is nothing, or something in it cannot be looked at.</returns>
    public static string? Of(string path)
    {
        try
        {
            FileSystemInfo found = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            if (!found.Exists)
            {
                return null;
            }

            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            StringBuilder text = new();
            Add(hash, text, found, string.Empty, depth: 0);
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            return Hex.Text(hash.GetHashAndReset());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Add(IncrementalHash hash, StringBuilder text, FileSystemInfo entry, string name, int depth)
    {
        text.Append(name);
        if (Platform.LinkTarget(entry.FullName) is { } target && depth > 0)
        {
            text.Append(" -> ").Append(target);
            if (depth >= MostNested)
            {
                return;
            }
        }

        if (entry is FileInfo file)
        {
            text.Append(' ').Append(file.Length.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        else if (entry is DirectoryInfo folder)
        {
            text.Append("/\n");
            FileSystemInfo[] below = folder.GetFileSystemInfos();
            Array.Sort(below, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (FileSystemInfo each in below)
            {
                if (!PassedOver.Contains(each.Name) && !each.Name.EndsWith(".pyc", StringComparison.Ordinal))
                {
                    Add(hash, text, each, each.Name, depth + 1);
                }
            }

            text.Append("..\n");
        }

        if (text.Length > 64 * 1024)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }
}
