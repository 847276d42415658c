namespace FreeSport.Ops.Testing;

/// <summary>An environment and what guards it.</summary>
public sealed class GuardedEnvironment
{
    internal GuardedEnvironment(string name, long id, Func<DateTimeOffset> now) => (Name, Id, Secrets) = (name, id, new Vault(now));

    /// <summary>Gets its name.</summary>
    public string Name { get; }

    /// <summary>Gets GitHub's number.</summary>
    public long Id { get; }

    /// <summary>Gets its secrets.</summary>
    public Vault Secrets { get; }

    /// <summary>Gets its variables.</summary>
    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the logins that may approve; nobody has to when there is none.</summary>
    public List<string> Reviewers { get; } = [];

    /// <summary>Gets the teams that may approve, by slug.</summary>
    public List<string> Teams { get; } = [];

    /// <summary>Gets or sets a value indicating whether who started a run may not approve it.</summary>
    public bool PreventSelfReview { get; set; }

    /// <summary>Gets or sets the minutes a job waits.</summary>
    public int WaitTimer { get; set; }

    internal bool IsGuarded => Reviewers.Count + Teams.Count > 0;
}
