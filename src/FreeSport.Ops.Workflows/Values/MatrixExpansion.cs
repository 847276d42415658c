using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>The legs of a matrix and what was taken out. Source of the rules: GitHub's page on matrix strategies.</summary>
/// <param name="Legs">The legs, in the order GitHub makes them.</param>
/// <param name="Excluded">The combinations taken out, each with the number of the entry that did it.</param>
internal sealed record MatrixExpansion(IReadOnlyList<MatrixLeg> Legs, IReadOnlyList<(string Text, int Exclude)> Excluded)
{
    /// <summary>How many jobs GitHub makes of one matrix.</summary>
    public const int MostLegs = 256;

    // What exclude may still bring below the limit, and no more.
    private const int MostCombinations = 4096;

    /// <summary>Gets why GitHub would refuse it; null when it would not.</summary>
    public Message? Problem { get; init; }

    private static Message TooLarge => Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixTooLarge), MostLegs);

    /// <summary>Why GitHub refuses a matrix in every run, whatever the event; null when it does not, or nobody can know before the run.</summary>
    public static Message? ProblemOf(MatrixSyntax matrix)
    {
        MatrixSource source = new MatrixSourceReader(NodeValues.OfEveryRun).Read(matrix);
        long most = source.Rows.Aggregate(source.Rows.Count == 0 ? 0L : 1L, static (all, row) => Math.Min(MostCombinations, all) * row.Value.Count) + source.Includes.Count;
        return source.IsOfOtherType ? null : source.Problem ?? StrangeExclude(source) ?? (most > MostLegs ? Of(source).Problem : null);
    }

    public static MatrixExpansion Of(MatrixSource source)
    {
        if ((source.Problem ?? StrangeExclude(source)) is { } problem)
        {
            return new MatrixExpansion([MatrixLeg.Unexpanded(problem.ToString())], []) { Problem = problem };
        }

        long combinations = source.Rows.Count == 0 ? 0 : 1;
        foreach (KeyValuePair<string, IReadOnlyList<ExpressionValue>> row in source.Rows)
        {
            combinations = Math.Min(MostCombinations + 1, combinations * row.Value.Count);
        }

        if (combinations > MostCombinations)
        {
            return new MatrixExpansion([MatrixLeg.Unexpanded(TooLarge.ToString())], []) { Problem = TooLarge };
        }

        return source.Unknown is { } unknown ? new MatrixExpansion([MatrixLeg.Unexpanded(unknown)], []) : Expand(source);
    }

    private static MatrixExpansion Expand(MatrixSource source)
    {
        List<MatrixLeg> legs = [];
        List<(string, int)> excluded = [];
        foreach (MatrixLeg leg in Product(source.Rows))
        {
            bool? isOut = false;
            for (int i = 0; i < source.Excludes.Count && isOut == false; i++)
            {
                isOut = Agrees(source.Excludes[i], leg);
                if (isOut == true)
                {
                    excluded.Add((leg.Text, i + 1));
                }
            }

            if (isOut is null)
            {
                return Undecided();
            }

            if (isOut == false)
            {
                legs.Add(leg);
            }
        }

        // What an earlier entry added may be overwritten, what the rows say may not; a leg of its own is never extended.
        List<MatrixLeg> added = [];
        HashSet<string> rows = new(source.Rows.Select(static r => r.Key), StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < source.Includes.Count; i++)
        {
            ExpressionMembers include = source.Includes[i];
            ExpressionMembers fixedPart = new();
            foreach (KeyValuePair<string, ExpressionValue> member in include.Ordered.Where(m => rows.Contains(m.Key)))
            {
                fixedPart.Add(member.Key, member.Value);
            }

            bool?[] fits = [.. legs.Select(l => Agrees(fixedPart, l))];
            if (fits.Any(static f => f is null))
            {
                return Undecided();
            }

            for (int leg = 0; leg < legs.Count; leg++)
            {
                if (fits[leg] == true)
                {
                    legs[leg].Extend(include, ValuesTexts.ExtendedBy.With(i + 1));
                }
            }

            if (!fits.Contains(true))
            {
                added.Add(new MatrixLeg(include.Ordered, ValuesTexts.AddedBy.With(i + 1)));
            }
        }

        legs.AddRange(added);
        return new MatrixExpansion(legs.Count > MostLegs ? [.. legs.Take(MostLegs)] : legs, excluded)
        {
            Problem = legs.Count > MostLegs ? TooLarge : null,
        };
    }

    private static MatrixExpansion Undecided() => new([MatrixLeg.Unexpanded(ValuesTexts.MatrixUndecided)], []);

    // The first row turns slowest.
    private static IEnumerable<MatrixLeg> Product(IReadOnlyList<KeyValuePair<string, IReadOnlyList<ExpressionValue>>> rows)
    {
        int[] at = new int[rows.Count];
        int turning = rows.Count - 1;
        while (turning >= 0)
        {
            yield return new MatrixLeg(rows.Select((r, i) => new KeyValuePair<string, ExpressionValue>(r.Key, r.Value[at[i]])), ValuesTexts.FromRows);
            for (turning = rows.Count - 1; turning >= 0 && ++at[turning] == rows[turning].Value.Count; turning--)
            {
                at[turning] = 0;
            }
        }
    }

    // True when the leg has every value named; null when one of them is not known.
    private static bool? Agrees(ExpressionMembers part, MatrixLeg leg)
    {
        bool? agrees = true;
        foreach (KeyValuePair<string, ExpressionValue> member in part.Ordered)
        {
            bool? same = leg.Find(member.Key) is { } value ? ValueComparison.Covers(value, member.Value) : false;
            if (same == false)
            {
                return false;
            }

            agrees = same is null ? null : agrees;
        }

        return agrees;
    }

    private static Message? StrangeExclude(MatrixSource source)
    {
        HashSet<string> rows = new(source.Rows.Select(static r => r.Key), StringComparer.OrdinalIgnoreCase);
        string? strange = source.Unknown is null ? source.Excludes.SelectMany(static e => e.Ordered.Select(static m => m.Key)).FirstOrDefault(k => !rows.Contains(k)) : null;
        return strange is null ? null : Message.Of<ValuesTexts>(nameof(ValuesTexts.MatrixStrangeExclude), strange);
    }
}
