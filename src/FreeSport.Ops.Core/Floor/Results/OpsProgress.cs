namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>How far one activity has come.</summary>
/// <param name="Activity">The activity's title; it also identifies the activity.</param>
/// <param name="Status">What is being done now.</param>
/// <param name="Percent">0 to 100, or null when the end is not known.</param>
/// <param name="Completed">True when the activity is over and its line can go.</param>
/// <param name="Parent">The title of the activity it is a part of, or null.</param>
public sealed record OpsProgress(string Activity, string Status, int? Percent = null, bool Completed = false, string? Parent = null);
