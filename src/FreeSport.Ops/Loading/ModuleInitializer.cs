using System.Management.Automation;

namespace FreeSport.Ops.Commands.Loading;

/// <summary>Runs when the module is imported: makes the core findable, and does nothing else.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport()
    {
        // The contracts are loaded now, so that [FreeSport.Ops.FsResult] works right after the import.
        _ = typeof(FsResult).Assembly;
        DependencyLoader.Register();
    }
}
