namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>A test alert: told apart from all others by its nonce, and over by itself whatever becomes of who sent it.</summary>
/// <param name="Nonce">What tells it apart: 16 hexadecimal digits.</param>
/// <param name="Receivers">The names of the receivers it is for.</param>
/// <param name="EndsAt">When it is over, by the server's clock.</param>
internal sealed record AlertTest(string Nonce, IReadOnlyList<string> Receivers, DateTimeOffset EndsAt)
{
    /// <summary>The alert's name.</summary>
    public const string Name = "TEST";

    /// <summary>The label with the receiver, by which the route is chosen.</summary>
    public const string ReceiverLabel = "fsops_test";

    /// <summary>The label with the nonce.</summary>
    public const string NonceLabel = "fsops_nonce";

    /// <summary>A nonce that nobody has used.</summary>
    public static string NewNonce() => Guid.NewGuid().ToString("N").Substring(0, 16);

    /// <summary>The labels of the alert for one receiver.</summary>
    public Dictionary<string, string> Labels(string receiver, string environment) => new(StringComparer.Ordinal)
    {
        [ReceiverLabel] = receiver,
        [NonceLabel] = Nonce,
        ["environment"] = environment,
        ["severity"] = "none",
    };

    /// <summary>Its annotations: nobody shall take it for a real one.</summary>
    public Dictionary<string, string> Annotations(string receiver, string environment) => new(StringComparer.Ordinal)
    {
        ["summary"] = $"TEST {Nonce}: FreeSport.Ops tries the way to {receiver} for {environment}. Nothing is wrong.",
        ["summary_ru"] = $"TEST {Nonce}: FreeSport.Ops проверяет доставку в {receiver} для {environment}. Ничего не случилось.",
    };
}
