using System.Reflection;

namespace FreeSport.Ops.Benchmarks;

/// <summary>Where the build put things.</summary>
internal static class Built
{
    public static string Root => Of("RepositoryRoot");

    public static string Manifest => Path.Combine(Root, "FreeSport.Ops.psd1");

    private static string Of(string key) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
