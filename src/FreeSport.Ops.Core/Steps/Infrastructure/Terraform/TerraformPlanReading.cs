using System.Text.Json;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>What may be known of a plan of Terraform: an allow-list of names out of a document that is full of values.</summary>
internal sealed class TerraformPlanReading
{
    private static readonly Regex Word = new("^[a-z_]{1,64}$", RegexOptions.CultureInvariant);

    private TerraformPlanReading()
    {
    }

    /// <summary>Gets what would be done.</summary>
    public IReadOnlyList<FsResourceChange> Changes { get; private init; } = [];

    /// <summary>Gets the addresses of what was changed by others.</summary>
    public IReadOnlyList<string> Drifted { get; private init; } = [];

    /// <summary>Gets the addresses of checks that do not hold.</summary>
    public IReadOnlyList<string> FailedChecks { get; private init; } = [];

    /// <summary>Gets the addresses of what is put off to a later plan.</summary>
    public IReadOnlyList<string> Deferred { get; private init; } = [];

    /// <summary>Gets a value indicating whether neither the configuration nor the state has anything in it.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Gets a value indicating whether planning broke off.</summary>
    public bool IsErrored { get; private init; }

    /// <summary>Gets a value indicating whether another plan is needed after it; null where the program does not tell.</summary>
    public bool? IsComplete { get; private init; }

    /// <summary>Gets a value indicating whether applying it would do anything; null where the program does not tell.</summary>
    public bool? IsApplyable { get; private init; }

    /// <summary>Reads the JSON form of a plan.</summary>
    /// <param name="text">What <c>show -json PLAN</c> wrote.</param>
    /// <exception cref="JsonException">It is no JSON, or no plan.</exception>
    public static TerraformPlanReading Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
        JsonElement plan = document.RootElement;
        if (plan.TextAt("format_version").Length == 0)
        {
            throw new JsonException();
        }

        FsResourceChange[] resources = [.. plan.At("resource_changes").Items().Select(Resource).OfType<FsResourceChange>()];
        FsResourceChange[] outputs = [.. plan.At("output_changes").Entries().Select(static o => Output(o.Name, o.Value)).OfType<FsResourceChange>()];
        return new TerraformPlanReading
        {
            Changes = [.. resources, .. outputs],
            Drifted = [.. plan.At("resource_drift").Items().Where(static d => ActionOf(d.At("change")) is not null).Select(static d => d.TextAt("address")).Distinct(StringComparer.Ordinal)],
            FailedChecks = [.. plan.At("checks").Items().Where(static c => c.TextAt("status") is "fail" or "error").Select(static c => c.At("address").TextAt("to_display"))],
            Deferred = [.. plan.At("deferred_changes").Items().Select(static d => d.At("resource_change").TextAt("address"))],
            IsEmpty = !plan.At("resource_changes").Items().Any() && !plan.At("output_changes").Entries().Any()
                && !HasResources(plan.At("planned_values").At("root_module")) && !HasResources(plan.At("prior_state").At("values").At("root_module")),
            IsErrored = plan.FlagAt("errored") == true,
            IsComplete = plan.FlagAt("complete"),
            IsApplyable = plan.FlagAt("applyable"),
        };
    }

    private static bool HasResources(JsonElement module) => module.At("resources").Items().Any() || module.At("child_modules").Items().Any(HasResources);

    private static FsResourceChange? Resource(JsonElement resource)
    {
        JsonElement change = resource.At("change");
        string address = resource.TextAt("address");
        string deposed = resource.TextAt("deposed");
        FsInfrastructureAction? action = ActionOf(change);
        if (action is null)
        {
            // Nothing happens to the thing itself; the state learns of it, or of its new name.
            action = change.At("importing").ValueKind == JsonValueKind.Object ? FsInfrastructureAction.Import
                : resource.TextAt("previous_address").Length > 0 ? FsInfrastructureAction.Move
                : null;
        }

        return action is not { } known ? null : new FsResourceChange
        {
            Address = deposed.Length == 0 ? address : $"{address} ({deposed})",
            Action = known,
            Reason = Reason(resource, change),
            Masked = Masked(change),
            IsDestructive = known is FsInfrastructureAction.Replace or FsInfrastructureAction.Delete or FsInfrastructureAction.Forget or FsInfrastructureAction.Unknown,
        };
    }

    private static FsResourceChange? Output(string name, JsonElement change) => ActionOf(change) is not { } action ? null : new FsResourceChange
    {
        Address = "output." + name,
        Action = action,
        Masked = Masked(change),
    };

    private static string[] Masked(JsonElement change) => [.. MaskedLeaves.Of(change.At("before_sensitive"))
        .Concat(MaskedLeaves.Of(change.At("after_sensitive")))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static n => n, StringComparer.Ordinal)];

    // Null for nothing to do; an action that is not known is told, not passed over.
    private static FsInfrastructureAction? ActionOf(JsonElement change) =>
        string.Join(",", change.At("actions").Items().Select(static a => a.ValueKind == JsonValueKind.String ? a.GetString() : "?")) switch
        {
            "no-op" => null,
            "create" => FsInfrastructureAction.Create,
            "update" => FsInfrastructureAction.Update,
            "read" => FsInfrastructureAction.Read,
            "delete" => FsInfrastructureAction.Delete,
            "delete,create" or "create,delete" or "create,forget" => FsInfrastructureAction.Replace,
            "forget" => FsInfrastructureAction.Forget,
            _ => FsInfrastructureAction.Unknown,
        };

    private static string Reason(JsonElement resource, JsonElement change)
    {
        string reason = resource.TextAt("action_reason");
        reason = Word.IsMatch(reason) ? reason.Replace('_', ' ') : string.Empty;
        string paths = string.Join(", ", change.At("replace_paths").Items()
            .Select(static p => p.ValueKind == JsonValueKind.Array ? string.Join(".", p.EnumerateArray().Select(static s => s.ValueKind == JsonValueKind.String ? s.GetString() : s.GetRawText())) : string.Empty)
            .Where(static p => p.Length > 0));
        return paths.Length == 0 ? reason : reason.Length == 0 ? paths : reason + ": " + paths;
    }
}
