using System.Runtime.InteropServices;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A script that deploys, as people start it, follow it and read what it wrote.</summary>
public sealed class ScriptDeploymentTests : IDisposable
{
    private const string Secret = "Vogel-7zq-Kanari";

    private readonly SampleRepository _repository = SampleRepository.Create("проект [1]");
    private readonly Engine _engine;

    public ScriptDeploymentTests()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "The script of the test is one of sh.");
        _engine = new Engine(_repository.Folder);
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_script_deploys_and_leaves_a_record_and_a_log()
    {
        Configure("echo \"$1 $2 $FSOPS_ENVIRONMENT token=$FSOPS_FENCE_TOKEN $SHOP_TOKEN\"; cat; echo changed > done.txt", "smoke: [{ name: resolver, dns: localhost }]");

        EngineResult plan = _engine.Run("Start-FsDeployment staging -ImageTag v7 -WhatIf");
        Assert.Equal("FsDeploymentPlan", Assert.Single(plan.Output).BaseObject.GetType().Name);
        Assert.False(File.Exists(At("done.txt")));
        Assert.StartsWith("RunNotNamed", Assert.Single(_engine.Run("Start-FsDeployment staging -ImageTag v7 -WhatIf | Wait-FsDeployment").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        EngineResult done = _engine.Run($"$env:SHOP_TOKEN = '{Secret}'; Start-FsDeployment staging -ImageTag v7 -Confirm:$false");
        Assert.Equal(("Succeeded", "Passed", "Script", "v7"), (done.Text(0, "Ending"), done.Text(0, "Outcome"), done.Text(0, "Target"), done.Text(0, "ImageTag")));
        Assert.NotEmpty(done.Text(0, "EvidenceId"));
        Assert.True(File.Exists(At("done.txt")));

        string id = done.Text(0, "DeploymentId");
        Assert.Equal([id], _engine.Run("Get-FsDeployment staging").Texts("DeploymentId"));
        Assert.Equal([id], _engine.Run($"Get-FsDeployment -DeploymentId {id} | Wait-FsDeployment").Texts("DeploymentId"));
        Assert.Equal(["Script deploy.sh", "Verify"], _engine.Run($"(Get-FsDeployment -DeploymentId {id}).Stages | ForEach-Object ToString").Output.Select(static o => o.ToString()));
        string log = Assert.Single(_engine.Run("Get-FsDeployment staging | Get-FsDeploymentLog").Texts("Text"));
        Assert.Matches("^-ImageTag v7 staging token=[0-9]+ ", log);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Concat(Directory.EnumerateFiles(Path.Combine(_repository.Folder, ".git", "freesport-ops"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_fails_or_is_not_there_says_so_and_one_that_nobody_can_check_is_unknown()
    {
        Configure("echo 'no disk left' >&2; exit 3", "smoke: [{ name: resolver, dns: localhost }]");
        EngineResult failed = _engine.Run("Start-FsDeployment staging -ImageTag v7 -Confirm:$false");
        Assert.Equal(("Failed", "Failed"), (failed.Text(0, "Ending"), failed.Text(0, "Outcome")));
        Assert.Contains("no disk left", failed.Text(0, "Summary"), StringComparison.Ordinal);

        Configure("true", string.Empty);
        EngineResult unseen = _engine.Run("Start-FsDeployment staging -ImageTag v7 -Confirm:$false");
        Assert.Equal(("Unknown", "Inconclusive"), (unseen.Text(0, "Ending"), unseen.Text(0, "Outcome")));

        Assert.StartsWith("ImageTagMissing", Assert.Single(_engine.Run("Start-FsDeployment staging -Confirm:$false").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("ImageTagInvalid", Assert.Single(_engine.Run("Start-FsDeployment staging -ImageTag 'a b' -Confirm:$false").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("RollbackNothingKnown", Assert.Single(_engine.Run("Undo-FsDeployment staging -Confirm:$false").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("DeploymentNotFound", Assert.Single(_engine.Run("Wait-FsDeployment -DeploymentId 20260101T000000Z-000000").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("DeploymentOver", Assert.Single(_engine.Run($"Stop-FsDeployment -DeploymentId {unseen.Text(0, "DeploymentId")} -Confirm:$false").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(_repository.Folder, path);

    private void Configure(string script, string smoke)
    {
        Directory.CreateDirectory(At("scripts"));
        File.WriteAllText(At("scripts/deploy.sh"), "#!/bin/sh\n" + script + "\n");
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            File.SetUnixFileMode(At("scripts/deploy.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(
            At("freesport.ops.yml"),
            "environments:\n  staging:\n    kind: staging\n" + (smoke.Length == 0 ? string.Empty : "    " + smoke + "\n")
            + "    deployment: { target: script, script: scripts/deploy.sh, parameters: { ImageTag: \"{tag}\" } }\n");
    }
}
