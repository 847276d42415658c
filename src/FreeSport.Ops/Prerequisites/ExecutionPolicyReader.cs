using System.Management.Automation;
using System.Runtime.InteropServices;

using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>Asks PowerShell for its execution policy, on the pipeline's own thread.</summary>
internal static class ExecutionPolicyReader
{
    private const string Question =
        @"Microsoft.PowerShell.Security\Get-ExecutionPolicy -List | ForEach-Object { '{0}={1}' -f $_.Scope, $_.ExecutionPolicy }";

    /// <summary>The check, already answered; none off Windows, where no script is ever kept from running.</summary>
    public static IReadOnlyList<PrerequisiteCheck> Checks(PSCmdlet cmdlet)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return [];
        }

        FsResult status = Read(cmdlet);
        return [new PrerequisiteCheck(status.Subject, _ => Task.FromResult(status))];
    }

    private static FsExecutionPolicyStatus Read(PSCmdlet cmdlet)
    {
        try
        {
            return ExecutionPolicyCheck.Judge([.. cmdlet.InvokeCommand.InvokeScript(Question).Select(static line => Parse(line.ToString()))]);
        }
        catch (RuntimeException unknown)
        {
            return ExecutionPolicyCheck.Unknown(unknown.Message);
        }
    }

    private static FsExecutionPolicyScope Parse(string line)
    {
        string[] parts = line.Split('=');
        return new FsExecutionPolicyScope
        {
            Scope = parts[0],

            // A name that a later PowerShell may bring is not taken for a permission.
            Policy = Enum.TryParse(parts[1], out FsExecutionPolicy policy) ? policy : FsExecutionPolicy.Restricted,
        };
    }
}
