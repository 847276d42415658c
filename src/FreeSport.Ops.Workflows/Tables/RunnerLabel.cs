namespace FreeSport.Ops.Workflows.Tables;

/// <summary>A label of a runner.</summary>
/// <param name="Name">The label.</param>
/// <param name="Systems">The systems it can mean; none when it says nothing about the system. Labels that share none cannot be asked of one runner.</param>
/// <param name="State">What can be expected of it.</param>
/// <param name="Since">The day it came to be so; empty where nobody has told.</param>
/// <param name="Until">The day it will be removed; empty where none is told.</param>
/// <param name="Instead">The label to take in its place; empty when there is no reason to.</param>
/// <param name="Source">Where GitHub says so.</param>
internal sealed record RunnerLabel(string Name, IReadOnlyList<string> Systems, RunnerState State, string Since, string Until, string Instead, Uri Source)
{
    public static RunnerLabel Of(string row)
    {
        string[] columns = row.Split('\t');
        return new RunnerLabel(
            columns[0],
            columns[1] == TableResource.Anything ? [] : TableResource.List(columns[1]),
            (RunnerState)Enum.Parse(typeof(RunnerState), columns[2], ignoreCase: true),
            TableResource.Text(columns[3]),
            TableResource.Text(columns[4]),
            TableResource.Text(columns[5]),
            new Uri(columns[6]));
    }
}
