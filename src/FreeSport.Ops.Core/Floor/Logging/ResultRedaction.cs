using System.Collections.Concurrent;
using System.Reflection;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Redacts every text of a contract object, at any depth, so that a new property is covered from its first day.</summary>
internal static class ResultRedaction
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly Assembly Contracts = typeof(FsResult).Assembly;

    public static T Apply<T>(T target, SecretRedactor redactor)
        where T : class
    {
        foreach (PropertyInfo property in Properties.GetOrAdd(target.GetType(), TextBearing))
        {
            switch (property.GetValue(target))
            {
                case string text when redactor.Redact(text) is var clean && !ReferenceEquals(clean, text):
                    property.SetValue(target, clean);
                    break;
                case string[] texts:
                    for (int i = 0; i < texts.Length; i++)
                    {
                        texts[i] = texts[i] is null ? texts[i] : redactor.Redact(texts[i]);
                    }

                    break;
                case Uri link when Redact(link, redactor) is var clean && !ReferenceEquals(clean, link):
                    property.SetValue(target, clean);
                    break;
                case Uri[] links:
                    for (int i = 0; i < links.Length; i++)
                    {
                        links[i] = links[i] is null ? links[i] : Redact(links[i], redactor);
                    }

                    break;
                case Array items:
                    foreach (object? item in items)
                    {
                        if (item is not null)
                        {
                            Apply(item, redactor);
                        }
                    }

                    break;
                case { } nested when nested.GetType().Assembly == Contracts && nested.GetType().IsClass:
                    Apply(nested, redactor);
                    break;
            }
        }

        return target;
    }

    private static Uri Redact(Uri link, SecretRedactor redactor)
    {
        string clean = redactor.Redact(link.OriginalString);
        return clean == link.OriginalString ? link : new Uri(clean, UriKind.RelativeOrAbsolute);
    }

    private static PropertyInfo[] TextBearing(Type type) =>
        type.Assembly != Contracts
            ? []
            : [.. type.GetProperties().Where(static p => p.CanWrite && p.GetIndexParameters().Length == 0 && BearsText(p.PropertyType))];

    private static bool BearsText(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type;
        return element == typeof(string) || element == typeof(Uri) || (element.Assembly == Contracts && element.IsClass);
    }
}
