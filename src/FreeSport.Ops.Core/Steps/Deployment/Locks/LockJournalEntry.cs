namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What a session sent last.</summary>
/// <param name="Session">The session.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Place">Where the lock lies.</param>
/// <param name="Name">The lock's name there.</param>
/// <param name="Id">The value that was about to be sent.</param>
/// <param name="Token">Its token.</param>
/// <param name="Process">The system's number of the process.</param>
/// <param name="ProcessStarted">When that process began, in UTC.</param>
/// <param name="At">When it was noted, in UTC.</param>
internal sealed record LockJournalEntry(string Session, string Environment, string Place, string Name, string Id, long Token, int Process, DateTime ProcessStarted, DateTime At);
