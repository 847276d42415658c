using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>Runs one check over HTTP as the service does, with what a test needs beside it.</summary>
internal sealed class SmokeAsking
{
    public static readonly SmokeOptions Quick = new() { Retries = 0, RequestTimeout = TimeSpan.FromSeconds(20), FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(20) };

    private readonly RecordingHost _host = new();

    /// <summary>Gets a value indicating whether the leg is tested that Windows PowerShell loads: it tells no phases, and trusts no root but those of the machine.</summary>
#if STANDARD_LEG
    public static bool IsStandardLeg => true;
#else
    public static bool IsStandardLeg => false;
#endif

    public SmokeOptions Options { get; init; } = Quick;

    public Dictionary<string, string> Variables { get; } = [];

    public EnvironmentDefinition? Environment { get; init; }

    public SecretRedactor Redactor { get; } = new();

    /// <summary>Gets everything that was told on the way.</summary>
    public IEnumerable<string> Told => _host.Verbose.Concat(_host.Warnings).Concat(_host.Debug).Concat(_host.Errors.Select(static e => e.FullMessage));

    public static SmokeCheckDefinition Check(string address, SmokeExpectationDefinition? expect = null) =>
        new("check", FsSmokeKind.Http, address) { Expect = expect ?? new SmokeExpectationDefinition() };

    public Task<FsSmokeTest> AskAsync(string address, SmokeExpectationDefinition? expect = null) => AskAsync(Check(address, expect));

    public Task<FsSmokeTest> AskAsync(SmokeCheckDefinition check, string? version = null)
    {
        string? Variable(string name) => Variables.TryGetValue(name, out string? value) ? value : null;

        HttpExchange exchange = new(new RedactingHost(_host, Redactor));
        HttpProbe probe = new(exchange, new SmokeLogins(exchange, Options, Redactor, Variable), Options, Redactor, Variable);
        return new SmokeRun(probe.AskAsync, Options, Task.Delay).RunAsync(new PlannedCheck(check, Environment, version), Cancel.Token);
    }
}
