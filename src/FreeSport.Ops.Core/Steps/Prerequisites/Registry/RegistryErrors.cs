using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Reads the error body of a registry: <c>{"errors":[{"code":…,"message":…}]}</c>.</summary>
internal static class RegistryErrors
{
    /// <summary>Code and message of the first error; nulls when the body is none.</summary>
    public static (string? Code, string? Message) Read(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("errors", out JsonElement errors)
                && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
            {
                return (errors[0].TextOf("code"), errors[0].TextOf("message"));
            }

            return (null, document.RootElement.TextOf("details") ?? document.RootElement.TextOf("message"));
        }
        catch (JsonException)
        {
            // An error page of a proxy; its status says enough.
            return (null, null);
        }
    }
}
