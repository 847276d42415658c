namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose;

/// <summary>Which compose is modelled here.</summary>
internal static class ComposeVersion
{
    /// <summary>The loader whose rules are applied, with its version; results carry it.</summary>
    public const string Model = "compose-go 2.14";
}
