using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>
/// Writes HTML that is XML as well. Whatever is written is encoded; there is no way to write anything raw but the
/// module's own style sheet. Names of elements and attributes are constants of the callers.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new("<!DOCTYPE html>\n");
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; one whose value is null is left out.</param>
    public HtmlWriter Open(string name, params (string Name, string? Value)[] attributes)
    {
        Begin(name, attributes);
        _text.Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public HtmlWriter Close()
    {
        string name = _open.Pop();
        _text.Append("</").Append(name).Append('>');
        if (name is not ("span" or "code" or "a" or "time" or "strong" or "text" or "title" or "desc"))
        {
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes text.</summary>
    /// <param name="text">Any text; null for none.</param>
    public HtmlWriter Text(string? text)
    {
        _text.Append(Encoder.Encode(VisibleText.Of(text)));
        return this;
    }

    /// <summary>Writes an element with nothing but text in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="attributes">Its attributes.</param>
    public HtmlWriter Element(string name, string? text, params (string Name, string? Value)[] attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>Writes an element that has no content.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes.</param>
    public HtmlWriter Empty(string name, params (string Name, string? Value)[] attributes)
    {
        Begin(name, attributes);
        _text.Append(" />\n");
        return this;
    }

    /// <summary>Writes a text that leads somewhere, or the text alone where the address is none that a reader should open.</summary>
    /// <param name="address">The address.</param>
    /// <param name="text">The text.</param>
    public HtmlWriter Link(string? address, string text) => SafeLink.Of(address) is { } safe
        ? Element("a", text, ("href", safe), ("rel", "noopener noreferrer nofollow"))
        : Text(text);

    /// <summary>Writes a moment.</summary>
    /// <param name="time">When; null for never.</param>
    public HtmlWriter Time(DateTime? time) => time is { Year: > 1 } known ? Element("time", Words.Time(known), ("datetime", Words.Iso(known))) : Text("–");

    /// <summary>Writes the module's style sheet.</summary>
    /// <param name="sheet">The sheet; it holds none of HTML's own signs.</param>
    public HtmlWriter Style(string sheet)
    {
        _text.Append("<style>").Append(sheet).Append("</style>\n");
        return this;
    }

    /// <summary>The page.</summary>
    public override string ToString() => _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException("Not ended: " + _open.Peek());

    /// <summary>A number for a drawing.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Begin(string name, (string Name, string? Value)[] attributes)
    {
        _text.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(attribute).Append("=\"").Append(Encoder.Encode(VisibleText.Of(value))).Append('"');
            }
        }
    }
}
