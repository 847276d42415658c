using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>What can be asked without a word in the configuration, and what is expected of it.</summary>
public abstract class SmokeTargetCmdlet : ProjectCmdlet
{
    /// <summary>The parameter set that names what to ask.</summary>
    protected const string TargetSet = "Target";

    /// <summary>The parameter set that takes it from the pipeline.</summary>
    protected const string ObjectSet = "Object";

    private static readonly string[] SecretHeaderNames = ["Authorization", "Proxy-Authorization", "Cookie"];

    /// <summary>Gets or sets addresses to ask.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    public string[] Uri { get; set; } = [];

    /// <summary>Gets or sets ports that should take connections, as <c>host:port</c>.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    public string[] Tcp { get; set; } = [];

    /// <summary>Gets or sets names that should have addresses.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    public string[] Dns { get; set; } = [];

    /// <summary>Gets or sets the method of the requests.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")]
    public string Method { get; set; } = "GET";

    /// <summary>Gets or sets headers of the requests; a value that is secret is a SecureString.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public IDictionary? Headers { get; set; }

    /// <summary>Gets or sets the body of the requests.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    public string? Body { get; set; }

    /// <summary>Gets or sets the login of the environment that the requests need.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [ValidateNotNullOrEmpty]
    public string? Login { get; set; }

    /// <summary>Gets or sets the statuses to expect, as <c>200</c> or <c>2xx</c>; 200 to 299 when not given.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidatePattern("^[1-5]([0-9]{2}|xx)$")]
    public string[] StatusCode { get; set; } = [];

    /// <summary>Gets or sets texts that should stand in the answers.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    /// <summary>Gets or sets places in the answers with the values that should stand there.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public IDictionary? Json { get; set; }

    /// <summary>Gets or sets how long an answer may take, in milliseconds; of several, 95 in 100.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateRange(1, 600_000)]
    public int MaxLatencyMilliseconds { get; set; }

    /// <summary>Gets or sets where the answers should lead.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string? RedirectTo { get; set; }

    /// <summary>Gets or sets how many days the certificate must hold.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateRange(1, 3650)]
    public int MinCertificateDays { get; set; }

    /// <summary>Gets or sets the header of the answers that holds the version.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string? VersionHeader { get; set; }

    /// <summary>Gets or sets the place in the answers that holds the version.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidatePattern(@"^\$")]
    public string? VersionJson { get; set; }

    /// <summary>Gets or sets a value indicating whether a certificate is taken that cannot be trusted.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = ObjectSet)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Gets the headers that are secret, by their name or because they come as a SecureString.</summary>
    private protected IReadOnlyDictionary<string, string> SecretHeaders => Entries(Headers).Where(static h => IsSecret(h.Name, h.Value)).ToDictionary(static h => h.Name, static h => Shown(h.Value));

    /// <summary>A check with what was asked of it.</summary>
    /// <param name="check">The check.</param>
    /// <returns>The same with what is sent and expected; ports and names have nothing of the kind.</returns>
    private protected SmokeCheckDefinition Described(SmokeCheckDefinition check) => check with
    {
        Method = Method,
        Headers = Entries(Headers).Where(static h => !IsSecret(h.Name, h.Value)).ToDictionary(static h => h.Name, static h => Shown(h.Value)),
        Body = Body,
        Login = Login,
        SkipsCertificateCheck = SkipCertificateCheck,
        Version = check.Kind != FsSmokeKind.Http || (VersionHeader is null && VersionJson is null) ? null : new SmokeVersionDefinition { Header = VersionHeader, Json = VersionJson },
        Expect = new SmokeExpectationDefinition
        {
            Status = StatusCode,
            Text = Text,
            Json = Entries(Json).ToDictionary(static j => j.Name, static j => Shown(j.Value)),
            MaxLatency = MaxLatencyMilliseconds == 0 ? null : TimeSpan.FromMilliseconds(MaxLatencyMilliseconds),
            Redirect = RedirectTo,
            MinCertificateDays = MinCertificateDays == 0 ? null : MinCertificateDays,
        },
    };

    private static bool IsSecret(string name, object? value) => value is SecureString || SecretHeaderNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary? given) =>
        (given ?? new Hashtable()).Cast<DictionaryEntry>().Select(static e => (e.Key.ToString() ?? string.Empty, (object?)(e.Value is PSObject wrapped ? wrapped.BaseObject : e.Value)));

    private static string Shown(object? value) => value switch
    {
        SecureString secret => new NetworkCredential(string.Empty, secret).Password,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
