using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Policies;

namespace FreeSport.Ops.Core.Tests.Deployment.Starting;

/// <summary>When an environment may be touched, in its own time zone.</summary>
public sealed class WindowPolicyTests
{
    [Theory]
    [InlineData("Tue Wed Thu", "02:00", "04:00", "2026-11-24T00:30:00Z", FsPolicyState.Allowed)]
    [InlineData("Tue Wed Thu", "02:00", "04:00", "2026-11-23T23:00:00Z", FsPolicyState.Allowed)]
    [InlineData("Tue Wed Thu", "02:00", "04:00", "2026-11-23T22:59:59Z", FsPolicyState.Refused)]
    [InlineData("Tue Wed Thu", "02:00", "04:00", "2026-11-24T01:00:00Z", FsPolicyState.Refused)]
    [InlineData("Tue Wed Thu", "02:00", "04:00", "2026-11-23T00:30:00Z", FsPolicyState.Refused)]
    [InlineData("", "02:00", "04:00", "2026-11-23T00:30:00Z", FsPolicyState.Allowed)]
    [InlineData("Fri", "23:00", "03:00", "2026-11-27T21:00:00Z", FsPolicyState.Allowed)]
    [InlineData("Fri", "23:00", "03:00", "2026-11-27T23:59:00Z", FsPolicyState.Allowed)]
    [InlineData("Fri", "23:00", "03:00", "2026-11-28T21:00:00Z", FsPolicyState.Refused)]
    [InlineData("Fri", "23:00", "03:00", "2026-11-26T21:00:00Z", FsPolicyState.Refused)]
    public void Is_open_on_its_days_in_its_hours_also_over_midnight(string days, string from, string to, string now, FsPolicyState state)
    {
        DeploymentWindow window = new(days.Split(' ', StringSplitOptions.RemoveEmptyEntries), from, to, "Europe/Moscow");

        Assert.Equal(state, WindowPolicy.Ask(new EnvironmentDefinition("production", IsProduction: true) { Windows = [window] }, DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()).State);
    }

    [Fact]
    public void An_unknown_time_zone_is_no_permission_and_no_window_is_none()
    {
        Assert.Equal(FsPolicyState.Unknown, WindowPolicy.Ask(new EnvironmentDefinition("production", IsProduction: true) { Windows = [new DeploymentWindow([], "00:00", "23:59", "Europe/Nowhere")] }, DateTime.UtcNow).State);
        Assert.Equal(FsPolicyState.NotConfigured, WindowPolicy.Ask(new EnvironmentDefinition("production", IsProduction: true), DateTime.UtcNow).State);
        Assert.False(DeploymentPolicies.Allow([new FsPolicyAnswer()]));
    }
}
