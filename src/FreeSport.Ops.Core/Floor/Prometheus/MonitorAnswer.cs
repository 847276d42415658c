namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>What a monitor answered, read to its end.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, unpacked.</param>
/// <param name="Location">Where the answer leads instead; null for nowhere.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null when it does not.</param>
/// <param name="ClockOffset">How far its clock is ahead of this machine's, to about a second; null when the answer has no date.</param>
internal sealed record MonitorAnswer(int Status, byte[] Body, Uri? Location, TimeSpan? RetryAfter, TimeSpan? ClockOffset);
