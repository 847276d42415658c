using System.Reflection;
using System.Runtime.Versioning;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

namespace FreeSport.Ops.Core.Tests;

public sealed class LegTests
{
    [Fact]
    public void The_core_is_the_one_of_netstandard()
    {
        Assert.StartsWith(".NETStandard,", typeof(ComposeLoader).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName, StringComparison.Ordinal);
    }
}
