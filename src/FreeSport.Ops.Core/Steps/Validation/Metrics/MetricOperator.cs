namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>How a value is compared with a number.</summary>
internal enum MetricOperator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}
