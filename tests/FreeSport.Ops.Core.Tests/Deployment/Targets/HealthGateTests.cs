using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>When a service counts as well, look by look; times in seconds.</summary>
public sealed class HealthGateTests
{
    private const string New = "sha256:new";
    private const string Old = "sha256:old";

    private static readonly HealthGateDefinition Definition = new() { Deadline = TimeSpan.FromSeconds(30), Stable = TimeSpan.FromSeconds(5) };
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, string[], int, string, string> Sequences => new()
    {
        { "well from the beginning", ["0 run", "3 run", "5 run"], 1, "Healthy", "1 container well for 5 s" },
        { "well, and not yet long enough", ["0 run", "4.9 run"], 1, "Waiting", "running" },
        { "healthy after a while", ["0 starting", "3 starting", "6 healthy", "11 healthy"], 1, "Healthy", "well" },
        { "a health check that has not answered is no health", ["0 starting", "29 starting", "30 starting"], 1, "Failed", "not yet answered" },
        { "its own checks have passed for long enough already", ["0 healthy well=5"], 1, "Healthy", "1 container well for 5 s" },
        { "its own checks have passed, and not yet for long enough", ["0 healthy well=4", "4 healthy well=4"], 1, "Waiting", "healthy" },
        { "unhealthy to the end", ["0 starting", "10 unhealthy", "30 unhealthy"], 1, "Failed", "not well after 30 s; seen last: web-1: unhealthy" },
        { "a passing unhealthy moment starts the window anew", ["0 healthy", "4 unhealthy", "5 healthy", "9 healthy"], 1, "Waiting", "healthy" },
        { "and it is well later", ["0 healthy", "4 unhealthy", "5 healthy", "10 healthy"], 1, "Healthy", "well" },
        { "a restart between two looks starts the window anew", ["0 run", "4 run restarts=1", "8 run restarts=1"], 1, "Waiting", "running" },
        { "another container starts the window anew", ["0 run", "4 run id=b", "8 run id=b"], 1, "Waiting", "running" },
        { "another start of the same container starts the window anew", ["0 run", "4 run started=3", "8 run started=3"], 1, "Waiting", "running" },
        { "flaps for ever", ["0 healthy", "4 unhealthy", "8 healthy", "12 unhealthy", "16 healthy", "20 unhealthy", "26 healthy", "30 healthy"], 1, "Failed", "not yet for 5 s without a break" },
        { "the window may end with the deadline", ["0 unhealthy", "25 healthy", "30 healthy"], 1, "Healthy", "well" },
        { "a job that did its work", ["0 exit=0 once"], 1, "Healthy", "1 container did its work and ended with 0" },
        { "a job that runs, then is done", ["0 run once", "2 exit=0 once"], 1, "Healthy", "did its work" },
        { "a job that failed fails at once", ["0 run once", "2 exit=3 once"], 1, "Failed", "web-1: ended with 3" },
        { "a dead one fails at once", ["0 dead=137 once"], 1, "Failed", "137" },
        { "one that starts again and again waits", ["0 again=1 restarts=1", "9 again=1 restarts=4"], 1, "Waiting", "4 restarts" },
        { "and fails with its exit code", ["0 again=1 restarts=1", "30 again=78 restarts=9"], 1, "Failed", "starts again and again (9 restarts), ended last with 78" },
        { "even where it runs just then", ["0 again=1 restarts=1", "29 again=78 restarts=9", "30 run restarts=9"], 1, "Failed", "not yet for 5 s without a break; seen before: web-1: starts again and again (9 restarts), ended last with 78" },
        { "one that always comes back and ended is waited for", ["0 exit=1"], 1, "Waiting", "ended with 1" },
        { "one that always comes back and ended with 0 is no job", ["0 exit=0", "30 exit=0"], 1, "Failed", "ended with 0" },
        { "the image of before is not well", ["0 old", "30 old"], 1, "Failed", "another image still runs in web-old" },
        { "both images at once are not well", ["0 run+old", "20 run+old", "30 run+old"], 1, "Failed", "another image still runs" },
        { "a container of before that has ended is nobody's", ["0 run+oldended", "5 run+oldended"], 1, "Healthy", "well" },
        { "too few wait", ["0 run", "20 run"], 2, "Waiting", "1 of 2 containers" },
        { "as many as wanted", ["0 run+second", "5 run+second"], 2, "Healthy", "2 containers well" },
        { "one of two is not well", ["0 run+seconddown", "29 run+seconddown"], 2, "Waiting", "unhealthy" },
        { "nothing there is never well", ["0", "29"], 1, "Waiting", "no container" },
        { "nothing there to the end", ["0", "30"], 1, "Failed", "no container of the image" },
        { "nothing there where none are wanted is no health either", ["0", "30"], 0, "Failed", "no container of the image" },
        { "created and never started", ["0 created", "30 created"], 1, "Failed", "created, not started" },
        { "an engine that is silent hides a break", ["0 run", "4 silent", "5 run", "9 run"], 1, "Waiting", "running" },
        { "an engine that stays silent", ["0 run", "4 silent", "30 silent"], 1, "Failed", "nobody answers" },
        { "a service that publishes ports does not end", ["0 run serves", "2 exit=0 once serves"], 1, "Failed", "although the service publishes ports" },
        { "a job that others wait for is not done while it runs", ["0 run once ends", "20 run once ends"], 1, "Waiting", "running" },
        { "and is done when it ended", ["0 run once ends", "20 exit=0 once ends"], 1, "Healthy", "did its work" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Looks_lead_to_a_verdict(string case_, string[] looks, int replicas, string verdict, string reason)
    {
        ServiceLife life = looks.Any(static l => l.EndsWith("serves", StringComparison.Ordinal)) ? ServiceLife.Serves : looks.Any(static l => l.EndsWith("ends", StringComparison.Ordinal)) ? ServiceLife.Ends : ServiceLife.Any;
        HealthGate gate = new(new HealthNeed(New, replicas, life), Definition);

        HealthJudgement judgement = looks.Select(l => Look(gate, l)).ToArray()[^1];

        Assert.True(judgement.Verdict.ToString() == verdict, $"{case_}: {judgement}");
        Assert.Contains(reason, judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_was_not_well_for_the_whole_window_is_never_called_healthy() => Fuzz.RunAsync(3000, static random =>
    {
        HealthGate gate = new(new HealthNeed(New, random.Next(1, 3), (ServiceLife)random.Next(3)), Definition);
        List<(double At, bool IsWell, string Runs)> seen = [];
        double at = 0;
        HealthVerdict verdict = HealthVerdict.Waiting;
        while (verdict == HealthVerdict.Waiting)
        {
            ContainerLook[] looks = [.. Enumerable.Range(0, random.Next(3)).Select(i => Any(random, i))];
            verdict = gate.Look(TimeSpan.FromSeconds(at), looks).Verdict;
            ContainerLook[] own = [.. looks.Where(static l => l.Image == New)];
            bool isWell = own.Length > 0 && own.All(static l => l.IsWell || l.IsDone) && !looks.Any(static l => l.Image == Old && l.State is ContainerState.Running or ContainerState.Restarting);
            seen.Add((at, isWell, string.Join(",", own.Select(static l => $"{l.Id}{l.StartedAt}{l.Restarts}"))));
            Assert.True(verdict != HealthVerdict.Healthy || isWell, "It is called healthy when it is not.");
            if (verdict == HealthVerdict.Healthy && !own.All(static l => l.IsDone))
            {
                (double At, bool IsWell, string Runs)[] last = [.. seen.AsEnumerable().Reverse().TakeWhile(s => s.At > at - Definition.Stable.TotalSeconds)];
                Assert.All(last, s => Assert.True(s.IsWell, $"{at}: {string.Join(" ", seen)}"));
                Assert.True(seen.Count > last.Length, "It was looked at for too short a time.");
                Assert.Single(last.Concat([seen[^(last.Length + 1)]]).Select(static s => s.Runs).Distinct());
            }

            Assert.True(verdict != HealthVerdict.Waiting || at < Definition.Deadline.TotalSeconds, "It waits beyond the deadline.");
            at += random.NextDouble() * 3;
        }
    });

    private static ContainerLook Any(Random random, int number)
    {
        // Mostly well, so that many sequences come near to healthy.
        bool isWell = random.Next(8) > 0;
        return new ContainerLook("c" + number + (random.Next(40) == 0 ? "x" : string.Empty), "web-" + number, isWell || random.Next(2) == 0 ? New : Old, isWell ? ContainerState.Running : (ContainerState)random.Next(7))
        {
            Health = isWell ? ContainerHealth.Healthy : (ContainerHealth)random.Next(4),
            ExitCode = random.Next(3) == 0 ? 1 : 0,
            Restarts = random.Next(60) == 0 ? 1 : 0,
            ComesBack = random.Next(3) > 0,
        };
    }

    // "4 run restarts=1": the second, what the first container does, and what differs from the usual.
    private static HealthJudgement Look(HealthGate gate, string text)
    {
        string[] words = text.Split(' ');
        TimeSpan at = TimeSpan.FromSeconds(double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
        if (words.Contains("silent"))
        {
            return gate.Blind(at, "nobody answers");
        }

        if (words.Length == 1)
        {
            return gate.Look(at, []);
        }

        string[] what = words[1].Split('+');
        string[] state = what[0].Split('=');
        int? exit = state.Length > 1 ? int.Parse(state[1], System.Globalization.CultureInfo.InvariantCulture) : null;
        ContainerLook first = new(Value("id") ?? "a", "web-1", state[0] == "old" ? Old : New, state[0] switch
        {
            "created" => ContainerState.Created,
            "exit" => ContainerState.Exited,
            "dead" => ContainerState.Dead,
            "again" => ContainerState.Restarting,
            _ => ContainerState.Running,
        })
        {
            Health = state[0] switch { "healthy" => ContainerHealth.Healthy, "unhealthy" => ContainerHealth.Unhealthy, "starting" => ContainerHealth.Starting, _ => ContainerHealth.None },
            ExitCode = exit,
            Restarts = int.Parse(Value("restarts") ?? "0", System.Globalization.CultureInfo.InvariantCulture),
            StartedAt = Start.AddSeconds(int.Parse(Value("started") ?? "0", System.Globalization.CultureInfo.InvariantCulture)),
            ComesBack = !words.Contains("once"),
            WellFor = TimeSpan.FromSeconds(int.Parse(Value("well") ?? "0", System.Globalization.CultureInfo.InvariantCulture)),
        };
        List<ContainerLook> all = state[0] == "old" ? [first with { Name = "web-old" }] : [first];
        all.AddRange(what.Skip(1).Select(w => first with
        {
            Id = w,
            Name = "web-" + w,
            Image = w.StartsWith("old", StringComparison.Ordinal) ? Old : New,
            State = w == "oldended" ? ContainerState.Exited : ContainerState.Running,
            Health = w == "seconddown" ? ContainerHealth.Unhealthy : first.Health,
        }));
        return gate.Look(at, all);

        string? Value(string key) => words.Where(w => w.StartsWith(key + "=", StringComparison.Ordinal)).Select(w => w[(key.Length + 1)..]).FirstOrDefault();
    }
}
