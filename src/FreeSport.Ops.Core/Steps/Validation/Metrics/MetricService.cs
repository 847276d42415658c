using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Measures metrics and says what they come to. Throws for nothing that a monitor does.</summary>
/// <param name="host">Is told of every request.</param>
/// <param name="clock">The time it goes by.</param>
/// <param name="timeout">How long one request may take.</param>
public sealed class MetricService(IOpsHost host, MetricClock clock, TimeSpan timeout)
{
    private static readonly TimeSpan LongestErrorPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UsualErrorPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(1);

    // Dates tell whole seconds, and both ways take their time.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);

    /// <summary>Measures one metric.</summary>
    /// <param name="request">The metric.</param>
    /// <param name="since">When the change began; null when nobody says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The verdict.</returns>
    public async Task<FsMetric> MeasureAsync(MetricRequest request, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        MetricPlan plan = MetricPlan.Of(request.Definition);
        MetricResult result = new(request, plan, clock.Now());
        if (plan.Contradiction is { } contradiction)
        {
            return result.Of(new MetricDecision(FsMetricState.Inconclusive, FsMetricReason.Contradiction, [], Deciding: null, contradiction), clock.Now());
        }

        if (request.Monitor is not { } monitor)
        {
            return result.Of(new MetricDecision(FsMetricState.Error, FsMetricReason.Error, [], Deciding: null, request.Trouble?.Message), clock.Now(), remedy: request.Trouble?.Remedy);
        }

        using PrometheusClient client = new(monitor, timeout, host);
        Measuring measuring = new(client, request.Definition, plan, clock, result);
        OpsFailure? failure = null;
        List<MetricLook> looks = [];
        if (plan.Policy.HasCondition || plan.Baseline is null)
        {
            failure = await LookAsync(measuring, plan, looks, cancellationToken).ConfigureAwait(false);
        }

        BaselineDecision? baseline = null;
        if (plan.Baseline is { } against && failure is null)
        {
            (baseline, failure) = await CompareAsync(measuring, plan, against, since, cancellationToken).ConfigureAwait(false);
        }

        return result.Of(Decide(looks, plan, failure), clock.Now(), baseline, failure?.Remedy);
    }

    private static MetricDecision Decide(List<MetricLook> looks, MetricPlan plan, OpsFailure? failure)
    {
        MetricDecision decision = MetricVerdict.Decide(looks, plan.Policy);
        return failure is null ? decision : decision with { State = FsMetricState.Error, Reason = FsMetricReason.Error, Detail = failure.Message };
    }

