namespace FreeSport.Ops.Commands.Formats;

/// <summary>Compose files, what is declared and what runs, and plans to change it.</summary>
internal static class InfrastructureRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsComposeFinding"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Severity")), Row.Place(one), one.Text("Rule"))
            .Under(one.Text("Message"))
            .Under(one.Text("Remedy")),
    };
}
