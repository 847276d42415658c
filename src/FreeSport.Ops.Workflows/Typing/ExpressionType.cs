using System.Globalization;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>The type of an expression, as far as a file alone tells it.</summary>
/// <remarks>Types are immutable and shared between threads.</remarks>
internal abstract class ExpressionType
{
    public static readonly ExpressionType Any = new SimpleType("any");

    public static readonly ExpressionType Null = new SimpleType("null");

    public static readonly ExpressionType Number = new SimpleType("number");

    public static readonly ExpressionType Boolean = new SimpleType("boolean");

    public static readonly ExpressionType Text = new SimpleType("string");

    public bool IsAny => ReferenceEquals(this, Any);

    public bool IsText => ReferenceEquals(this, Text);

    public bool IsNumber => ReferenceEquals(this, Number);

    public bool IsBoolean => ReferenceEquals(this, Boolean);

    public bool IsNull => ReferenceEquals(this, Null);

    /// <summary>The type of a value that is written out, quoted or not: what it is used for decides, and people quote versions that are numbers.</summary>
    public static ExpressionType OfLiteral(string text) => text.Trim() switch
    {
        "null" => Null,
        "true" or "false" => Boolean,
        string word when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => Number,
        _ => Text,
    };

    /// <summary>True when a value of another type may stand where this type is asked for.</summary>
    public abstract bool Accepts(ExpressionType other);

    /// <summary>The type of a value that is of this type or of another.</summary>
    public abstract ExpressionType Or(ExpressionType other);

    private sealed class SimpleType(string name) : ExpressionType
    {
        // Anything counts as true or false, and any number can be written as a text.
        public override bool Accepts(ExpressionType other) =>
            IsAny || IsBoolean || other.IsAny || ReferenceEquals(this, other) || (IsText && other.IsNumber);

        public override ExpressionType Or(ExpressionType other)
        {
            if (ReferenceEquals(this, other))
            {
                return this;
            }

            bool isEitherText = (IsText && (other.IsNumber || other.IsBoolean)) || (other.IsText && (IsNumber || IsBoolean));
            return isEitherText ? Text : Any;
        }

        public override string ToString() => name;
    }
}
