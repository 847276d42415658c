using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Tests.Deployment.Locks;

/// <summary>A bare repository as the remote, and clones of several people.</summary>
internal sealed class LockWorld : IDisposable
{
    public const string Environment = "production";

    private readonly TempFolder _folder = new();

    public LockWorld(string format = "sha1")
    {
        TestRepository.RequireGit();
        Format = format;
        TestRepository.Run(_folder.Path, "init", "-q", "--bare", "--object-format=" + format, "remote.git");
    }

    public string Format { get; }

    public string Remote => _folder.At("remote.git");

    public TempFolder Folder => _folder;

    /// <summary>A clone of somebody.</summary>
    public Taker Clone(string owner, TimeSpan? ttl = null, LockClock? clock = null, IProcessRunner? processes = null, string? reference = null, TimeSpan? timeout = null) =>
        new(this, owner, ttl ?? TimeSpan.FromMinutes(2), clock ?? LockClock.Real, processes ?? Real.Processes, reference ?? LockName.Of(Environment, configured: null), timeout ?? TimeSpan.FromSeconds(30));

    /// <summary>What the remote's ref holds, asked without the code under test.</summary>
    public LockBody Now(string? reference = null) =>
        LockBody.Read(TestRepository.Run(Remote, "log", "-1", "--format=%B", reference ?? LockName.Of(Environment, configured: null)))!;

    /// <summary>Gives the remote a hook.</summary>
    public void Hook(string name, string body) => Posix.Script(_folder, "remote.git/hooks/" + name, body);

    public void Dispose() => _folder.Dispose();

    /// <summary>Somebody with a clone.</summary>
    internal sealed class Taker
    {
        private readonly LockClock _clock;
        private readonly LockObservations _seen;
        private readonly TimeSpan _ttl;

        public Taker(LockWorld world, string owner, TimeSpan ttl, LockClock clock, IProcessRunner processes, string reference, TimeSpan timeout)
        {
            (Owner, _ttl, _clock) = (owner, ttl, clock);
            _seen = new LockObservations(clock);
            Path = world.Folder.At(owner);
            if (!Directory.Exists(Path))
            {
                TestRepository.Run(world.Folder.Path, "init", "-q", "-b", "main", "--object-format=" + world.Format, owner);
                TestRepository.Run(Path, "remote", "add", "origin", world.Remote);
            }

            Store = new RemoteLockStore(new RemoteRef(new UnattendedGit(processes, Real.Tools), new GitRepository(Path, System.IO.Path.Combine(Path, ".git")), world.Remote, reference, timeout));
        }

        public string Owner { get; }

        public string Path { get; }

        public RecordingHost Host { get; } = new();

        public ILockStore Store { get; init; }

        public EnvironmentLock Lock => new(Store, LockWorld.Environment, _ttl, Journal, _clock, _seen, Host, Owner + "-pc");

        public LockJournal Journal => new(System.IO.Path.Combine(Path, ".git", "freesport-ops", "locks"));

        public Task<IHeldLock> TakeAsync(TimeSpan wait = default, Func<LockRequest, LockRequest>? change = null, CancellationToken? token = null)
        {
            LockRequest request = new(LockWorld.Environment, Owner, Owner + " deploys") { Wait = wait };
            return Lock.TakeAsync(change is null ? request : change(request), outer: null, token ?? Cancel.Token);
        }

        public Task<FsDeploymentLock> ReadAsync() => Lock.ReadAsync(Owner, Cancel.Token);

        public Task<FsDeploymentLock?> UnlockAsync(bool force = false, string? reason = null) => Lock.UnlockAsync(new UnlockRequest(Owner, reason, force), Cancel.Token);
    }

    /// <summary>Runs programs, counts those of git, and does with a push what a test wants.</summary>
    internal sealed class Watching(IProcessRunner inner) : IProcessRunner
    {
        public ConcurrentQueue<string[]> Commands { get; } = new();

        public Func<ProcessRequest, Func<Task<ProcessResult>>, Task<ProcessResult>>? Push { get; set; }

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
        {
            string[] arguments = [.. request.Arguments];
            Commands.Enqueue(arguments);
            return Push is not null && arguments.Contains("push") ? Push(request, () => inner.RunAsync(request, cancellationToken)) : inner.RunAsync(request, cancellationToken);
        }
    }

    /// <summary>A time that a test lets pass.</summary>
    internal sealed class Clock
    {
        private readonly object _gate = new();
        private TimeSpan _elapsed;
        private DateTime _now = new(2026, 11, 27, 3, 0, 0, DateTimeKind.Utc);

        public LockClock Of(TimeSpan? fast = null) => new(() => Read(() => _elapsed), () => Read(() => _now + (fast ?? TimeSpan.Zero)), WaitAsync);

        public void Pass(TimeSpan time)
        {
            lock (_gate)
            {
                (_elapsed, _now) = (_elapsed + time, _now + time);
            }
        }

        /// <summary>The time of day goes on, as while a machine sleeps.</summary>
        public void Sleep(TimeSpan time)
        {
            lock (_gate)
            {
                _now += time;
            }
        }

        private T Read<T>(Func<T> what)
        {
            lock (_gate)
            {
                return what();
            }
        }

        // Whoever waits lets time pass; whoever shows signs of life waits for as long as the test lasts.
        private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            if (time >= TimeSpan.FromSeconds(20))
            {
                return Task.Delay(Timeout.Infinite, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Pass(time);
            return Task.CompletedTask;
        }
    }
}
