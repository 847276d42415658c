using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Deployment.Migrations;

/// <summary>A database, and images of which each knows its migrations, in one line for each app.</summary>
internal sealed class FakeDjango
{
    public List<string> Applied { get; } = [];

    /// <summary>Gets what each image knows: its tag, then a migration and what undoing it says.</summary>
    public Dictionary<string, List<(string Name, string Undo)>> Images { get; } = [];

    public bool MigratesAtStart { get; set; }

    public string? Broken { get; set; }

    public FakeDjango Image(string tag, params (string Name, string Undo)[] migrations)
    {
        Images[tag] = [.. migrations];
        return this;
    }

    public string Answer(string image, IReadOnlyList<string> command)
    {
        List<(string Name, string Undo)> known = Images[image.Split(':')[1]];
        if (Broken is not null)
        {
            throw new OpsException(new OpsFailure("ProgramFailed", FailureKind.InvalidOperation, Broken, "Look."));
        }

        if (MigratesAtStart)
        {
            Migrate(known);
        }

        return string.Join(" ", command.Skip(2).Where(static a => a != "--no-color")) switch
        {
            "migrate" => Migrate(known),
            "showmigrations --plan" => string.Concat(known.Select(m => $"[{(Applied.Contains(m.Name) ? "X" : " ")}]  {m.Name}\n")),
            var undo when undo.EndsWith("--plan", StringComparison.Ordinal) => "Planned operations:\n" + (Back(known, command[3], command[4]) is { Count: > 0 } back
                ? string.Concat(back.Select(static m => m.Name + "\n    " + m.Undo + "\n"))
                : "  No planned migration operations.\n"),
            var undo when undo.EndsWith("--noinput", StringComparison.Ordinal) => Undo(Back(known, command[3], command[4])),
            var sql when sql.StartsWith("sqlmigrate", StringComparison.Ordinal) => "BEGIN;\n--\n-- Alter field title on product\n--\nCOMMIT;\n",
            var other => throw new InvalidOperationException(other),
        };
    }

    private List<(string Name, string Undo)> Back(List<(string Name, string Undo)> known, string app, string target) =>
        [.. known.Where(m => m.Name.StartsWith(app + ".", StringComparison.Ordinal) && Applied.Contains(m.Name)).Reverse().TakeWhile(m => m.Name != app + "." + target)];

    private string Migrate(List<(string Name, string Undo)> known)
    {
        Applied.AddRange(known.Select(static m => m.Name).Except(Applied).ToArray());
        return "Running migrations:\n  OK\n";
    }

    private string Undo(List<(string Name, string Undo)> back)
    {
        back.ForEach(m => Applied.Remove(m.Name));
        return "Running migrations:\n  Unapplying... OK\n";
    }
}
