namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>A file as GitHub's REST API answers it.</summary>
internal sealed class FileModel
{
    public string? Encoding { get; set; }

    public string? Content { get; set; }
}
