using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>The proxy variables that docker, git, pip and npm read.</summary>
/// <param name="read">Reads an environment variable.</param>
/// <param name="redactor">Is told of the passwords in them.</param>
/// <param name="ofSystem">The proxy of the system, host and port; null for none.</param>
/// <param name="foldsNames">Whether both spellings of a name are one variable, as on Windows.</param>
internal sealed class ProxySettings(Func<string, string?> read, SecretRedactor redactor, string? ofSystem, bool foldsNames)
{
    /// <summary>The subject of the check.</summary>
    public const string Subject = "proxy";

    private static readonly string[] Names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

    /// <summary>Looks at the variables; asks no proxy.</summary>
    /// <returns>Failed when a value is no address, Warning when the two spellings of a name differ.</returns>
    public FsResult Test()
    {
        FsResult result = new() { Step = FsStep.Prerequisites, Subject = Subject, StartedAt = DateTime.UtcNow, Scope = FsScope.Full };
        (string Name, string Value)[] set = [.. Names.SelectMany(n => foldsNames ? new[] { n } : [n, n.ToLowerInvariant()])
            .Select(name => (Name: name, Value: read(name)?.Trim() ?? string.Empty)).Where(static p => p.Value.Length > 0)];
        (string Name, string Value)[] wrong = [.. set.Where(p => !IsAddress(p.Value))];
        string[] contradicting = [.. Names.Where(n => set.Where(p => p.Name.Equals(n, StringComparison.OrdinalIgnoreCase)).Select(static p => p.Value).Distinct().Count() > 1)];
        string shown = string.Join(", ", set.Select(p => p.Name + "=" + AddressText.WithoutCredentials(p.Value, redactor)));
        (result.Outcome, result.Summary, result.Remedy, result.NextCommand) = (set.Length, wrong.Length, contradicting.Length) switch
        {
            (0, _, _) => (FsOutcome.Passed, ofSystem is null ? PrerequisitesTexts.ProxyNone : PrerequisitesTexts.ProxyOfSystem.With(ofSystem), (string?)null, (string?)null),
            (_, > 0, _) => (
                FsOutcome.Failed,
                PrerequisitesTexts.ProxyWrong.With(string.Join(", ", wrong.Select(static p => p.Name))),
                PrerequisitesTexts.ProxyWrongRemedy,
                $"$env:{wrong[0].Name} = 'http://proxy.example:3128'"),
            (_, _, > 0) => (
                FsOutcome.Warning,
                PrerequisitesTexts.ProxyContradiction.With(shown),
                PrerequisitesTexts.ProxyContradictionRemedy,
                $"$env:{contradicting[0].ToLowerInvariant()} = $env:{contradicting[0]}"),
            _ => (FsOutcome.Passed, shown + Exceptions(), null, null),
        };
        result.Duration = DateTime.UtcNow - result.StartedAt;
        return result;
    }

    private string Exceptions() => (read("NO_PROXY") ?? read("no_proxy")) is { Length: > 0 } direct ? "; NO_PROXY=" + direct : string.Empty;

    // curl and git also take a value without a scheme, and a password in which nobody escaped the @.
    private bool IsAddress(string value)
    {
        string bare = AddressText.WithoutCredentials(value, redactor);
        return Uri.TryCreate(bare.Contains("://", StringComparison.Ordinal) ? bare : "http://" + bare, UriKind.Absolute, out Uri? address)
            && address.Host.Length > 0
            && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5" or "socks5h";
    }
}
