namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>A condition on a value: comparisons with numbers, joined by <c>and</c> and <c>or</c>.</summary>
/// <remarks>NaN meets no condition; whoever asks tells it apart before.</remarks>
public abstract record MetricCondition
{
    /// <summary>Whether a value meets it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for NaN.</returns>
    public abstract bool Holds(double value);

    /// <summary>Gets the numbers it compares with.</summary>
    public abstract IEnumerable<double> Numbers { get; }

    internal sealed record Comparison(MetricOperator Operator, double Number) : MetricCondition
    {
        public override IEnumerable<double> Numbers => [Number];

        public override bool Holds(double value) => !double.IsNaN(value) && Operator switch
        {
            MetricOperator.Less => value < Number,
            MetricOperator.LessOrEqual => value <= Number,
            MetricOperator.Greater => value > Number,
            MetricOperator.GreaterOrEqual => value >= Number,
            MetricOperator.Equal => value == Number,
            _ => value != Number,
        };

        public override string ToString() => MetricConditionParser.SignOf(Operator) + " " + MetricNumber.Exact(Number);
    }

    internal sealed record Both(MetricCondition Left, MetricCondition Right) : MetricCondition
    {
        public override IEnumerable<double> Numbers => Left.Numbers.Concat(Right.Numbers);

        public override bool Holds(double value) => Left.Holds(value) && Right.Holds(value);

        public override string ToString() => Inner(Left) + " and " + Inner(Right);

        private static string Inner(MetricCondition side) => side is Either ? $"({side})" : side.ToString();
    }

    internal sealed record Either(MetricCondition Left, MetricCondition Right) : MetricCondition
    {
        public override IEnumerable<double> Numbers => Left.Numbers.Concat(Right.Numbers);

        public override bool Holds(double value) => Left.Holds(value) || Right.Holds(value);

        public override string ToString() => Left + " or " + Right;
    }
}
