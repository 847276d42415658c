using System.Text.Json;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Turns a payload into a value of the expression language.</summary>
internal static class PayloadValue
{
    /// <summary>What stands for a text that cannot be read.</summary>
    public const string Unreadable = "\uFFFD";

    /// <summary>The value. JSON is read to a depth of 64, so that recursion over it is safe.</summary>
    public static ExpressionValue Of(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                ExpressionMembers members = new();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    members.Add(Text(() => property.Name), Of(property.Value));
                }

                return ExpressionValue.Of(members);
            case JsonValueKind.Array:
                return ExpressionValue.Of([.. element.EnumerateArray().Select(Of)]);
            case JsonValueKind.String:
                return ExpressionValue.Of(Text(() => element.GetString() ?? string.Empty));
            case JsonValueKind.Number:
                return ExpressionValue.Of(NumberText.Read(element.GetRawText()));
            case JsonValueKind.True or JsonValueKind.False:
                return ExpressionValue.Of(element.ValueKind == JsonValueKind.True);
            default:
                return ExpressionValue.Null;
        }
    }

    private static string Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON and no text.
            return Unreadable;
        }
    }
}
