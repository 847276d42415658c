namespace FreeSport.Ops.Packaging.Tables;

/// <summary>A line of <c>runners.txt</c>: what the list of images does not say of a label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Systems">Its systems: <c>-</c> as listed, <c>*</c> any, <c>=label</c> those of another, <c>+label</c> another's too, <c>Ubuntu*</c> all that begin so.</param>
/// <param name="State">Its state; <c>-</c> as listed.</param>
/// <param name="Since">The day it came to be so, or was listed first.</param>
/// <param name="Until">The day it will be removed.</param>
/// <param name="Instead">The label to take in its place.</param>
/// <param name="Source">Where GitHub said so; <c>-</c> for the list.</param>
internal sealed record ListedRunner(string Label, string Systems, string State, string Since, string Until, string Instead, string Source)
{
    public static IEnumerable<ListedRunner> Read(string path) => File.ReadLines(path)
        .Where(static l => l.Length > 0 && l[0] != '#')
        .Select(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var label, var systems, var state, var since, var until, var instead, var source]
            ? new ListedRunner(label, systems, state, since, until, instead, source)
            : throw new InvalidDataException($"runners.txt: a line needs seven words: {l}"));
}
