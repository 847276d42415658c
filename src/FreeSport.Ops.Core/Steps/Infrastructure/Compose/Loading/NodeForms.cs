using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Turns one form of a value into another that says the same.</summary>
internal static class NodeForms
{
    /// <summary>A mapping as a list of <c>KEY=VALUE</c>, a text as a list of one; null for what is neither, nor a list.</summary>
    public static ComposeSequence? ToSequence(ComposeNode? node) => node switch
    {
        ComposeSequence sequence => sequence,
        ComposeScalar { Value: string } text => new ComposeSequence([text], text.Place),
        ComposeMapping mapping => new ComposeSequence(
            mapping.Entries
                .SelectMany(static e => e.Value is ComposeSequence several
                    ? several.Items.Select(i => Pair(e.Key, i))
                    : [e.Value is ComposeScalar { IsNull: true } ? new ComposeScalar(e.Key, e.KeyPlace) : Pair(e.Key, e.Value)])
                .OrderBy(static p => p.Text, StringComparer.Ordinal),
            mapping.Place),
        _ => null,
    };

    /// <summary>A list of names as a mapping; null for what is neither list nor mapping.</summary>
    /// <param name="node">The value.</param>
    /// <param name="value">What stands under each name.</param>
    public static ComposeMapping? ToMapping(ComposeNode? node, Func<ComposePlace, ComposeNode> value)
    {
        if (node is not ComposeSequence sequence)
        {
            return node as ComposeMapping;
        }

        ComposeMapping mapping = new(sequence.Place);
        foreach (ComposeScalar name in sequence.Texts)
        {
            mapping.Set(name.Text!, value(name.Place), name.Place);
        }

        return mapping;
    }

    /// <summary>Nothing.</summary>
    public static ComposeNode Nothing(ComposePlace place) => new ComposeScalar(null, place);

    /// <summary>What a service that is only named in <c>depends_on</c> is waited for.</summary>
    public static ComposeNode Started(ComposePlace place) => Of(place, ("condition", "service_started"), ("required", true));

    /// <summary>A mapping of single values.</summary>
    public static ComposeMapping Of(ComposePlace place, params (string Key, object? Value)[] entries)
    {
        ComposeMapping mapping = new(place);
        foreach ((string key, object? value) in entries)
        {
            mapping.Set(key, value as ComposeNode ?? new ComposeScalar(value, place), place);
        }

        return mapping;
    }

    private static ComposeScalar Pair(string key, ComposeNode value) => new($"{key}={value}", value.Place);
}
