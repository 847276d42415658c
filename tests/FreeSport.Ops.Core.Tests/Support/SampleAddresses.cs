namespace FreeSport.Ops.Tests.Support;

/// <summary>The sample's servers and registry are reserved names, but asking for them would leave this machine.</summary>
internal static class SampleAddresses
{
    /// <summary>Makes a copy's configuration name this machine instead.</summary>
    public static void StayHere(string configuration) => File.WriteAllText(configuration, File.ReadAllText(configuration)
        .Replace("https://staging.freesport.example", "http://127.0.0.1:1", StringComparison.Ordinal)
        .Replace("https://freesport.example", "http://127.0.0.1:2", StringComparison.Ordinal)
        .Replace("@staging.freesport.example", "@127.0.0.1:1", StringComparison.Ordinal)
        .Replace("@prod.freesport.example", "@127.0.0.1:2", StringComparison.Ordinal)
        .Replace("ghcr.io/", "127.0.0.1:1/", StringComparison.Ordinal));
}
