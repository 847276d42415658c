using FreeSport.Ops.Core.Steps.Deployment.Watching;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>A time that passes only while somebody waits.</summary>
internal sealed class VirtualClock
{
    private TimeSpan _now;

    public VirtualClock() => Clock = new WaitClock(() => _now, DelayAsync);

    public WaitClock Clock { get; }

    public TimeSpan Now => _now;

    public List<TimeSpan> Delays { get; } = [];

    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Delays.Add(time);
        _now += time;
        return Task.CompletedTask;
    }

    public void Pass(TimeSpan time) => _now += time;
}
