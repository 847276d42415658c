using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace FreeSport.Ops.Packaging;

/// <summary>The built module as the engine sees it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Cmdlets">Its cmdlets, by name.</param>
internal sealed record ModuleInspection(PSModuleInfo Module, IReadOnlyList<CmdletInfo> Cmdlets)
{
    public static ModuleInspection Of(string root)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Path.Combine(root, "FreeSport.Ops.psd1")]);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        PSModuleInfo module = shell.AddCommand("Get-Module").AddParameter("Name", "FreeSport.Ops").Invoke<PSModuleInfo>().Single();
        return new ModuleInspection(module, [.. module.ExportedCmdlets.Values.OrderBy(static c => c.Name, StringComparer.Ordinal)]);
    }
}