    // Returns the failure that no waiting helps against, or after which enough was waited.
    private async Task<OpsFailure?> LookAsync(Measuring measuring, MetricPlan plan, List<MetricLook> looks, CancellationToken cancellationToken)
    {
        int errors = 0;
        while (true)
        {
            TimeSpan pause = plan.Interval;
            try
            {
                looks.AddRange(await measuring.LookAsync(cancellationToken).ConfigureAwait(false));
                errors = 0;
            }
            catch (OpsException failed)
            {
                looks.Add(new MetricLook(clock.Now().ToUnixTimeMilliseconds() / 1000.0) { Error = failed.Failure.Message });
                if (++errors > plan.Policy.ConsecutiveErrorLimit || !Passes(failed.Failure))
                {
                    return failed.Failure;
                }

                pause = Pause(failed.Failure, measuring.Definition.Interval);
            }

            if (MetricVerdict.IsSettled(looks, plan.Policy))
            {
                return null;
            }

            await clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(BaselineDecision? Decision, OpsFailure? Failure)> CompareAsync(Measuring measuring, MetricPlan plan, BaselinePolicy against, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        if (since is not { } change)
        {
            return (new BaselineDecision(FsMetricState.Inconclusive, FsMetricReason.NoBaseline, [], MetricTexts.BaselineWithoutSince), null);
        }

        for (int errors = 0; ;)
        {
            try
            {
                (BaselineSide before, BaselineSide after) = await measuring.SidesAsync(change, cancellationToken).ConfigureAwait(false);
                return (BaselineVerdict.Decide(before, after, plan.Step, against), null);
            }
            catch (OpsException failed) when (++errors <= plan.Policy.ConsecutiveErrorLimit && Passes(failed.Failure))
            {
                await clock.DelayAsync(Pause(failed.Failure, measuring.Definition.Interval), cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                return (null, failed.Failure);
            }
        }
    }

    private static bool Passes(OpsFailure failure) => failure.ErrorId is ErrorIds.MonitorUnreachable or ErrorIds.MonitorTimedOut or ErrorIds.MonitorUnavailable or ErrorIds.MonitorRejected;

    private static TimeSpan Pause(OpsFailure failure, TimeSpan? interval)
    {
        TimeSpan usual = interval is not { } given ? UsualErrorPause : given < LongestErrorPause ? given : LongestErrorPause;
        return failure.RetryAfter is { } wish && wish > usual ? (wish < LongestWish ? wish : LongestWish) : usual;
    }

    /// <summary>Asks the monitor about one metric, by the monitor's clock.</summary>
    private sealed class Measuring(PrometheusClient client, MetricDefinition definition, MetricPlan plan, MetricClock clock, MetricResult result)
    {
        private TimeSpan _offset;

        public MetricDefinition Definition => definition;

        public async Task<IReadOnlyList<MetricLook>> LookAsync(CancellationToken cancellationToken)
        {
            if (definition.Range is { } range)
            {
                return await RangeAsync(now => MetricGrid.Between(now - range, now, plan.Step) is var grid && grid.Count < plan.Policy.Count
                    ? MetricGrid.Between(now - range - plan.Step, now, plan.Step)
                    : grid, cancellationToken).ConfigureAwait(false);
            }

            PrometheusResult answer = await client.QueryAsync(definition.Query, at: null, cancellationToken).ConfigureAwait(false);
            PrometheusResult? guard = definition.Guard is null ? null : await client.QueryAsync(definition.Guard, at: null, cancellationToken).ConfigureAwait(false);
            Note(answer);
            Note(guard);
            return [LookReader.Instant(answer, guard, Now.ToUnixTimeMilliseconds() / 1000.0)];
        }

        public async Task<(BaselineSide Before, BaselineSide After)> SidesAsync(DateTimeOffset since, CancellationToken cancellationToken)
        {
            MetricLook[] before = await RangeAsync(_ => MetricGrid.Between(since + _offset - plan.Over, since + _offset - TimeSpan.FromMilliseconds(1), plan.Step), cancellationToken).ConfigureAwait(false);

            // What looks back to before the change says as much of before as of after.
            MetricLook[] after = await RangeAsync(
                now =>
                {
                    DateTimeOffset earliest = since + _offset + (plan.Baseline?.Window ?? TimeSpan.Zero);
                    return MetricGrid.Between(now - plan.Over > earliest ? now - plan.Over : earliest, now, plan.Step);
                },
                cancellationToken).ConfigureAwait(false);
            return (BaselineSide.Of(before, plan.Policy), BaselineSide.Of(after, plan.Policy));
        }

        private DateTimeOffset Now => clock.Now() + _offset;

        private async Task<MetricLook[]> RangeAsync(Func<DateTimeOffset, MetricGrid> when, CancellationToken cancellationToken)
        {
            for (int attempt = 0; ; attempt++)
            {
                TimeSpan assumed = _offset;
                MetricGrid grid = when(Now);
                if (grid.Count == 0)
                {
                    return [];
                }

                PrometheusResult answer = await client.QueryRangeAsync(definition.Query, grid.Range, cancellationToken).ConfigureAwait(false);
                Note(answer);
                if (attempt == 0 && (_offset - assumed).Duration() > ClockTolerance)
                {
                    // Asked by the wrong clock: the monitor keeps its values by its own.
                    continue;
                }

                PrometheusResult? guard = definition.Guard is null ? null : await client.QueryRangeAsync(definition.Guard, grid.Range, cancellationToken).ConfigureAwait(false);
                Note(guard);
                return LookReader.Range(answer, guard, grid);
            }
        }

        private void Note(PrometheusResult? answer)
        {
            if (answer is null)
            {
                return;
            }

            if (answer.ClockOffset is { } offset && (offset - _offset).Duration() > ClockTolerance)
            {
                _offset = offset;
            }

            result.Note(answer, _offset);
        }
    }
}
