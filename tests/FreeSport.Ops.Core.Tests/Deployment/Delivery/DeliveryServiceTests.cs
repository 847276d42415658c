using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Delivery;

namespace FreeSport.Ops.Core.Tests.Deployment.Delivery;

/// <summary>Deliveries of a repository whose environment is changed from this clone.</summary>
public sealed class DeliveryServiceTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);

    private readonly TestRepository _repository = TestRepository.Create("магазин");
    private string? _parent;

    public DeliveryServiceTests()
    {
        _repository.Write("freesport.ops.yml", "environments:\n  production:\n    kind: production\n    deployment: { target: compose }\n");
        Commit("2026-09-01T00:00:00Z");
    }

    [Fact]
    public async Task Commits_count_once_from_when_they_were_made_to_the_end_of_the_deployment_that_brought_them()
    {
        Record("2026-10-01T10:00:00Z");
        Commit("2026-10-02T10:00:00Z");
        Commit("2026-10-04T10:00:00Z");
        string second = Commit("2026-10-09T11:00:00Z");
        Record("2026-10-09T10:00:00Z");
        string first = _repository.Git("rev-parse", "HEAD~3").Trim();
        Record("2026-10-09T12:00:00Z", commit: first, isRollback: true);
        Record("2026-10-10T10:00:00Z", commit: second);
        Commit("2026-11-02T10:00:00Z");
        Record("2026-11-03T10:00:00Z", ending: FsDeploymentEnding.RolledBack);
        Record("2026-11-04T10:00:00Z");
        Record("2026-11-05T10:00:00Z", commit: new string('a', 40));
        Record("2026-11-06T10:00:00Z", ending: FsDeploymentEnding.NoChange);

        FsDelivery[] months = await MeasureAsync(FsDeliveryPeriod.Month, new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(["2026-09", "2026-10", "2026-11"], months.Select(static m => m.From.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        Assert.Equal((0, null, null), (months[0].DeploymentCount, months[0].ChangeFailureRate, months[0].DeploymentsPerWeek));

        // The first has nothing before it; the second brought three commits, one of them made after it was deployed; what was rolled back and comes again brings none.
        FsDelivery october = months[1];
        Assert.Equal((3, 3, 1, 1), (october.DeploymentCount, october.DeliveredCount, october.FailedCount, october.RollbackCount));
        Assert.Equal((2, 1, 1), (october.LeadTimeCount, october.LeadTimeLeftOutCount, october.LeadTimeUnknownCount));
        Assert.Equal(TimeSpan.FromDays(6) + TimeSpan.FromMinutes(10), october.LeadTimeMedian);
        Assert.Equal(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(10), october.LeadTimeP90);
        Assert.Equal(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(10), october.RecoveryTimeMedian);

        // One that put itself back is failed and mended; its commit is brought by the next. A commit that nobody has is unknown.
        FsDelivery november = months[2];
        Assert.Equal((3, 2, 1, 1), (november.DeploymentCount, november.DeliveredCount, november.FailedCount, november.NoChangeCount));
        Assert.Equal((1, 1, TimeSpan.FromDays(2) + TimeSpan.FromMinutes(10)), (november.LeadTimeCount, november.LeadTimeUnknownCount, november.LeadTimeMedian!.Value));
        Assert.Equal(TimeSpan.FromMinutes(10), november.RecoveryTimeMedian);
        Assert.Equal(1, november.ReworkCount);
        Assert.Equal(2 / (19 / 7.0), november.DeploymentsPerWeek!.Value, 6);
    }

    [Fact]
    public async Task A_shallow_clone_knows_no_lead_times_and_a_time_that_ends_before_it_begins_is_refused()
    {
        Record("2026-11-01T10:00:00Z");
        Commit("2026-11-02T10:00:00Z");
        Record("2026-11-03T10:00:00Z");
        Assert.Equal(1, Assert.Single(await MeasureAsync(FsDeliveryPeriod.Whole, null)).LeadTimeCount);
        await File.WriteAllTextAsync(_repository.At(".git/shallow"), _repository.Git("rev-parse", "HEAD"), Cancel.Token);

        FsDelivery shallow = Assert.Single(await MeasureAsync(FsDeliveryPeriod.Whole, null));

        Assert.Equal((2, 0, 2), (shallow.DeliveredCount, shallow.LeadTimeCount, shallow.LeadTimeUnknownCount));
        Assert.Null(shallow.LeadTimeMedian);
        Assert.Equal("DeliveryTimeWrong", (await Assert.ThrowsAsync<OpsException>(() => MeasureAsync(FsDeliveryPeriod.Month, Now))).Failure.ErrorId);
    }

    public void Dispose() => _repository.Dispose();

    private async Task<FsDelivery[]> MeasureAsync(FsDeliveryPeriod period, DateTime? since)
    {
        RecordingHost host = new();
        using OpsSession session = new(host, _repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        await new DeliveryService(session, project, static _ => throw new InvalidOperationException("GitHub was asked."), static () => Now).MeasureAsync([], since, null, period, Cancel.Token);
        return [.. host.Results.Cast<FsDelivery>()];
    }

    // Git takes the time of a commit from the environment, which others share; so the object is written as it is.
    private string Commit(string at)
    {
        long seconds = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        string parent = _parent is null ? string.Empty : "parent " + _parent + "\n";
        string text = FormattableString.Invariant($"tree {_repository.Git("write-tree")}\n{parent}author T <t@localhost> {seconds} +0000\ncommitter T <t@localhost> {seconds} +0000\n\n{at}\n");
        _parent = CommandLine.Run(CommandLine.Find("git")!, ["hash-object", "-t", "commit", "-w", "--stdin"], _repository.Path, text).Trim();
        _repository.Git("update-ref", "HEAD", _parent);
        return _parent;
    }

    private void Record(string at, FsDeploymentEnding ending = FsDeploymentEnding.Succeeded, string? commit = null, bool isRollback = false)
    {
        DateTime began = DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        new DeploymentJournal(Path.Combine(_repository.At(".git"), "freesport-ops", "deployments")).Write(new FsDeployment
        {
            DeploymentId = DeploymentJournal.NewId(began),
            Environment = "production",
            Ending = ending,
            Commit = commit ?? _repository.Git("rev-parse", "HEAD").Trim(),
            IsRollback = isRollback,
            CreatedAt = began,
            UpdatedAt = began.AddMinutes(10),
        });
    }
}
