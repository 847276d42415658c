namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>One value of a series.</summary>
/// <param name="UnixTime">When, in seconds since 1970 by the server's clock.</param>
/// <param name="Value">The value; may be NaN or infinite.</param>
public readonly record struct PrometheusSample(double UnixTime, double Value);
