namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A value of an expression. Arrays and objects are equal only to themselves.</summary>
public sealed class ExpressionValue
{
    private static readonly IReadOnlyList<string> NoReasons = [];
    private static readonly IReadOnlyList<ExpressionValue> NoItems = [];
    private static readonly ExpressionMembers NoMembers = new();

    private ExpressionValue(ExpressionValueKind kind) => Kind = kind;

    /// <summary><c>null</c></summary>
    public static ExpressionValue Null { get; } = new(ExpressionValueKind.Null);

    /// <summary><c>true</c></summary>
    public static ExpressionValue True { get; } = new(ExpressionValueKind.Boolean) { Number = 1 };

    /// <summary><c>false</c></summary>
    public static ExpressionValue False { get; } = new(ExpressionValueKind.Boolean);

    /// <summary>What the value is.</summary>
    public ExpressionValueKind Kind { get; }

    /// <summary>The number; 1 of true; otherwise 0.</summary>
    public double Number { get; private init; }

    /// <summary>The string; otherwise empty.</summary>
    public string Text { get; private init; } = string.Empty;

    /// <summary>The array's items; otherwise none.</summary>
    public IReadOnlyList<ExpressionValue> Items { get; private init; } = NoItems;

    /// <summary>The object's members; otherwise none.</summary>
    public ExpressionMembers Members { get; private init; } = NoMembers;

    /// <summary>The places nobody can know before the run, such as <c>steps.build.outputs.image</c>; none of a known value.</summary>
    public IReadOnlyList<string> Reasons { get; private init; } = NoReasons;

    /// <summary>Whether a condition is met by it: not by null, false, 0, NaN and the empty string. Null when nobody can know before the run.</summary>
    public bool? Truth => Kind switch
    {
        ExpressionValueKind.Unknown => KnownTruth,
        ExpressionValueKind.Null => false,
        ExpressionValueKind.Boolean or ExpressionValueKind.Number => Number != 0 && !double.IsNaN(Number),
        ExpressionValueKind.String => Text.Length > 0,
        _ => true,
    };

    /// <summary>Whether it is null, a boolean, a number or a string.</summary>
    internal bool IsPrimitive => Kind is ExpressionValueKind.Null or ExpressionValueKind.Boolean or ExpressionValueKind.Number or ExpressionValueKind.String;

    /// <summary>Whether <c>*</c> made the array, so that a property of it is that property of each item.</summary>
    internal bool IsFiltered { get; private init; }

    /// <summary>What is known of an unknown value all the same: <c>unknown &amp;&amp; false</c> meets no condition, whatever it is.</summary>
    private bool? KnownTruth { get; init; }

    /// <summary>Whether the one reason is the value's own place, so that a property of it has a place too.</summary>
    private bool IsPlace { get; init; }

    /// <summary>A boolean.</summary>
    /// <param name="value">True or false.</param>
    /// <returns><see cref="True" /> or <see cref="False" />.</returns>
    public static ExpressionValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    /// <param name="value">Any number, NaN and infinities too.</param>
    /// <returns>The number.</returns>
    public static ExpressionValue Of(double value) => new(ExpressionValueKind.Number) { Number = value };

    /// <summary>A string.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The string.</returns>
    public static ExpressionValue Of(string value) => new(ExpressionValueKind.String) { Text = value };

    /// <summary>An array.</summary>
    /// <param name="items">Its items in their order.</param>
    /// <returns>The array.</returns>
    public static ExpressionValue Of(IReadOnlyList<ExpressionValue> items) => new(ExpressionValueKind.Array) { Items = items };

    /// <summary>An object.</summary>
    /// <param name="members">Its members.</param>
    /// <returns>The object.</returns>
    public static ExpressionValue Of(ExpressionMembers members) => new(ExpressionValueKind.Object) { Members = members };

    /// <summary>A value nobody can know before the run.</summary>
    /// <param name="reasons">What it depends on: at least one place such as <c>steps.build.outputs.image</c>.</param>
    /// <returns>The unknown value.</returns>
    public static ExpressionValue Unknown(params string[] reasons) => new(ExpressionValueKind.Unknown) { Reasons = reasons, IsPlace = reasons.Length == 1 };

    internal static ExpressionValue Filtered(IReadOnlyList<ExpressionValue> items) => new(ExpressionValueKind.Array) { Items = items, IsFiltered = true };

    /// <summary>What depends on both, known ones aside.</summary>
    internal static ExpressionValue Depending(ExpressionValue one, ExpressionValue other, bool? truth = null) =>
        new(ExpressionValueKind.Unknown) { Reasons = [.. one.Reasons.Union(other.Reasons, StringComparer.OrdinalIgnoreCase)], KnownTruth = truth };

    /// <summary>A part of an unknown value.</summary>
    internal ExpressionValue Within(string part) => IsPlace ? Unknown(Reasons[0] + part) : Depending(this, this);
}
