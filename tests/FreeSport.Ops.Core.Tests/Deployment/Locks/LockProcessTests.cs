using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Tests.Deployment.Locks;

/// <summary>The lock under processes that take it at once, die and sleep.</summary>
public sealed class LockProcessTests : IDisposable
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Guard = Path.Combine(Sources.Root, "src", "FreeSport.Ops", "Guard", "fsops-guard");

    private readonly LockWorld _world = new();

    [Fact]
    public async Task Of_many_processes_that_take_it_at_once_one_wins_and_the_others_see_who()
    {
        LockProcess[] processes = [.. Enumerable.Range(0, 4).Select(n => new LockProcess(_world.Clone("p" + n), _world.Remote, TimeSpan.FromMinutes(2), 300 * (n % 3 - 1)))];
        try
        {
            await Task.WhenAll(processes.Select(static p => p.ReadyAsync()));
            List<long> tokens = [];
            for (int round = 0; round < 3; round++)
            {
                string[] answers = await Task.WhenAll(processes.Select(static p => p.AskAsync("take 0")));

                int winner = Array.FindIndex(answers, static a => a.StartsWith("mine ", StringComparison.Ordinal));
                Assert.All(answers.Where((_, n) => n != winner), a => Assert.StartsWith($"{ErrorIds.DeploymentLockHeld} production is being deployed: p{winner} on p{winner}-pc", a, StringComparison.Ordinal));
                tokens.Add(long.Parse(answers[winner][5..], System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal("released", await processes[winner].AskAsync("release"));
            }

            Assert.Equal(tokens.Distinct().Order(), tokens);
        }
        finally
        {
            Array.ForEach(processes, static p => p.Dispose());
        }
    }

    [Fact]
    public async Task Of_many_threads_in_one_clone_one_wins()
    {
        LockWorld.Taker[] takers = [.. Enumerable.Range(0, 8).Select(_ => _world.Clone("anna"))];

        (IHeldLock? Held, string? Error)[] ends = await Task.WhenAll(takers.Select(static async taker =>
        {
            try
            {
                return ((IHeldLock?)await Task.Run(() => taker.TakeAsync()), (string?)null);
            }
            catch (OpsException refused)
            {
                return (null, refused.Failure.ErrorId);
            }
        }));

        Assert.Single(ends, static e => e.Held is not null);
        Assert.All(ends.Where(static e => e.Held is null), static e => Assert.Equal(ErrorIds.DeploymentLockHeld, e.Error));
        Assert.True(await ends.Single(static e => e.Held is not null).Held!.ReleaseAsync(Cancel.Token));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task A_killed_holder_is_taken_over_once_it_was_seen_without_a_sign_of_life_for_long_enough(int fast)
    {
        using LockProcess anna = new(_world.Clone("anna"), _world.Remote, Ttl, -fast);
        using LockProcess boris = new(_world.Clone("boris"), _world.Remote, Ttl, fast);
        await Task.WhenAll(anna.ReadyAsync(), boris.ReadyAsync());
        long first = await anna.TakeAsync(TimeSpan.Zero);
        await anna.KillAsync();

        Assert.StartsWith(ErrorIds.DeploymentLockHeld, await boris.AskAsync("take 0"), StringComparison.Ordinal);
        System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
        long second = await boris.TakeAsync(Patience);

        Assert.True(second > first);
        Assert.True(waited.Elapsed > TimeSpan.Zero);
        Assert.False(_world.Clone("anna").Journal.IsAlive(Session("anna")));
    }

    [Fact]
    public async Task A_holder_who_shows_signs_of_life_is_not_taken_over_however_long_somebody_waits()
    {
        using LockProcess anna = new(_world.Clone("anna"), _world.Remote, TimeSpan.FromSeconds(2));
        using LockProcess boris = new(_world.Clone("boris"), _world.Remote, TimeSpan.FromSeconds(2));
        await Task.WhenAll(anna.ReadyAsync(), boris.ReadyAsync());
        await anna.TakeAsync(TimeSpan.Zero);

        Assert.StartsWith(ErrorIds.DeploymentLockHeld, await boris.AskAsync("take 4000"), StringComparison.Ordinal);
        Assert.Equal("held", await anna.AskAsync("verify"));
    }

    [Fact]
    public async Task A_sleeper_is_refused_on_the_host_and_at_the_next_step()
    {
        Posix.Require();
        using LockProcess anna = new(_world.Clone("anna"), _world.Remote, Ttl);
        using LockProcess boris = new(_world.Clone("boris"), _world.Remote, Ttl);
        await Task.WhenAll(anna.ReadyAsync(), boris.ReadyAsync());
        (string file, string log) = (_world.Folder.At("fence"), _world.Folder.At("log"));
        long first = await anna.TakeAsync(TimeSpan.Zero);
        Assert.Equal("guard 0", await anna.AskAsync($"guard {Guard} {file} {log}"));
        anna.Signal("STOP");
        long second;
        try
        {
            second = await boris.TakeAsync(Patience);
            Assert.Equal("guard 0", await boris.AskAsync($"guard {Guard} {file} {log}"));
        }
        finally
        {
            anna.Signal("CONT");
        }

        Assert.Equal("guard 78", await anna.AskAsync($"guard {Guard} {file} {log}"));
        Assert.StartsWith(ErrorIds.DeploymentLockLost, await anna.AskAsync("verify"), StringComparison.Ordinal);
        Assert.Equal("not released", await anna.AskAsync("release"));
        Assert.Equal([$"start {first}", $"end {first}", $"start {second}", $"end {second}"], File.ReadAllLines(log));
        Assert.Equal("released", await boris.AskAsync("release"));
    }

    [Fact]
    public async Task Holders_that_die_at_any_moment_never_leave_two_at_work_on_the_host()
    {
        Posix.Require();
        const int Takers = 3;
        const int Rounds = 4;
        const int Seed = 20261127;
        _world.Hook("pre-receive", "sleep 0.05");
        (string file, string log) = (_world.Folder.At("fence"), _world.Folder.At("log"));
        long[][] taken = await Task.WhenAll(Enumerable.Range(0, Takers).Select(n => Task.Run(() => WorkAsync(n, Rounds, new Random(Seed + n), file, log))));

        string[] lines = File.ReadAllLines(log);
        Assert.Equal(lines.Length / 2, taken.Sum(static t => t.Length));
        for (int line = 0; line < lines.Length; line += 2)
        {
            Assert.True(lines[line].Replace("start", "end", StringComparison.Ordinal) == lines[line + 1], $"Two at work at line {line}, seed {Seed}: {string.Join(", ", lines)}");
        }

        long[] tokens = [.. lines.Where(static l => l.StartsWith("start", StringComparison.Ordinal)).Select(static l => long.Parse(l[6..], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    public void Dispose() => _world.Dispose();

    // Takes, works, and either gives back or dies.
    private async Task<long[]> WorkAsync(int number, int rounds, Random random, string file, string log)
    {
        List<long> tokens = [];
        LockProcess? process = null;
        try
        {
            for (int round = 0; round < rounds; round++)
            {
                if (process is null)
                {
                    process = new LockProcess(_world.Clone("w" + number), _world.Remote, Ttl, 300 * (number - 1));
                    await process.ReadyAsync();
                }

                long token = await process.TakeAsync(Patience);
                string guarded = await process.AskAsync($"guard {Guard} {file} {log}");
                if (guarded == "guard 0")
                {
                    tokens.Add(token);
                }
                else
                {
                    Assert.Equal("guard 78", guarded);
                }

                if (random.Next(3) == 0)
                {
                    await process.KillAsync();
                    process.Dispose();
                    process = null;
                }
                else
                {
                    await process.AskAsync("release");
                }
            }
        }
        finally
        {
            process?.Dispose();
        }

        return [.. tokens];
    }

    private string Session(string owner) =>
        Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Path.Combine(_world.Clone(owner).Path, ".git", "freesport-ops", "locks", "sessions"))));
}
