using FreeSport.Ops.Core.Steps.Deployment.Delivery;

namespace FreeSport.Ops.Core.Tests.Deployment.Delivery;

/// <summary>What deliveries are measured by: what is known counts, what nobody can tell is null, and nothing is counted twice.</summary>
public sealed class DeliveryMeasureTests
{
    private static readonly DateTime Start = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Without_deployments_shares_and_times_are_null_and_never_0()
    {
        FsDelivery none = Measure();
        FsDelivery nothingKnown = Measure(At(0, DeliveryEnding.Succeeded, isRollback: true), At(1, DeliveryEnding.Unknown), At(2, DeliveryEnding.NoChange), At(3, DeliveryEnding.Open), At(4, DeliveryEnding.NotReached));

        foreach (FsDelivery delivery in (FsDelivery[])[none, nothingKnown])
        {
            Assert.Equal(0, delivery.DeploymentCount);
            Assert.Null(delivery.DeploymentsPerWeek);
            Assert.Null(delivery.ChangeFailureRate);
            Assert.Null(delivery.ReworkRate);
            Assert.Null(delivery.LeadTimeMedian);
            Assert.Null(delivery.LeadTimeP90);
            Assert.Null(delivery.RecoveryTimeMedian);
        }

        // What nobody can tell of, and was rolled back, failed.
        FsDelivery unknown = Measure(At(1, DeliveryEnding.Unknown), At(2, DeliveryEnding.Succeeded), At(3, DeliveryEnding.Unknown), At(4, DeliveryEnding.NoChange), At(5, DeliveryEnding.Succeeded, isRollback: true));
        Assert.Equal((2, 1, 1, 1), (unknown.DeploymentCount, unknown.FailedCount, unknown.UnknownCount, unknown.NoChangeCount));
        Assert.NotEmpty(none.FailureDefinition);
        Assert.Contains("24", none.ReworkDefinition, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_are_bad_ends_what_was_put_back_and_what_was_rolled_back_before_the_next()
    {
        FsDelivery delivery = Measure(
            At(1, DeliveryEnding.Succeeded),
            At(2, DeliveryEnding.PutBack, hours: 0.5),
            At(9, DeliveryEnding.Failed),
            At(9, DeliveryEnding.Succeeded, atHour: 3),
            At(20, DeliveryEnding.Succeeded),
            At(20, DeliveryEnding.NoChange, atHour: 4),
            At(20, DeliveryEnding.Succeeded, atHour: 5, isRollback: true),
            At(30, DeliveryEnding.Succeeded));

        Assert.Equal((6, 4, 3, 1, 1), (delivery.DeploymentCount, delivery.DeliveredCount, delivery.FailedCount, delivery.RollbackCount, delivery.NoChangeCount));
        Assert.Equal(0.5, delivery.ChangeFailureRate);
        Assert.Equal((3, 0), (delivery.RecoveredCount, delivery.NotRecoveredCount));

        // Half an hour, four hours (the next one ended an hour after its three), six hours.
        Assert.Equal(TimeSpan.FromHours(4), delivery.RecoveryTimeMedian);

        // Only the one that came within a day after a failed one ended.
        Assert.Equal(1, delivery.ReworkCount);
    }

    [Fact]
    public void What_is_not_mended_yet_has_no_time()
    {
        FsDelivery delivery = Measure(At(1, DeliveryEnding.Succeeded), At(2, DeliveryEnding.Failed), At(3, DeliveryEnding.Failed), At(4, DeliveryEnding.Open));

        Assert.Equal((2, 0, 2, 1), (delivery.FailedCount, delivery.RecoveredCount, delivery.NotRecoveredCount, delivery.OpenCount));
        Assert.Null(delivery.RecoveryTimeMedian);
    }

    [Fact]
    public void A_clock_that_was_wrong_leaves_the_sample_out_and_is_counted()
    {
        DeliveryRecord failed = At(5, DeliveryEnding.Failed), mended = At(6, DeliveryEnding.Succeeded) with { EndedAt = Start };
        FsDelivery delivery = new DeliveryMeasure([failed, mended], new Dictionary<DeliveryRecord, LeadTimes> { [mended] = new([TimeSpan.FromHours(2)], 3, IsKnown: true) }).Of("production", FsDeliveryPeriod.Whole, Start, End);

        Assert.Equal((1, 0, 0, 1), (delivery.FailedCount, delivery.RecoveredCount, delivery.NotRecoveredCount, delivery.RecoveryTimeLeftOutCount));
        Assert.Null(delivery.RecoveryTimeMedian);
        Assert.Equal((1, 3, TimeSpan.FromHours(2)), (delivery.LeadTimeCount, delivery.LeadTimeLeftOutCount, delivery.LeadTimeMedian));
    }

    [Fact]
    public void An_emergency_is_rework_whenever_it_comes()
    {
        FsDelivery delivery = Measure(At(1, DeliveryEnding.Succeeded), At(20, DeliveryEnding.Succeeded) with { IsEmergency = true });

        Assert.Equal((1, 0.5), (delivery.ReworkCount, delivery.ReworkRate));
    }

    [Fact]
    public void Medians_and_percentiles()
    {
        Assert.Null(DeliveryMeasure.Median([]));
        Assert.Null(DeliveryMeasure.Percentile([], 0.9));
        TimeSpan[] times = [.. Enumerable.Range(1, 10).Reverse().Select(static h => TimeSpan.FromHours(h))];
        Assert.Equal(TimeSpan.FromHours(5.5), DeliveryMeasure.Median(times));
        Assert.Equal(TimeSpan.FromHours(9), DeliveryMeasure.Percentile(times, 0.9));
        Assert.Equal(TimeSpan.FromTicks(2), DeliveryMeasure.Median([TimeSpan.FromTicks(1), TimeSpan.FromTicks(3)]));
    }

    [Theory]
    [InlineData(FsDeliveryPeriod.Month)]
    [InlineData(FsDeliveryPeriod.Week)]
    public void The_counts_of_all_parts_add_up_to_those_of_the_whole(FsDeliveryPeriod period)
    {
        DeliveryEnding[] endings = Enum.GetValues<DeliveryEnding>();
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            DeliveryRecord[] records = [.. Enumerable.Range(0, random.Next(0, 40)).Select(i => new DeliveryRecord("d" + i, Start.AddMinutes(random.Next(0, 60 * 24 * 91)), default, endings[random.Next(endings.Length)], string.Empty) { IsRollback = random.Next(4) == 0, IsEmergency = random.Next(8) == 0 })];
            records = [.. records.Select(r => r with { EndedAt = r.BeganAt.AddMinutes(random.Next(-30, 3000)) })];
            Dictionary<DeliveryRecord, LeadTimes> leads = records.Where(static r => r.Ending == DeliveryEnding.Succeeded).ToDictionary(static r => r, r => random.Next(3) == 0 ? LeadTimes.Unknown : new LeadTimes([.. Enumerable.Range(0, random.Next(5)).Select(_ => TimeSpan.FromMinutes(random.Next(10000)))], random.Next(2), IsKnown: true));
            DeliveryMeasure measure = new(records, leads);
            DateTime from = Start.AddDays(random.Next(0, 40)).AddHours(random.Next(24)), until = End.AddDays(-random.Next(0, 30));

            FsDelivery whole = measure.Of("x", FsDeliveryPeriod.Whole, from, until);
            FsDelivery[] parts = [.. DeliveryPeriods.Cut(period, from, until).Select(p => measure.Of("x", period, p.From, p.Until))];

            Assert.Equal(from, parts[0].From);
            Assert.Equal(until, parts[^1].Until);
            Assert.All(parts.Skip(1).Zip(parts), static p => Assert.Equal(p.Second.Until, p.First.From));
            foreach (System.Reflection.PropertyInfo count in typeof(FsDelivery).GetProperties().Where(static p => p.PropertyType == typeof(int)))
            {
                Assert.True((int)count.GetValue(whole)! == parts.Sum(p => (int)count.GetValue(p)!), $"{count.Name}, seed {seed}");
            }

            Assert.Equal(whole.DeploymentCount, records.Count(r => r.BeganAt >= from && r.BeganAt < until) - whole.UnknownCount - whole.OpenCount - whole.NoChangeCount - whole.NotReachedCount - whole.RollbackCount + records.Count(r => r.BeganAt >= from && r.BeganAt < until && r is { IsRollback: true, Ending: DeliveryEnding.Unknown }));
            Assert.InRange(whole.ChangeFailureRate ?? 0, 0, 1);
            Assert.InRange(whole.ReworkRate ?? 0, 0, 1);
        }
    }

    private static FsDelivery Measure(params DeliveryRecord[] records) =>
        new DeliveryMeasure(records.Reverse(), new Dictionary<DeliveryRecord, LeadTimes>()).Of("production", FsDeliveryPeriod.Whole, Start, End);

    private static DeliveryRecord At(int day, DeliveryEnding ending, bool isRollback = false, double hours = 1, int atHour = 0) =>
        new($"{day}-{atHour}", Start.AddDays(day).AddHours(atHour), Start.AddDays(day).AddHours(atHour + hours), ending, string.Empty) { IsRollback = isRollback };
}
