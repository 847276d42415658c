namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>A page of secrets or of variables, as GitHub's REST API lists them; of a variable its value is not taken.</summary>
internal sealed class NamesModel
{
    public int? TotalCount { get; set; }

    public List<NameModel>? Secrets { get; set; }

    public List<NameModel>? Variables { get; set; }
}

/// <summary>One of them.</summary>
internal sealed class NameModel
{
    public string? Name { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}
