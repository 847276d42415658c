using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>A service of a stack, as Swarm has it.</summary>
/// <param name="Id">Swarm's id of it.</param>
/// <param name="Name">Its name in the files, without the stack's.</param>
/// <param name="Told">What the engine tells of it.</param>
internal sealed record StackService(string Id, string Name, JsonElement Told)
{
    /// <summary>The label with the fencing token of the lock that it was changed under last.</summary>
    public const string TokenLabel = "fsops.token";

    private static readonly string[] Making = ["Image", "Args", "Command", "Env"];

    /// <summary>Gets what new tasks are made by.</summary>
    public JsonElement Template => Told.At("Spec", "TaskTemplate");

    /// <summary>Gets the image that new tasks are made from.</summary>
    public string Image => Template.At("ContainerSpec", "Image").Text();

    /// <summary>Gets what became of the last update, by Swarm's words; empty where there was none.</summary>
    public string UpdateState => Told.At("UpdateStatus", "State").Text();

    /// <summary>Gets what Swarm says about it.</summary>
    public string UpdateMessage => Told.At("UpdateStatus", "Message").Text();

    /// <summary>Gets when it was changed last, in UTC.</summary>
    public DateTime UpdatedAt => Told.At("UpdatedAt").Time() ?? DateTime.MinValue;

    /// <summary>Gets how many tasks it is to have; null where it has one on each node.</summary>
    public int? Replicas => (int?)Told.At("Spec", "Mode", "Replicated", "Replicas").Number();

    /// <summary>Gets a value indicating whether a task that ended with 0 is started again.</summary>
    public bool ComesBack => Template.At("RestartPolicy", "Condition").Text() is not ("none" or "on-failure");

    /// <summary>Gets the fencing token that it was changed under last; 0 where there is none.</summary>
    public long Token => long.TryParse(Told.At("Spec", "Labels", TokenLabel).Text(), out long token) ? token : 0;

    /// <summary>Whether a task is made by what the service says now.</summary>
    public bool IsCurrent(JsonElement task) =>
        Making.All(k => Value(task.At("Spec", "ContainerSpec", k)) == Value(Template.At("ContainerSpec", k)))
        && (task.At("Spec", "ForceUpdate").Number() ?? 0) == (Template.At("ForceUpdate").Number() ?? 0);

    private static string Value(JsonElement element) => element.ValueKind == JsonValueKind.Array ? string.Join("\0", element.Texts()) : element.Text();
}
