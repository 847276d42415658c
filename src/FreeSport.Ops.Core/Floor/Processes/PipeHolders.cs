using System.Globalization;
using System.IO.Pipes;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Finds who else holds a pipe. Linux alone tells that, and only the newer leg runs there.</summary>
internal static class PipeHolders
{
    private const string Processes = "/proc";

    /// <summary>What the system calls a pipe.</summary>
    /// <param name="stream">The end of it that is read here.</param>
    /// <returns>Its name; null where that is not told.</returns>
    public static string? NameOf(Stream stream)
    {
        if (!Directory.Exists(Processes + "/self/fd"))
        {
            return null;
        }

        IntPtr? handle = stream switch
        {
            PipeStream pipe => pipe.SafePipeHandle.DangerousGetHandle(),
            FileStream file => file.SafeFileHandle.DangerousGetHandle(),
            _ => null,
        };
        return handle is { } number ? Platform.LinkTarget(Processes + "/self/fd/" + number.ToInt64().ToString(CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>The programs that hold one of these pipes, without this one.</summary>
    /// <param name="pipes">Names of pipes; null ones are passed over.</param>
    /// <returns>Their numbers.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<string?> pipes)
    {
        string[] names = [.. pipes.OfType<string>()];
        if (names.Length == 0)
        {
            return [];
        }

        // What the system calls this process.
        string? own = Platform.LinkTarget(Processes + "/self");
        List<int> holders = [];
        foreach (string folder in Directory.EnumerateDirectories(Processes))
        {
            string name = Path.GetFileName(folder);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && name != own && Holds(folder, names))
            {
                holders.Add(id);
            }
        }

        return holders;
    }

    private static bool Holds(string folder, string[] names)
    {
        try
        {
            return Directory.EnumerateFiles(folder + "/fd").Any(f => Platform.LinkTarget(f) is { } target && names.Contains(target));
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
