using System.Globalization;
using System.Resources;

namespace FreeSport.Ops.Workflows.Text;

/// <summary>A text for people before anybody reads it: its key and what it is filled with. Its language is chosen where it is shown.</summary>
/// <remarks>Two messages are equal when key and values are, whatever language either is shown in.</remarks>
public sealed class Message : IEquatable<Message>
{
    private readonly ResourceManager _texts;
    private readonly string _key;
    private readonly object?[] _values;

    private Message(ResourceManager texts, string key, object?[] values)
    {
        _texts = texts;
        _key = key;
        _values = [.. values.Select(static v => v is Message or IFormattable ? v : v?.ToString())];
    }

    /// <summary>A message of a resource.</summary>
    /// <typeparam name="TTexts">The resource's class.</typeparam>
    /// <param name="key">The text's name there.</param>
    /// <param name="values">What goes into its places, as for <see cref="TextExtensions.With"/>; messages among them follow the language of this one.</param>
    public static Message Of<TTexts>(string key, params object?[] values) => new(Texts<TTexts>.Manager, key, values);

    /// <summary>The text in a culture, numbers included.</summary>
    public string In(CultureInfo culture) => Write(culture, culture);

    /// <summary>The text in the reader's language.</summary>
    public override string ToString() => Write(CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public bool Equals(Message? other) =>
        other is not null && _key == other._key && _texts.BaseName == other._texts.BaseName && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Message);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);

    private string Write(CultureInfo language, CultureInfo numbers)
    {
        string format = _texts.GetString(_key, language) ?? throw new MissingManifestResourceException($"{_texts.BaseName} has no text '{_key}'.");
        object?[] shown = [.. _values.Select(v => v is Message part ? part.Write(language, numbers) : v)];
        return shown.Length == 0 ? format : string.Format(new AgreeingFormatter(numbers), format, shown);
    }

    private static class Texts<TTexts>
    {
        public static readonly ResourceManager Manager = new(typeof(TTexts));
    }
}
