using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace FreeSport.Ops.Commands.Formats;

/// <summary>An object to be shown, read by the names of its properties: alive, or back from a job, a remote session or a file.</summary>
/// <param name="source">The object.</param>
internal sealed class Shown(PSObject source)
{
    private const string Namespace = "FreeSport.Ops.";

    public static Shown Of(object? value) => new(PSObject.AsPSObject(value ?? string.Empty));

    /// <summary>Gets the names of its type and of the types it derives from, without namespace.</summary>
    public IEnumerable<string> TypeNames => source.TypeNames
        .Select(static n => n.IndexOf(Namespace, StringComparison.Ordinal) is >= 0 and int at ? n.Substring(at + Namespace.Length) : n);

    /// <summary>A property as text; empty for none.</summary>
    public string Text(string name) => Value(name) is { } value ? Shown.Of(value).ToString() : string.Empty;

    /// <summary>The first line of a property.</summary>
    public string Line(string name) => Text(name).Trim().Split('\r', '\n')[0];

    public bool Flag(string name) => Bare(name) is true;

    public bool Is(string name, string word) => Text(name) == word;

    /// <summary>A property as a whole number; null for none.</summary>
    public long? Number(string name) => Bare(name) is IConvertible number and not string ? number.ToInt64(CultureInfo.InvariantCulture) : null;

    /// <summary>A property as a number, which may be NaN or infinite; null for none.</summary>
    public double? Real(string name) => Bare(name) is IConvertible number and not string ? number.ToDouble(CultureInfo.InvariantCulture) : null;

    public TimeSpan? Span(string name) => Bare(name) as TimeSpan?;

    /// <summary>A time on this machine's clock, as <c>2026-11-26 18:52</c>; empty for none.</summary>
    public string Time(string name, string format = "yyyy-MM-dd HH:mm") =>
        Bare(name) is DateTime time && time != default ? time.ToLocalTime().ToString(format, CultureInfo.InvariantCulture) : string.Empty;

    public DateTime? Moment(string name) => Bare(name) as DateTime?;

    /// <summary>The elements of a list.</summary>
    public Shown[] Items(string name) => Bare(name) switch
    {
        null => [],
        string one => one.Length == 0 ? [] : [Of(one)],
        IEnumerable many => [.. many.Cast<object?>().Where(static i => i is not null).Select(Of)],
        object one => [Of(one)],
    };

    /// <summary>A property that is an object of its own; null for none.</summary>
    public Shown? Part(string name) => Value(name) is { } value ? Of(value) : null;

    /// <summary>The elements of a list as texts.</summary>
    public string[] Texts(string name) => [.. Items(name).Select(static i => i.ToString())];

    public override string ToString() => source.ToString() ?? string.Empty;

    private object? Bare(string name) => Value(name) is PSObject wrapped ? wrapped.BaseObject : Value(name);

    private object? Value(string name) => source.Properties[name]?.Value;
}
