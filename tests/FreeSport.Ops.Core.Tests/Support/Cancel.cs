namespace FreeSport.Ops.Tests.Support;

/// <summary>The token that ends the running test when somebody stops the tests.</summary>
internal static class Cancel
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
