using System.Diagnostics;
using System.Globalization;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.LockTaking;

using Microsoft.Extensions.Logging.Abstractions;

// Arguments: deploy FOLDER TAG, or resume FOLDER. Says "ready", and in the end how it ended.
if (args is ["deploy" or "resume", { } folder, ..])
{
    Console.WriteLine("ready");
    Deploying deploying = new(folder);
    Console.WriteLine(args.Length == 3 ? await deploying.StartAsync(args[2]) : await deploying.ResumeAsync());
    return;
}

// Arguments: the clone, the remote, who takes, the lock's time to live in milliseconds, how many seconds this machine's time of day is fast.
// Says "ready", then answers each line of its input: take WAIT_MS, verify, release, guard SCRIPT FILE LOG.
(string clone, string remote, string owner) = (args[0], args[1], args[2]);
TimeSpan ttl = TimeSpan.FromMilliseconds(int.Parse(args[3], CultureInfo.InvariantCulture));
TimeSpan fast = TimeSpan.FromSeconds(int.Parse(args[4], CultureInfo.InvariantCulture));
using Stream output = Console.OpenStandardOutput();
Stopwatch watch = Stopwatch.StartNew();
LockClock clock = new(() => watch.Elapsed, () => DateTime.UtcNow + fast, Task.Delay);
UnattendedGit git = new(new ProcessRunner(NullLogger<ProcessRunner>.Instance), new ToolLocator(Environment.GetEnvironmentVariable("PATH"), untrustedRoot: null));
GitRepository repository = new(clone, Path.Combine(clone, ".git"));
RemoteLockStore store = new(new RemoteRef(git, repository, remote, LockName.Of("production", configured: null), TimeSpan.FromSeconds(30)));
LockObservations seen = new(clock);
IHeldLock? held = null;
Say("ready");
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    try
    {
        switch (words[0])
        {
            case "take":
                EnvironmentLock taker = new(store, "production", ttl, new LockJournal(Path.Combine(clone, ".git", "freesport-ops", "locks")), clock, seen, SilentHost.Instance, owner + "-pc");
                held = await taker.TakeAsync(
                    new LockRequest("production", owner, "deploys") { Wait = TimeSpan.FromMilliseconds(int.Parse(words[1], CultureInfo.InvariantCulture)) }, outer: null, CancellationToken.None);
                Say("mine " + held.Token.ToString(CultureInfo.InvariantCulture));
                break;
            case "verify":
                await held!.VerifyAsync(TimeSpan.Zero, CancellationToken.None);
                Say("held");
                break;
            case "release":
                Say(await held!.ReleaseAsync(CancellationToken.None) ? "released" : "not released");
                break;
            case "guard":
                using (Process guarded = Process.Start(new ProcessStartInfo(
                    "/bin/sh", [words[1], words[2], held!.Token.ToString(CultureInfo.InvariantCulture), "sh", "-c", "echo start $FSOPS_FENCE_TOKEN >> \"$1\"; echo end $FSOPS_FENCE_TOKEN >> \"$1\"", "sh", words[3]])
                { RedirectStandardError = true })!)
                {
                    await guarded.WaitForExitAsync();
                    Say("guard " + guarded.ExitCode.ToString(CultureInfo.InvariantCulture));
                }

                break;
        }
    }
    catch (OpsException failed)
    {
        Say(failed.Failure.ErrorId + " " + failed.Failure.Message.ReplaceLineEndings(" "));
    }
}

void Say(string text)
{
    output.Write(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
    output.Flush();
}
