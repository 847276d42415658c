namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Two clones of one remote that share what they recorded, through the real engine.</summary>
public sealed class SharedEvidenceTests
{
    [Fact]
    public void What_one_clone_recorded_ticks_the_box_of_the_other_and_damage_is_found()
    {
        using SampleRepository repository = SampleRepository.Create();
        string remote = Path.Combine(repository.Folder, ".git", "remote.git");
        string other = Path.Combine(repository.Folder, ".git", "other");
        repository.Git("init", "-q", "--bare", remote);
        repository.Git("remote", "add", "origin", remote);
        repository.Git("push", "-q", "origin", "HEAD:refs/heads/main");
        using Engine anna = new(repository.Folder);
        anna.Run("Add-FsEvidence TeamNotified team-slack, ops-email -Outcome Passed -Reason told");

        EngineResult plan = anna.Run("Sync-FsEvidence -WhatIf");
        Assert.Equal(("FsEvidenceSyncPlan", "1"), (plan.Output.Single().BaseObject.GetType().Name, plan.Text(0, "Waiting")));
        EngineResult sent = anna.Run("Sync-FsEvidence");
        Assert.Equal(("Synchronized", "1", "0"), (sent.Text(0, "State"), sent.Text(0, "Sent"), sent.Text(0, "Waiting")));

        repository.Git("clone", "-q", "-b", "main", remote, other);
        using Engine boris = new(other);
        EngineResult received = boris.Run("Sync-FsEvidence; Get-FsEvidence; Test-FsEvidence");
        Assert.Empty(received.Errors);
        Assert.Equal(["1", "TeamNotified", "Intact"], [received.Text(0, "Received"), received.Text(1, "Box"), received.Text(2, "State")]);

        EngineResult damaged = boris.Run("$f = (Test-FsEvidence).Path; Set-Content -LiteralPath $f -NoNewline -Value ((Get-Content -Raw -LiteralPath $f) -replace 'told', 'tolt'); Test-FsEvidence; Test-FsEvidence -Quiet");
        Assert.Equal(("Edited", "1", "False"), (damaged.Text(0, "Fault"), damaged.Text(0, "Line"), damaged.Output[1].ToString()));

        repository.Git("remote", "set-url", "origin", remote + ".gone");
        anna.Run("Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason again");
        EngineResult offline = anna.Run("Sync-FsEvidence");
        Assert.Equal(("Offline", "1"), (offline.Text(0, "State"), offline.Text(0, "Waiting")));
        Assert.Empty(offline.Errors);
    }
}
