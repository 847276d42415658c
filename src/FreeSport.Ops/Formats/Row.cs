namespace FreeSport.Ops.Commands.Formats;

/// <summary>What the objects of this module look like in a terminal; the format files ask here.</summary>
public static class Row
{
    private static readonly Dictionary<string, Func<Shown, RowText>> Looks = All();

    /// <summary>The first line of an object.</summary>
    /// <param name="shown">An object of this module, alive or back from a job, a remote session or a file.</param>
    /// <returns>The line; the object's own text where its type has no look.</returns>
    public static string First(object? shown) => Of(shown)[0];

    /// <summary>The lines beneath the first.</summary>
    /// <param name="shown">An object of this module, alive or back from a job, a remote session or a file.</param>
    /// <returns>The lines; none where the first says it all.</returns>
    public static string[] Rest(object? shown) => [.. Of(shown).Skip(1)];

    /// <summary>Where something stands, as editors and terminals make a link of it.</summary>
    /// <param name="shown">An object with <c>Path</c>, <c>Line</c> and <c>Column</c>.</param>
    /// <returns>The place, such as <c>.github/workflows/deploy.yml:14:9</c>.</returns>
    public static string Place(object? shown) => Place(Shown.Of(shown));

    /// <summary>The same.</summary>
    internal static string Place(Shown shown)
    {
        string line = shown.Number("Line") is > 0 and long at ? ":" + at : string.Empty;
        string column = line.Length > 0 && shown.Number("Column") is > 0 and long atColumn ? ":" + atColumn : string.Empty;
        return shown.Text("Path") + line + column;
    }

    private static string[] Of(object? shown)
    {
        Shown one = Shown.Of(shown);
        Func<Shown, RowText>? look = one.TypeNames.Select(static n => Looks.TryGetValue(n, out Func<Shown, RowText>? found) ? found : null).FirstOrDefault(static l => l is not null);
        return (look is null ? one.ToString() : look(one).ToString()).Split('\n');
    }

    private static Dictionary<string, Func<Shown, RowText>> All()
    {
        Dictionary<string, Func<Shown, RowText>> all = new(StringComparer.Ordinal);
        foreach (IEnumerable<KeyValuePair<string, Func<Shown, RowText>>> room in new[]
        {
            ResultRows.Looks, ChecklistRows.Looks, PlanningRows.Looks, PreparationRows.Looks, WorkflowRows.Looks, PlanRows.Looks,
            SecretRows.Looks, InfrastructureRows.Looks, ValidationRows.Looks, DeploymentRows.Looks, DeliveryRows.Looks, MonitoringRows.Looks, DocumentationRows.Looks, PrerequisiteRows.Looks, ProjectRows.Looks, RunbookRows.Looks,
        })
        {
            foreach (KeyValuePair<string, Func<Shown, RowText>> look in room)
            {
                all.Add(look.Key, look.Value);
            }
        }

        return all;
    }
}
