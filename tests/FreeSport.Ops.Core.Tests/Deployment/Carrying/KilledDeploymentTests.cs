using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace FreeSport.Ops.Core.Tests.Deployment.Carrying;

/// <summary>Deployments whose process is killed at any moment, with or without what it started, and which another process goes on with.</summary>
public sealed class KilledDeploymentTests : IDisposable
{
    private const int Seed = 20261127;

    // FSOPS_KILLS=200 tries more; docs/benchmarks.md has how that went.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("FSOPS_KILLS") ?? "6", CultureInfo.InvariantCulture);

    private static readonly string Program =
        typeof(KilledDeploymentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "LockTaking").Value!.Replace('\\', '/');

    private static readonly string Guard = Path.Combine(Sources.Root, "src", "FreeSport.Ops", "Guard", "fsops-guard");

    private readonly TestRepository _repository = TestRepository.Create("магазин");

    [Fact]
    public async Task The_record_goes_on_and_never_two_work_on_the_host()
    {
        Posix.Require();
        Random random = new(Seed);
        string log = Prepare();
        TimeSpan longest = Timeout.InfiniteTimeSpan;
        int interrupted = 0;

        // The first one is left alone, and tells how long one takes here.
        for (int kill = 0; kill <= Kills; kill++)
        {
            string tag = "r" + kill.ToString(CultureInfo.InvariantCulture);
            using (Process process = Start("deploy", _repository.Path, tag))
            {
                Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Cancel.Token));
                Task ended = process.WaitForExitAsync(Cancel.Token);
                Stopwatch watch = Stopwatch.StartNew();
                await Task.WhenAny(ended, Task.Delay(kill == 0 ? longest : TimeSpan.FromMilliseconds(random.Next((int)longest.TotalMilliseconds)), Cancel.Token));
                interrupted += ended.IsCompleted ? 0 : 1;
                longest = ended.IsCompleted ? watch.Elapsed : longest;
                process.Kill(entireProcessTree: random.Next(2) == 0);
                await ended;
            }

            using Process next = Start("resume", _repository.Path);
            string said = await next.StandardOutput.ReadToEndAsync(Cancel.Token);
            await next.WaitForExitAsync(Cancel.Token);

            // Killed before there was a record, it never began.
            string end = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
            Assert.True(
                end == "Succeeded " + tag || (end != "ready" && !end.EndsWith(' ' + tag, StringComparison.Ordinal) && !(File.Exists(log) && File.ReadAllText(log).Contains(' ' + tag + '\n', StringComparison.Ordinal))),
                $"Kill {kill}, seed {Seed}: {said}");
            Assert.True(end == "nothing" || end == "Succeeded " + File.ReadAllText(_repository.At("state")).Trim(), $"Kill {kill}, seed {Seed}: {said}");
        }

        Assert.True(interrupted > Kills / 3, $"Only {interrupted} of {Kills} were interrupted.");
        AssertOneAtATime(File.ReadAllLines(log));
    }

    public void Dispose() => _repository.Dispose();

    private static void AssertOneAtATime(string[] lines)
    {
        long newest = 0;
        string? working = null;
        foreach (string[] words in lines.Select(static l => l.Split(' ')))
        {
            long token = long.Parse(words[1], CultureInfo.InvariantCulture);
            Assert.True(token >= newest, $"Token {token} after {newest}: {string.Join(", ", lines)}");
            newest = token;

            // One that was killed with what it started never says that it ended.
            Assert.True(words[0] == "start" || working == words[1], "Ended without a beginning: " + string.Join(", ", lines));
            working = words[0] == "start" ? words[1] : null;
        }
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(CommandLine.Find("dotnet")!, [Program, .. arguments]) { RedirectStandardOutput = true })!;

    // The host is three files: the guard's token, what runs, and who worked when.
    private string Prepare()
    {
        (string fence, string log, string state) = (_repository.At(".git/fence"), _repository.At(".git/log"), _repository.At("state"));
        string work = $"exec /bin/sh '{Guard}' '{fence}' \"$FSOPS_FENCE_TOKEN\" /bin/sh -c 'echo start $FSOPS_FENCE_TOKEN $TAG >> \"{log}\"; sleep 0.1; echo $TAG > \"{state}\"; echo end $FSOPS_FENCE_TOKEN $TAG >> \"{log}\"'\n";
        using TempFolder scratch = new();
        foreach (string name in new[] { "deploy", "hook" })
        {
            File.Copy(Posix.Script(scratch, name, work), _repository.At(name));
        }

        _repository.Write(".gitignore", "state\n");
        _repository.Write("state", "none\n");
        _repository.Write("freesport.ops.yml", """
            environments:
              staging:
                kind: staging
                deployment:
                  target: script
                  script: deploy
                  variables: { TAG: "{tag}" }
                  before: [{ name: before, run: [./hook] }]
                  after: [{ name: after, run: [./hook] }]
                  fenced: true
                  lock: { ttl: 1s }
            """);
        _repository.Commit("start");
        return log;
    }
}
