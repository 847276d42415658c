using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Gives each activity a number, so that parent and child lines stay together.</summary>
internal sealed class ProgressIds
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    public ProgressRecord Convert(OpsProgress progress) => new(IdOf(progress.Activity), progress.Activity, progress.Status.Length == 0 ? " " : progress.Status)
    {
        PercentComplete = progress.Percent ?? -1,
        RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        ParentActivityId = progress.Parent is null ? -1 : IdOf(progress.Parent),
    };

    private int IdOf(string activity)
    {
        if (!_ids.TryGetValue(activity, out int id))
        {
            id = _ids.Count + 1;
            _ids[activity] = id;
        }

        return id;
    }
}
