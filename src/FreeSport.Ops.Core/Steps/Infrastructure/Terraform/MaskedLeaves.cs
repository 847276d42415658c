using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>The names of what Terraform marks as sensitive.</summary>
internal static class MaskedLeaves
{
    /// <summary>Stands for a value that is sensitive as a whole.</summary>
    public const string Whole = "*";

    /// <summary>The names in marks that mirror a value, as <c>before_sensitive</c> does.</summary>
    public static IEnumerable<string> Of(JsonElement marks) => Of(marks, string.Empty);

    private static IEnumerable<string> Of(JsonElement marks, string path) => marks.ValueKind switch
    {
        JsonValueKind.True => [path.Length == 0 ? Whole : path],
        JsonValueKind.Object => marks.EnumerateObject().SelectMany(member => Of(member.Value, path.Length == 0 ? member.Name : path + "." + member.Name)),
        JsonValueKind.Array => marks.EnumerateArray().SelectMany((item, i) => Of(item, path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]")),
        _ => [],
    };
}
