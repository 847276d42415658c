using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>Follows the checklist: hands over each box at first, and again whenever it stands otherwise, until all are met.</summary>
/// <param name="evaluate">Decides the boxes anew.</param>
/// <param name="write">Takes a box.</param>
/// <param name="pause">Waits until it is worth looking again.</param>
public sealed class ChecklistWatch(Func<CancellationToken, Task<IReadOnlyList<FsChecklistStatus>>> evaluate, Action<FsChecklistStatus> write, Func<CancellationToken, Task> pause)
{
    /// <summary>Follows it. Where no box applies there is nothing to wait for, and it ends at once.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when every box is met.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Dictionary<(string, FsChecklistItem), (FsChecklistState, string)> shown = [];
        while (true)
        {
            IReadOnlyList<FsChecklistStatus> boxes = await evaluate(cancellationToken).ConfigureAwait(false);
            foreach (FsChecklistStatus box in boxes)
            {
                (FsChecklistState, string) now = (box.State, box.Reason);
                if (!shown.TryGetValue((box.Environment, box.Box), out (FsChecklistState, string) before) || before != now)
                {
                    shown[(box.Environment, box.Box)] = now;
                    write(box);
                }
            }

            if (ChecklistGate.Open(boxes).Length == 0)
            {
                return;
            }

            await pause(cancellationToken).ConfigureAwait(false);
        }
    }
}
