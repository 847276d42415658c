using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Files for <c>docker stack deploy</c> that are laid over others or stand alone.</summary>
internal static class StackFile
{
    /// <summary>A service, pinned to an image and marked with the token of the lock.</summary>
    public static Dictionary<string, object?> Pinned(string image, long token) => new()
    {
        ["image"] = image,
        ["deploy"] = new Dictionary<string, object?> { ["labels"] = new Dictionary<string, string> { [StackService.TokenLabel] = token.ToString(CultureInfo.InvariantCulture) } },
    };

    /// <summary>The label with the token, as an argument.</summary>
    public static string Label(long token) => StackService.TokenLabel + "=" + token.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a file.</summary>
    /// <param name="project">The files it goes with: all must say the same version.</param>
    /// <param name="sections">Its sections.</param>
    public static string Of(ComposeProject project, Dictionary<string, object?> sections)
    {
        if (project.Version is { } version)
        {
            sections["version"] = version;
        }

        return JsonSerializer.Serialize(sections);
    }
}
