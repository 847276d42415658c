namespace FreeSport.Ops.Core.Steps.Secrets.Models;

/// <summary>A page of secrets or of variables.</summary>
internal sealed class StoredPageModel
{
    public int? TotalCount { get; set; }

    public List<StoredModel>? Secrets { get; set; }

    public List<StoredModel>? Variables { get; set; }
}
