using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Asks docker once which image the containers of a compose service run, and how they are. Changes nothing there.</summary>
/// <param name="session">What to work with.</param>
internal sealed class ContainerProbe(OpsSession session)
{
    private static readonly string[] VersionLabels = ["org.opencontainers.image.revision", "org.opencontainers.image.version"];

    /// <summary>Asks.</summary>
    /// <param name="planned">The check; its target is the service.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen.</returns>
    public async Task<SmokeLook> AskAsync(PlannedCheck planned, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (DockerClient.Find(session.Processes, session.Tools, session.Folder, planned.Environment?.Compose?.Context) is not { } docker)
        {
            return SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.DockerMissing + session.Tools.ShimNote("docker"), SmokeTexts.DockerMissingRemedy) with { NextCommand = "Test-FsDocker" };
        }

        try
        {
            (JsonElement[] containers, SmokeLook? trouble) = await ContainersAsync(docker, planned, timeout, cancellationToken).ConfigureAwait(false);
            if (trouble is not null || containers.Length == 0)
            {
                return trouble ?? SmokeLook.Of(FsSmokeTrouble.Refused, SmokeTexts.NoContainer.With(planned.Check.Target), SmokeTexts.NoContainerRemedy);
            }

            string[] images = [.. containers.Select(static c => Text(c, "Image")).Distinct(StringComparer.Ordinal)];
            (string output, trouble) = await AskAsync(docker, timeout, ["image", "inspect", .. images], cancellationToken).ConfigureAwait(false);
            return trouble ?? Judged(planned, containers, Items(output)) with { Tools = [new FsTool { Name = "docker", Path = docker.Program }] };
        }
        catch (JsonException strange)
        {
            return SmokeLook.Of(FsSmokeTrouble.BrokenAnswer, SmokeTexts.DockerUnreadable, SmokeTexts.DockerRemedy) with { Detail = strange.Message };
        }
    }

    private static SmokeLook Judged(PlannedCheck planned, JsonElement[] containers, JsonElement[] images)
    {
        // Every name of the image that a container really runs: its digests and tags, and what its labels say.
        string[][] names = [.. containers.Select(c => Names(c, images.FirstOrDefault(i => Text(i, "Id") == Text(c, "Image"))))];
        string[] found = [.. names.Select(n => planned.Version is { } wanted && n.FirstOrDefault(one => VersionMatch.IsSame(wanted, one)) is { } same ? same : n.FirstOrDefault() ?? string.Empty)];
        List<FsSmokeExpectation> expectations = [AnswerVerdict.VersionExpectation(planned.Version, [.. found.Where(static f => f.Length > 0).Distinct(StringComparer.Ordinal)])];
        string[] states = [.. containers.Select(static c => c.TryGetProperty("State", out JsonElement state) ? Health(state) : string.Empty)];
        expectations.Add(new FsSmokeExpectation
        {
            Name = "containers",
            Expected = SmokeTexts.Running,
            Actual = string.Join(", ", states),
            Outcome = states.All(static s => s is "running" or "healthy") ? FsOutcome.Passed : FsOutcome.Failed,
        });
        return new SmokeLook { Expectations = expectations, Version = found.Length == 0 ? null : string.Join(", ", found.Distinct(StringComparer.Ordinal)) };
    }

    private static async Task<(JsonElement[] Found, SmokeLook? Trouble)> ContainersAsync(DockerClient docker, PlannedCheck planned, TimeSpan timeout, CancellationToken cancellationToken)
    {
        List<string> labels = planned.Environment?.Compose is { IsSwarm: true } swarm
            ? [$"com.docker.swarm.service.name={(swarm.Stack is null ? string.Empty : swarm.Stack + "_")}{planned.Check.Target}"]
            : [$"com.docker.compose.service={planned.Check.Target}", "com.docker.compose.oneoff=False"];
        if (planned.Environment?.Compose is { IsSwarm: false, ProjectName: { } project })
        {
            labels.Add("com.docker.compose.project=" + project);
        }

        (string listed, SmokeLook? trouble) = await AskAsync(docker, timeout, ["ps", "--no-trunc", "--quiet", .. labels.SelectMany(static l => new[] { "--filter", "label=" + l })], cancellationToken).ConfigureAwait(false);
        string[] ids = [.. listed.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0)];
        if (trouble is not null || ids.Length == 0)
        {
            return ([], trouble);
        }

        (string inspected, trouble) = await AskAsync(docker, timeout, ["container", "inspect", .. ids], cancellationToken).ConfigureAwait(false);
        return (trouble is null ? Items(inspected) : [], trouble);
    }

    private static async Task<(string Output, SmokeLook? Trouble)> AskAsync(DockerClient docker, TimeSpan timeout, string[] arguments, CancellationToken cancellationToken)
    {
        ProcessResult answer = await docker.RunAsync(arguments, timeout, cancellationToken).ConfigureAwait(false);
        string said = answer.TimedOut ? SmokeTexts.NoAnswer.With(Math.Round(timeout.TotalSeconds, 1)) : answer.Message.FirstLine(300);
        return answer.Succeeded ? (answer.StandardOutput, null) : (string.Empty, SmokeLook.Of(FsSmokeTrouble.NotReady, SmokeTexts.DockerRefused.With(said), SmokeTexts.DockerRemedy) with { NextCommand = "Test-FsDocker" });
    }

    private static string[] Names(JsonElement container, JsonElement image)
    {
        List<string> names = [];
        if (image.ValueKind == JsonValueKind.Object)
        {
            names.AddRange(Texts(image, "RepoDigests"));
            names.AddRange(Texts(image, "RepoTags"));
            if (image.TryGetProperty("Config", out JsonElement config) && config.TryGetProperty("Labels", out JsonElement labels) && labels.ValueKind == JsonValueKind.Object)
            {
                names.AddRange(VersionLabels.Select(l => Text(labels, l)));
            }
        }

        names.Add(Text(container, "Image"));
        return [.. names.Where(static n => n.Length > 0)];
    }

    private static string Health(JsonElement state) =>
        state.TryGetProperty("Health", out JsonElement health) && Text(health, "Status") is { Length: > 0 } word and not "none" ? word : Text(state, "Status");

    private static JsonElement[] Items(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(static e => e.Clone())] : [];
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(static e => e.GetString() ?? string.Empty) : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
