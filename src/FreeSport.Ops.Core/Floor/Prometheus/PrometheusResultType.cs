namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>What kind of value a query has.</summary>
public enum PrometheusResultType
{
    /// <summary>A value a series, at one moment.</summary>
    Vector,

    /// <summary>Values a series, over time.</summary>
    Matrix,

    /// <summary>One number without labels; it stands as one series.</summary>
    Scalar,

    /// <summary>A text, which holds no number; it stands as no series.</summary>
    Text,
}
