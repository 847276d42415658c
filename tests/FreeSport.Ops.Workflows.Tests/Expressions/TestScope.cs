using System.Text.Json;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

/// <summary>Contexts by name; <c>hashFiles</c> in a folder if there is one.</summary>
internal sealed class TestScope : IExpressionScope
{
    public Dictionary<string, ExpressionValue> Contexts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ExpressionValue> Functions { get; } = [];

    public string? Folder { get; init; }

    public ExpressionValue? Context(string name) => Contexts.GetValueOrDefault(name);

    public ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments) => Functions.GetValueOrDefault(name);

    public FilesHash? HashFiles(IReadOnlyList<string> patterns) => Folder is null ? null : FileHasher.Hash(Folder, patterns, Cancel.Token);

    /// <summary>Contexts as the members of a JSON object.</summary>
    public static TestScope Of(string json)
    {
        TestScope scope = new();
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty context in document.RootElement.EnumerateObject())
        {
            scope.Contexts[context.Name] = Value(context.Value);
        }

        return scope;
    }

    public static ExpressionValue Value(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                ExpressionMembers members = new();
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    members.Add(member.Name, Value(member.Value));
                }

                return ExpressionValue.Of(members);
            case JsonValueKind.Array:
                return ExpressionValue.Of([.. json.EnumerateArray().Select(Value)]);
            case JsonValueKind.Number:
                return ExpressionValue.Of(json.GetDouble());
            case JsonValueKind.String:
                return ExpressionValue.Of(json.GetString()!);
            default:
                return json.ValueKind == JsonValueKind.Null ? ExpressionValue.Null : ExpressionValue.Of(json.GetBoolean());
        }
    }

    /// <summary>The value as a program would compare it: compact JSON, or "unknown" with its reasons, or the sort of error.</summary>
    public string Evaluate(string expression)
    {
        ExpressionParse parse = ExpressionParser.Parse(expression);
        Assert.True(parse.Root is not null, $"{expression}: {parse.Error?.Message}");
        ExpressionResult result = ExpressionEvaluator.Evaluate(parse.Root, this);
        Assert.True(result.Value is null != result.Error is null);
        return result.Value is null ? $"error {result.Error!.Kind}" : Show(result.Value);
    }

    public static string Show(ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Unknown => "unknown " + string.Join(", ", value.Reasons),
        ExpressionValueKind.Null => "null",
        ExpressionValueKind.Boolean => value.Truth == true ? "true" : "false",
        ExpressionValueKind.Number => value.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ExpressionValueKind.String => "'" + value.Text + "'",
        ExpressionValueKind.Array => "[" + string.Join(",", value.Items.Select(Show)) + "]",
        _ => "{" + string.Join(",", value.Members.Ordered.Select(static m => m.Key + ":" + Show(m.Value))) + "}",
    };
}
