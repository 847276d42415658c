using System.Management.Automation;
using System.Net;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>Asks what was deployed, and tells whether the right version answers as it should.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsSmokeTest", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(FsSmokeTest))]
public sealed class InvokeFsSmokeTestCommand : SmokeTargetCmdlet
{
    private const string EnvironmentSet = "Environment";
    private const int Megabyte = 1024 * 1024;

    private readonly List<SmokeTarget> _targets = [];
    private readonly List<SmokeCheckDefinition> _checks = [];
    private readonly List<(string Environment, string Name)> _again = [];
    private bool _isNamed;

    /// <summary>Gets or sets the environments whose smoke tests are run; all when not given. With addresses, the one whose logins they may name.</summary>
    [Parameter(Position = 0, ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the names of the tests that are run, with wildcards; all when not given.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SmokeTestCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets what comes down the pipeline: deployments, which bring their environment and version; addresses; earlier results.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets or sets the version that should answer: a version, a commit, a tag, a digest.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>Gets or sets the credentials: a PSCredential or SecureString for every login, or a hashtable of them by the names of the logins.</summary>
    [Parameter]
    [ValidateNotNull]
    [LoginsTransformation]
    public object? Credential { get; set; }

    /// <summary>Gets or sets how long one test may take until it passes, in seconds.</summary>
    [Parameter]
    [Alias("Timeout")]
    [ValidateRange(1, 86_400)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Gets or sets how long one request may take, in seconds, with all its redirects.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int RequestTimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets how often a test that does not pass is asked again; where a version is awaited, -TimeoutSeconds alone decides.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Retry { get; set; } = 2;

    /// <summary>Gets or sets how many answers are measured, each of which must be as expected.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Repeat { get; set; } = 1;

    /// <summary>Gets or sets how many tests run at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Gets or sets the proxy; the session's own when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Gets or sets a value indicating whether no proxy is used.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Gets or sets how much of an answer is read, in megabytes.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int MaxAnswerMegabytes { get; set; } = 4;

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        _isNamed = true;
        SmokeObject? named = SmokeObject.Read(InputObject);
        if (named?.Target is { } target)
        {
            if (!_targets.Contains(target))
            {
                _targets.Add(target);
            }

            if (named.Name is { } name)
            {
                _again.Add((target.Environment, name));
            }
        }
        else if (named?.Text is { } text && SmokeTargets.Read(text) is { } check)
        {
            _checks.Add(Described(check));
        }
        else
        {
            Refuse(ErrorIds.SmokeObjectUnknown, SmokeTargets.ObjectUnknown(InputObject.TypeNames[0]));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Take(Uri, FsSmokeKind.Http);
        Take(Tcp, FsSmokeKind.Tcp);
        Take(Dns, FsSmokeKind.Dns);
        if (_isNamed && _targets.Count + _checks.Count == 0)
        {
            // Everything that was named was refused, and told: that is no leave to ask everything else.
            return;
        }

        SmokeOptions options = Options();
        RunEachProject(async (session, project, token) => await new SmokeService(session, project).RunAsync(options, token).ConfigureAwait(false));
    }

    private SmokeOptions Options() => new()
    {
        Targets = [.. ParameterSetName == TargetSet && _checks.Count > 0 ? [] : Environment.Select(static e => new SmokeTarget(e, null)), .. _targets],
        Checks = _checks,
        ChecksEnvironment = ParameterSetName == TargetSet ? Environment.FirstOrDefault() : null,
        IsWanted = IsWanted,
        Version = Version,
        Deadline = TimeSpan.FromSeconds(TimeoutSeconds),
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
        Retries = Retry,
        Repeat = Repeat,
        ThrottleLimit = ThrottleLimit,
        Proxy = Proxy,
        UsesNoProxy = NoProxy,
        LargestAnswer = MaxAnswerMegabytes * Megabyte,
        Credentials = Credential as Dictionary<string, NetworkCredential> ?? [],
        SecretHeaders = SecretHeaders,
    };

    private bool IsWanted(string environment, string name) =>
        (Name.Length == 0 || Name.Any(n => new WildcardPattern(n, WildcardOptions.IgnoreCase).IsMatch(name)))
        && (!_again.Any(a => a.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase)) || _again.Contains((environment, name)));

    private void Take(string[] texts, FsSmokeKind kind)
    {
        foreach (string text in texts)
        {
            _isNamed = true;
            if (SmokeTargets.Read(text, kind) is { } check)
            {
                _checks.Add(Described(check));
            }
            else
            {
                Refuse(ErrorIds.SmokeTargetInvalid, SmokeTargets.TargetInvalid(text, kind));
            }
        }
    }

    private void Refuse(string errorId, (string Message, string Remedy) said) =>
        WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(errorId, FailureKind.InvalidArgument, said.Message, said.Remedy))));
}
