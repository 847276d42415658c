namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>What of a laid out leg would fail on .NET Framework 4.7.2, one line a fault.</summary>
/// <param name="Unresolved">References to assemblies, types and members that nothing answers, or only a redirect would.</param>
/// <param name="Throwing">Members that are referenced and do nothing but throw PlatformNotSupportedException.</param>
/// <param name="Unreached">Files that nothing refers to, by name without extension.</param>
internal sealed record LegReport(IReadOnlyList<string> Unresolved, IReadOnlyList<string> Throwing, IReadOnlyList<string> Unreached)
{
    /// <summary>Walks every reference of every assembly of a leg.</summary>
    /// <param name="leg">The folder with FreeSport.Ops.dll and <c>deps</c>.</param>
    /// <param name="framework">The folder of the framework's reference assemblies, with <c>Facades</c>.</param>
    /// <param name="powerShell">PowerShell's assembly of the standard.</param>
    public static LegReport Of(string leg, string framework, string powerShell)
    {
        List<AssemblyFile> opened = [];
        try
        {
            List<AssemblyFile> installed = Read([.. Directory.GetFiles(framework, "*.dll"), .. Directory.GetFiles(Path.Combine(framework, "Facades"), "*.dll"), powerShell]);
            List<AssemblyFile> entry = Read(Directory.GetFiles(leg, "*.dll"));
            List<AssemblyFile> deps = Read(Directory.GetFiles(Path.Combine(leg, "deps"), "*.dll"));
            LegWalk walk = new(new Binder(installed, entry, deps));
            walk.Everything();
            HashSet<string> reached = walk.Reached(entry);
            return new LegReport(
                [.. walk.Unresolved],
                [.. walk.Throwing],
                [.. deps.Select(static a => a.Name).Where(n => !reached.Contains(n)).Order(StringComparer.Ordinal)]);
        }
        finally
        {
            opened.ForEach(static a => a.Dispose());
        }

        List<AssemblyFile> Read(IEnumerable<string> files)
        {
            List<AssemblyFile> read = [.. files.Select(AssemblyFile.Read).OfType<AssemblyFile>()];
            opened.AddRange(read);
            return read;
        }
    }
}
