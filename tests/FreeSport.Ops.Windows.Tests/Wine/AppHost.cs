using System.Text;

namespace FreeSport.Ops.Windows.Tests.Wine;

/// <summary>Makes the .exe that starts a .NET assembly, as the SDK does on Windows.</summary>
internal static class AppHost
{
    // What the SDK writes the assembly's path over; its length is what .NET publishes in its own sources.
    private const string Placeholder = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";

    /// <param name="target">The .exe to write.</param>
    /// <param name="assembly">The path of the assembly, seen from the .exe's folder.</param>
    public static void Write(string target, string assembly)
    {
        byte[] program = File.ReadAllBytes(Path.Combine(BuiltFile.Package("microsoft.netcore.app.host.win-x64"), "native", "apphost.exe"));
        int place = program.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Placeholder));
        Assert.True(place > 0, "The apphost of .NET for Windows has another placeholder than the tests know.");
        program.AsSpan(place, Placeholder.Length).Clear();
        Encoding.UTF8.GetBytes(assembly, program.AsSpan(place));
        File.WriteAllBytes(target, program);
    }
}
