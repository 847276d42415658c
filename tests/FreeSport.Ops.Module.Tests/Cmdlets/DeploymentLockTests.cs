using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What people do with the lock of an environment, each with a clone of their own.</summary>
public sealed class DeploymentLockTests : IDisposable
{
    private const string Ref = "refs/fsops/locks/staging";

    private readonly SampleRepository _anna = SampleRepository.Create("anna's clone [1]");
    private readonly SampleRepository _boris = SampleRepository.Create("boris");
    private readonly List<Engine> _engines = [];

    private string Remote => Path.Combine(Path.GetDirectoryName(_anna.Folder)!, "origin.git");

    [Fact]
    public void Who_locks_for_maintenance_is_seen_by_everybody_and_opens_it_again()
    {
        (Engine anna, Engine boris) = Share();

        EngineResult locked = anna.Run("Lock-FsEnvironment staging 'disk change until 09:00'");
        Assert.Equal(["Maintenance|Passed|True|False"], locked.Output.Select(static o => $"{o.Properties["State"].Value}|{o.Properties["Outcome"].Value}|{o.Properties["Shared"].Value}|{o.Properties["Fenced"].Value}"));
        Assert.NotEmpty(locked.Texts("EvidenceId").Single());

        EngineResult seen = boris.Run("Get-FsDeploymentLock staging");
        Assert.Equal(("Maintenance", "Warning", "disk change until 09:00", "False"), (seen.Texts("State").Single(), seen.Texts("Outcome").Single(), seen.Texts("Message").Single(), seen.Texts("IsOwn").Single()));
        Assert.StartsWith("Anna Ivanova", seen.Texts("Owner").Single(), StringComparison.Ordinal);
        Assert.Contains("disk change until 09:00", boris.Show("Get-FsDeploymentLock staging"), StringComparison.Ordinal);

        EngineResult second = boris.Run("Lock-FsEnvironment staging 'me too'");
        Assert.StartsWith("DeploymentLockMaintenance", Assert.Single(second.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceBusy, second.Errors[0].CategoryInfo.Category);
        Assert.Contains("disk change until 09:00", second.Errors[0].ToString(), StringComparison.Ordinal);
        EngineResult foreign = boris.Run("Unlock-FsEnvironment staging -Confirm:$false");
        Assert.StartsWith("DeploymentLockNotYours", Assert.Single(foreign.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Force -Reason", foreign.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        EngineResult free = anna.Run("Get-FsDeploymentLock staging | Unlock-FsEnvironment -Confirm:$false");
        Assert.Equal(("Free", "Passed"), (free.Texts("State").Single(), free.Texts("Outcome").Single()));
        Assert.Equal("Free", boris.Run("Get-FsDeploymentLock staging").Texts("State").Single());
        Assert.Equal(2, anna.Run("Get-FsEvidence | Where-Object { $_.Subjects.Name -contains 'staging' }").Output.Length);
    }

    [Fact]
    public void A_lock_is_forced_with_a_reason_only_and_without_a_question_nothing_is_freed()
    {
        (Engine anna, Engine boris) = Share();
        anna.Run("Lock-FsEnvironment staging works");
        string before = Value();

        Assert.Empty(boris.Run("Unlock-FsEnvironment staging -Force -Reason '' -Confirm:$false").Output);
        EngineResult plan = boris.Run("Unlock-FsEnvironment staging -Force -Reason 'anna is away' -WhatIf");
        Assert.Equal(("FsDeploymentLockPlan", "Unlock", "True"), (plan.Output.Single().BaseObject.GetType().Name, plan.Texts("Action").Single(), plan.Texts("IsAllowed").Single()));
        Assert.Equal(before, Value());

        EngineResult forced = boris.Run("Unlock-FsEnvironment staging -Force -Reason 'anna is away' -Confirm:$false");
        Assert.Equal(("Free", "anna is away"), (forced.Texts("State").Single(), forced.Texts("Reason").Single()));
        Assert.Equal("anna is away", anna.Run("Get-FsDeploymentLock staging").Texts("Reason").Single());
        Assert.Empty(boris.Run("Unlock-FsEnvironment staging -Confirm:$false").Texts("EvidenceId").Single());
    }

    [Fact]
    public void What_if_tells_who_stands_in_the_way_and_sets_nothing()
    {
        (Engine anna, Engine boris) = Share();

        Assert.Equal(["True"], anna.Run("Lock-FsEnvironment staging works -WhatIf").Texts("IsAllowed"));
        Assert.Throws<Xunit.Sdk.EqualException>(() => Value());
        anna.Run("Lock-FsEnvironment staging works");
        EngineResult plan = boris.Run("Lock-FsEnvironment staging 'me too' -WhatIf");

        Assert.Equal(("False", "Maintenance", "me too"), (plan.Texts("IsAllowed").Single(), plan.Texts("State").Single(), plan.Texts("Text").Single()));
    }

    [Fact]
    public void Without_a_remote_the_lock_says_that_nobody_else_sees_it()
    {
        using Engine anna = new(_anna.Folder);

        Assert.Equal("False", anna.Run("Lock-FsEnvironment staging works").Texts("Shared").Single());
        EngineResult seen = anna.Run("Get-FsDeploymentLock");

        Assert.Equal(["Free", "Maintenance"], seen.Texts("State").Order());
        Assert.All(seen.Texts("Summary"), static s => Assert.Contains("this clone alone", s, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_of_the_session_does_not_get_into_the_lock()
    {
        (Engine anna, Engine boris) = Share();

        anna.Run("$env:DB_PASSWORD = 'geheim-0123456'; try { Lock-FsEnvironment staging 'password geheim-0123456 changes' } finally { $env:DB_PASSWORD = $null }");

        Assert.DoesNotContain("geheim", _anna.Git("-C", Remote, "log", "-1", "--format=%B", Ref), StringComparison.Ordinal);
        Assert.Contains("password ***", boris.Run("Get-FsDeploymentLock staging").Texts("Message").Single(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _engines.ForEach(static e => e.Dispose());
        _anna.Dispose();
        _boris.Dispose();
    }

    private string Value() => _anna.Git("-C", Remote, "rev-parse", "--verify", "-q", Ref);

    private (Engine Anna, Engine Boris) Share()
    {
        _anna.Git("init", "-q", "--bare", Remote);
        foreach ((SampleRepository clone, string name) in new[] { (_anna, "Anna Ivanova"), (_boris, "Boris") })
        {
            clone.Git("remote", "add", "origin", Remote);
            clone.Git("config", "user.name", name);
            clone.Git("config", "user.email", name[..4] + "@localhost");
        }

        _engines.AddRange([new Engine(_anna.Folder), new Engine(_boris.Folder)]);
        return (_engines[0], _engines[1]);
    }
}
