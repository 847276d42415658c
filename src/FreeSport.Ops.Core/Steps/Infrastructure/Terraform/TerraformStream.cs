using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Reads the lines that Terraform writes under <c>-json</c>, one at a time as they come.</summary>
/// <param name="onHook">Is told of what begins, ends and fails: the kind of line, the address, the action.</param>
internal sealed class TerraformStream(Action<string, string, string>? onHook = null)
{
    private readonly List<TerraformDiagnostic> _diagnostics = [];
    private readonly List<(string Address, string Action)> _planned = [];

    /// <summary>Gets errors and warnings, in order.</summary>
    public IReadOnlyList<TerraformDiagnostic> Diagnostics => _diagnostics;

    /// <summary>Gets what would be done, as the lines say.</summary>
    public IReadOnlyList<(string Address, string Action)> Planned => _planned;

    /// <summary>Gets the numbers of the last summary: added, changed, removed; null before there was one.</summary>
    public (int Add, int Change, int Remove)? Summary { get; private set; }

    /// <summary>Gets how many lines were not the JSON they should be.</summary>
    public int BrokenLines { get; private set; }

    /// <summary>Gets the errors.</summary>
    public IEnumerable<TerraformDiagnostic> Errors => _diagnostics.Where(static d => d.IsError);

    /// <summary>Takes a line.</summary>
    public void Take(string line)
    {
        if (line.Trim().Length == 0)
        {
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            Take(document.RootElement);
        }
        catch (JsonException)
        {
            BrokenLines++;
        }
    }

    private void Take(JsonElement line)
    {
        string type = line.TextAt("type");
        switch (type)
        {
            case "diagnostic":
                _diagnostics.Add(TerraformDiagnostic.Read(line.At("diagnostic")));
                break;
            case "planned_change":
                JsonElement change = line.At("change");
                _planned.Add((change.At("resource").TextAt("addr"), change.TextAt("action")));
                break;
            case "change_summary":
                JsonElement counts = line.At("changes");
                Summary = (Number(counts, "add"), Number(counts, "change"), Number(counts, "remove"));
                break;
            case "apply_start" or "apply_complete" or "apply_errored" or "apply_progress":
                JsonElement hook = line.At("hook");
                onHook?.Invoke(type, hook.At("resource").TextAt("addr"), hook.TextAt("action"));
                break;
        }
    }

    private static int Number(JsonElement counts, string key) => counts.At(key) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : 0;
}
