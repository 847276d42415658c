using System.Security.Cryptography;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>How often one kind of error was logged before a change and after it.</summary>
/// <param name="Service">Who logged it; empty where the log does not say.</param>
/// <param name="Template">What was logged, without what differs each time.</param>
internal sealed record LogSignature(string Service, string Template)
{
    /// <summary>Gets how often before the change.</summary>
    public long Before { get; private set; }

    /// <summary>Gets how often after the change.</summary>
    public long After { get; private set; }

    /// <summary>Gets when it was logged first after the change; null where the lines have no time.</summary>
    public DateTimeOffset? FirstAfter { get; private set; }

    /// <summary>Gets the fingerprint, the version of its rules first, as <c>1:4f0c…</c>.</summary>
    public string Fingerprint
    {
        get
        {
            using SHA256 hash = SHA256.Create();
            byte[] digest = hash.ComputeHash(Encoding.UTF8.GetBytes(Service + "\n" + Template));
            return LogTemplate.Version + ":" + string.Concat(digest.Take(8).Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Takes in how often it was logged before the change, where an earlier look knows and the log does not.</summary>
    /// <param name="before">How often.</param>
    public void Remember(long before) => Before += before;

    /// <summary>Counts one more.</summary>
    /// <param name="side">On which side of the change.</param>
    /// <param name="at">When; null where the line does not say.</param>
    public void Add(LogSide side, DateTimeOffset? at)
    {
        if (side == LogSide.Before)
        {
            Before++;
            return;
        }

        After++;
        if (at is not null && (FirstAfter is null || at < FirstAfter))
        {
            FirstAfter = at;
        }
    }
}
