using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>
/// An error or a warning of Terraform, as far as it may be shown: its title, its place, and of its text only names.
/// Details and snippets quote expressions with their values.
/// </summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Summary">Its title.</param>
/// <param name="Place">A resource's address, and file with line; empty for nowhere.</param>
internal sealed record TerraformDiagnostic(bool IsError, string Summary, string Place)
{
    private static readonly Regex Variable = new("input variable \"(?<name>[A-Za-z0-9_-]+)\"", RegexOptions.CultureInvariant);
    private static readonly Regex LockLine = new(@"^\s*(?<key>ID|Operation|Who|Created):\s+(?<value>.+?)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    // What Terraform says where something was not brought by init.
    private static readonly string[] NotInitialized =
    [
        "Required plugins are not installed", "Inconsistent dependency lock file", "Backend initialization required", "Module not installed",
        "Missing required provider", "Provider not available", "Could not load plugin", "Initialization required", "Module source has changed",
        "Module version requirements have changed", "Backend configuration changed",
    ];

    /// <summary>Gets the name of an input variable that the text is about; null for none.</summary>
    public string? VariableName { get; private init; }

    /// <summary>Gets who holds the lock of the state, by key: <c>ID</c>, <c>Operation</c>, <c>Who</c>, <c>Created</c>; empty when it is not about that.</summary>
    public IReadOnlyDictionary<string, string> Lock { get; private init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether <c>init</c> has to be run first.</summary>
    public bool WantsInit => NotInitialized.Any(n => Summary.Contains(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets a value indicating whether somebody else holds the lock of the state.</summary>
    public bool IsLocked => Summary.Contains("state lock", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one.</summary>
    /// <param name="diagnostic">The object of that name in a line.</param>
    public static TerraformDiagnostic Read(JsonElement diagnostic)
    {
        string summary = diagnostic.TextAt("summary").FirstLine(200);
        string detail = diagnostic.TextAt("detail");
        bool isLock = summary.Contains("state lock", StringComparison.OrdinalIgnoreCase);
        return new TerraformDiagnostic(diagnostic.TextAt("severity") != "warning", summary, PlaceOf(diagnostic))
        {
            VariableName = Variable.Match(detail) is { Success: true } match ? match.Groups["name"].Value : null,
            Lock = isLock
                ? LockLine.Matches(detail).Cast<Match>().GroupBy(static m => m.Groups["key"].Value).ToDictionary(static g => g.Key, static g => g.First().Groups["value"].Value)
                : new Dictionary<string, string>(),
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Summary + (VariableName is null ? string.Empty : $" '{VariableName}'") + (Place.Length == 0 ? string.Empty : $" ({Place})");

    private static string PlaceOf(JsonElement diagnostic)
    {
        string address = diagnostic.TextAt("address");
        string place = string.Empty;
        if (diagnostic.TryGetProperty("range", out JsonElement range) && range.TextAt("filename") is { Length: > 0 } file)
        {
            place = file + (range.TryGetProperty("start", out JsonElement start) && start.ValueKind == JsonValueKind.Object && start.TryGetProperty("line", out JsonElement line) && line.TryGetInt32(out int number)
                ? ":" + number.ToString(CultureInfo.InvariantCulture)
                : string.Empty);
        }

        return string.Join(", ", new[] { address, place }.Where(static p => p.Length > 0));
    }
}
