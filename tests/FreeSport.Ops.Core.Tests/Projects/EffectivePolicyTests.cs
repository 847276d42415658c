using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class EffectivePolicyTests
{
    private static readonly EnvironmentDefinition Production = new("production", IsProduction: true);
    private static readonly EnvironmentDefinition Staging = new("staging", IsProduction: false);

    [Fact]
    public void Production_takes_measurements_only_and_neither_warnings_nor_uncommitted_changes()
    {
        foreach (FsChecklistItem item in Enum.GetValues<FsChecklistItem>())
        {
            EffectivePolicy policy = EffectivePolicy.For(Rooms.Defaults(item), configured: null, Production);

            Assert.Equal((FsAssurance.Measured, false, false, true), (policy.Assurance, policy.AllowWarnings, policy.AllowDirty, policy.Applies));
        }
    }

    [Fact]
    public void What_a_cmdlet_measures_everywhere_is_measured_everywhere()
    {
        Assert.Equal(FsAssurance.Measured, EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.TestsPassed), configured: null, Staging).Assurance);
        Assert.Equal(FsAssurance.Measured, EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.TeamNotified), configured: null, Staging).Assurance);
        Assert.Equal(FsAssurance.Asserted, EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.DocumentationUpdated), configured: null, Staging).Assurance);
    }

    [Fact]
    public void What_the_project_says_goes_before_the_defaults()
    {
        ChecklistPolicy configured = new()
        {
            Assurance = FsAssurance.Independent,
            MaxAge = TimeSpan.FromHours(3),
            AllowWarnings = true,
            NotApplicableTo = ["STAGING"],
        };

        EffectivePolicy production = EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.MonitoringActive), configured, Production);

        Assert.Equal((FsAssurance.Independent, TimeSpan.FromHours(3), true, true), (production.Assurance, production.MaxAge, production.AllowWarnings, production.Applies));
        Assert.False(EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.MonitoringActive), configured, Staging).Applies);
    }

    [Fact]
    public void No_policy_lets_uncommitted_changes_into_production() =>
        Assert.False(EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.TestsPassed), new ChecklistPolicy { AllowWarnings = true, Assurance = FsAssurance.None }, Production).AllowDirty);
}
