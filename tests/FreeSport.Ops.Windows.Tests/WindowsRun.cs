namespace FreeSport.Ops.Windows.Tests;

/// <summary>Runs what is for Windows: there at once, elsewhere under Wine, in one run of this assembly for all its tests.</summary>
public sealed class WindowsRun : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    private readonly Lazy<WineMachine> _machine = new(static () => new WineMachine());
    private readonly Lazy<Task<WineResults>> _own;
    private readonly Lazy<Task<WineResults>> _core;

    public WindowsRun()
    {
        _own = new(() => _machine.Value.TestAsync(typeof(WindowsRun).Assembly.Location, Bound, "-class-", typeof(CoreUnderWineTests).FullName!));
        _core = new(() => _machine.Value.TestAsync(BuiltFile.CoreTests, Bound, [.. CoreUnderWineTests.Chosen.SelectMany(static tests => new[] { "-method", CoreUnderWineTests.Namespace + tests })]));
    }

    internal Task RunAsync(Action test) => RunAsync(() =>
    {
        test();
        return Task.CompletedTask;
    });

    /// <summary>Runs a test's body on Windows; elsewhere tells what became of the same test under Wine.</summary>
    internal async Task RunAsync(Func<Task> test)
    {
        if (OperatingSystem.IsWindows())
        {
            await test();
            return;
        }

        WineMachine.Require();
        (await _own.Value).Assert(TestContext.Current.Test!.TestDisplayName);
    }

    /// <summary>Tells what became of a class of the core's tests under Wine.</summary>
    internal async Task CoreAsync(string className)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows runs the core's tests themselves.");
        WineMachine.Require();
        (await _core.Value).AssertClass(className);
    }

    public void Dispose()
    {
        if (_machine.IsValueCreated)
        {
            _machine.Value.Dispose();
        }
    }
}
