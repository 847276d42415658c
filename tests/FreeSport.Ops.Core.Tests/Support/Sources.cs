namespace FreeSport.Ops.Tests.Support;

/// <summary>The repository the tests were built from.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static string Sample => Path.Combine(Root, "docs", "samples", "freesport");

    public static string SampleWorkflows => Path.Combine(Sample, ".github", "workflows");

    /// <summary>The platform's own files: where <c>FSOPS_PLATFORM</c> says, else <c>shared/freesport</c> beside this repository; skips the test where there are none.</summary>
    public static string RequirePlatform()
    {
        string beside = Path.Combine(Path.GetDirectoryName(Root)!, "shared", "freesport");
        string? platform = Environment.GetEnvironmentVariable("FSOPS_PLATFORM") ?? (Directory.Exists(beside) ? beside : null);
        Assert.SkipWhen(platform is null, "There is no copy of the platform's repository, neither in ../shared/freesport nor where FSOPS_PLATFORM says.");
        return platform!;
    }

    /// <summary>Copies the sample, or a part of it, without what working with it leaves behind.</summary>
    public static void CopySample(string target, string part = "")
    {
        string source = Path.Combine(Sample, part);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(static s => s is "__pycache__" or "venv" or ".venv" or "node_modules"))
            {
                string copy = Path.Combine(target, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        string configuration = Path.Combine(target, "freesport.ops.yml");
        if (File.Exists(configuration))
        {
            SampleAddresses.StayHere(configuration);
        }
    }

    private static string FindRoot()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "FreeSport.Ops.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("FreeSport.Ops.slnx is in no folder above " + AppContext.BaseDirectory);
    }
}
