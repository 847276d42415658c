using System.Text;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>The script of ours that the environment's own Python runs.</summary>
internal static class DependencyScript
{
    private const string File = "freesport_ops_dependencies.py";

    /// <summary>Puts it into a folder.</summary>
    /// <param name="folder">The run's own folder.</param>
    /// <returns>Its absolute path.</returns>
    public static string Install(PrivateFolder folder)
    {
        using Stream source = typeof(DependencyScript).Assembly.GetManifestResourceStream(File)!;
        using StreamReader reader = new(source, Encoding.UTF8);
        return folder.Write(File, reader.ReadToEnd());
    }
}
