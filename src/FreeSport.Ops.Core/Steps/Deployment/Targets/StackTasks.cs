using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>
/// The tasks of a service as containers that a gate can judge. Swarm replaces a task that ended by another one: the newest of each slot
/// stands for it, and those before it are its restarts. A task runs for Swarm only once its health check has passed.
/// </summary>
internal static class StackTasks
{
    /// <summary>What is to be judged: the newest task of each slot by what the service says now, and those that still run by what it said before.</summary>
    public static IReadOnlyList<ContainerLook> Looks(StackService service, IReadOnlyList<JsonElement> tasks)
    {
        List<ContainerLook> looks = [];
        foreach (IGrouping<string, JsonElement> slot in tasks.Where(service.IsCurrent).GroupBy(SlotOf, StringComparer.Ordinal))
        {
            JsonElement[] newest = [.. slot.OrderByDescending(static t => t.At("CreatedAt").Time())];
            JsonElement[] failed = [.. newest.Where(t => StateOf(t) is "failed" or "rejected" && t.At("CreatedAt").Time() >= service.UpdatedAt)];
            if (IsLive(newest[0]) || StateOf(newest[0]) == "complete" || failed.Length > 0)
            {
                looks.Add(Look(service, newest[0], failed));
            }
        }

        looks.AddRange(tasks.Where(t => IsLive(t) && !service.IsCurrent(t)).Select(t => Look(service, t, []) with { Image = ImageOf(t) == service.Image ? ImageOf(t) + " (before)" : ImageOf(t) }));
        return looks;
    }

    /// <summary>The images of the tasks that run, else of those that did their work.</summary>
    public static IReadOnlyList<string> Images(IReadOnlyList<JsonElement> tasks)
    {
        string[] running = [.. tasks.Where(static t => IsLive(t) && StateOf(t) is "running" or "starting").Select(ImageOf).Distinct(StringComparer.Ordinal)];
        return running.Length > 0 ? running : [.. tasks.Where(static t => StateOf(t) == "complete").OrderByDescending(static t => t.At("CreatedAt").Time()).Select(ImageOf).Take(1)];
    }

    private static ContainerLook Look(StackService service, JsonElement task, JsonElement[] failed)
    {
        string state = StateOf(task);
        int? exit = (int?)(state is "running" or "starting" ? null : task.At("Status", "ContainerStatus", "ExitCode").Number());
        int? lastExit = failed.Length > 0 ? (int?)failed[0].At("Status", "ContainerStatus", "ExitCode").Number() : null;
        bool isUpdating = service.UpdateState == "updating";
        return new ContainerLook(task.At("ID").Text(), service.Name + "." + SlotOf(task), ImageOf(task), state switch
        {
            "running" or "starting" => ContainerState.Running,
            "complete" or "failed" or "rejected" or "shutdown" or "remove" => ContainerState.Exited,
            "orphaned" => ContainerState.Unknown,
            _ => failed.Length > 0 ? ContainerState.Restarting : ContainerState.Created,
        })
        {
            Health = state == "starting" || (state == "running" && isUpdating) ? ContainerHealth.Starting : ContainerHealth.None,
            ExitCode = state is "failed" or "rejected" ? exit is null or 0 ? -1 : exit : exit ?? lastExit,
            Restarts = failed.Count(f => f.At("ID").Text() != task.At("ID").Text()),
            StartedAt = state == "running" ? task.At("CreatedAt").Time() : null,
            ComesBack = IsLive(task) || (state == "complete" && service.ComesBack),
            Error = task.At("Status", "Err").Text() is { Length: > 0 } error ? error : isUpdating ? service.UpdateMessage : failed.Length > 0 ? failed[0].At("Status", "Err").Text() : null,
        };
    }

    private static bool IsLive(JsonElement task) => task.At("DesiredState").Text() is "running" or "ready" or "accepted";

    private static string StateOf(JsonElement task) => task.At("Status", "State").Text();

    private static string ImageOf(JsonElement task) => task.At("Spec", "ContainerSpec", "Image").Text();

    private static string SlotOf(JsonElement task) => task.At("Slot").Number() is { } slot and > 0 ? slot.ToString(CultureInfo.InvariantCulture) : task.At("NodeID").Text();
}
