using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Looks for what compose takes and somebody regrets later.</summary>
internal interface IComposeRule
{
    /// <summary>Looks for it.</summary>
    /// <param name="read">What was loaded.</param>
    /// <param name="findings">Takes what is found.</param>
    void Check(ComposeReading read, ComposeFindings findings);
}
