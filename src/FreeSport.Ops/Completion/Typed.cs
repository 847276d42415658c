using System.Collections;
using System.Management.Automation;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>What stands on the line already.</summary>
/// <param name="command">The cmdlet's name, as typed.</param>
/// <param name="bound">The parameters that have a value, as PowerShell guesses them.</param>
internal sealed class Typed(string command, IDictionary bound)
{
    public string Command { get; } = command;

    /// <summary>Gets the values of a parameter; none when it is not there.</summary>
    public IReadOnlyList<string> this[string parameter] => Flatten(bound[parameter]);

    /// <summary>The first value of a parameter; null when it is not there.</summary>
    public string? First(string parameter) => this[parameter] is [string first, ..] ? first : null;

    private static IReadOnlyList<string> Flatten(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => [],
        string text => [text],
        FileSystemInfo place => [place.FullName],
        IEnumerable many => [.. many.Cast<object?>().SelectMany(Flatten)],
        { } other => [other.ToString() ?? string.Empty],
    };
}
