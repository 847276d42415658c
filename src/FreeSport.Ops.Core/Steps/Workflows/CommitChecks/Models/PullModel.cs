namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A pull request, as far as it tells what its workflows look at.</summary>
internal sealed class PullModel
{
    public int Number { get; set; }

    public PullEndModel? Head { get; set; }

    public PullEndModel? Base { get; set; }
}
