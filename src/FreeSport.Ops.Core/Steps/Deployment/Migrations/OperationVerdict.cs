namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>
/// What becomes of the data when an operation of a migration is undone, from the words in which Django describes it. They are the same in all its
/// versions and languages; an operation that is not Django's own is not known.
/// </summary>
internal static class OperationVerdict
{
    /// <summary>How undoing a changed field begins, of which only its SQL tells whether it touches data.</summary>
    public const string FieldAltered = Undo + "Alter field ";

    private const string Undo = "Undo ";

    private static readonly string[] Harmless =
    [
        "Create proxy model ", "Rename model ", "Rename field ", "Rename table for ", "Change Meta options on ", "Change managers on ",
        "Create index ", "Remove index ", "Rename index ", "Rename unnamed index ", "Concurrently create index ", "Concurrently remove index ",
        "Create constraint ", "Remove constraint ", "Alter constraint ", "Alter unique_together for ", "Alter index_together for ",
        "Creates extension ", "Create collation ", "Remove collation ",
    ];

    private static readonly (string Begins, Func<string> Why)[] Losing =
    [
        ("Create model ", static () => MigrationTexts.LosesTable),
        ("Delete model ", static () => MigrationTexts.TableStaysEmpty),
        ("Add field ", static () => MigrationTexts.LosesColumn),
        ("Remove field ", static () => MigrationTexts.ColumnStaysEmpty),
        ("Alter field ", static () => MigrationTexts.ChangesColumn),
        ("Set order_with_respect_to ", static () => MigrationTexts.LosesColumn),
    ];

    /// <summary>Judges a migration by its worst operation.</summary>
    /// <param name="migration">The migration.</param>
    public static void Judge(FsMigration migration)
    {
        (migration.Reversibility, migration.Reason) = (FsReversibility.Reversible, null);
        foreach (string operation in migration.Operations)
        {
            (FsReversibility verdict, string? why) = Of(operation);
            if (IsWorse(verdict, migration.Reversibility))
            {
                (migration.Reversibility, migration.Reason) = (verdict, why is null ? operation : operation + ": " + why);
            }
        }
    }

    /// <summary>The worst of several verdicts: what cannot be undone is worse than what nobody knows, and that is worse than a loss.</summary>
    /// <param name="verdicts">The verdicts; none for nothing to undo.</param>
    public static FsReversibility Worst(IEnumerable<FsReversibility> verdicts) =>
        verdicts.Aggregate(FsReversibility.Reversible, static (worst, next) => IsWorse(next, worst) ? next : worst);

    private static bool IsWorse(FsReversibility one, FsReversibility other) => Rank(one) > Rank(other);

    private static int Rank(FsReversibility verdict) => verdict switch
    {
        FsReversibility.Irreversible => 3,
        FsReversibility.Unknown => 2,
        FsReversibility.Lossy => 1,
        _ => 0,
    };

    private static (FsReversibility Verdict, string? Why) Of(string operation)
    {
        bool isRaw = Begins(operation, "Raw Python operation") || Begins(operation, "Raw SQL operation");
        if (isRaw)
        {
            return operation.EndsWith("-> IRREVERSIBLE", StringComparison.Ordinal)
                ? (FsReversibility.Irreversible, MigrationTexts.NoWayBack)
                : (FsReversibility.Lossy, MigrationTexts.RunsCode);
        }

        string undone = Begins(operation, Undo) ? operation.Substring(Undo.Length) : string.Empty;
        return Harmless.Any(h => Begins(undone, h)) ? (FsReversibility.Reversible, null)
            : Losing.FirstOrDefault(l => Begins(undone, l.Begins)) is { Why: { } why } ? (FsReversibility.Lossy, why())
            : (FsReversibility.Unknown, MigrationTexts.NotDjangos);
    }

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.Ordinal);
}
