using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>Reads the payload of an event from a file.</summary>
internal static class EventPayload
{
    /// <summary>The file's text, which is an object in JSON.</summary>
    /// <exception cref="OpsException">It is none (<c>PlanPayloadNotJson</c>), or the file cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string text = await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? text : throw Wrong(path, DryRunTexts.PayloadNoObject);
        }
        catch (JsonException broken)
        {
            throw Wrong(path, broken.Message);
        }
    }

    private static OpsException Wrong(string path, string why) => new(new OpsFailure(
        ErrorIds.PlanPayloadNotJson, FailureKind.InvalidData, DryRunTexts.PayloadNotJson.With(path, why), DryRunTexts.PayloadNotJsonRemedy, path));
}
