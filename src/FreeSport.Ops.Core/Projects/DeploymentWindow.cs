namespace FreeSport.Ops.Core.Projects;

/// <summary>When an environment may be touched.</summary>
/// <param name="Days">Days of the week, as Mon; none for every day.</param>
/// <param name="From">From this time, as 02:00.</param>
/// <param name="To">Until this time; earlier than <paramref name="From"/> when it ends the next day.</param>
/// <param name="TimeZone">The IANA name of its time zone.</param>
public sealed record DeploymentWindow(IReadOnlyList<string> Days, string From, string To, string TimeZone)
{
    /// <summary>Gets the day on which it begins, as 2026-12-01, where it comes once; null where it comes every week.</summary>
    public string? Date { get; init; }

    /// <inheritdoc/>
    public override string ToString() => (Date is not null ? Date + " " : Days.Count == 0 ? string.Empty : string.Join(" ", Days) + " ") + From + "-" + To + " " + TimeZone;
}
