using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Values;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The outputs of a job from those of its legs: the last leg to end sets them, so they are known only where all agree.</summary>
/// <param name="jobId">The job's key, with its caller's in front.</param>
/// <param name="mocks">Outputs that are taken for known; a job's own by <c>job.name</c>.</param>
internal sealed class OutputMerge(string jobId, IReadOnlyDictionary<string, string> mocks)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, ExpressionValue> _values = new(StringComparer.OrdinalIgnoreCase);

    public void Add(ExpressionMembers leg)
    {
        foreach (KeyValuePair<string, ExpressionValue> output in leg.Ordered)
        {
            if (!_values.TryGetValue(output.Key, out ExpressionValue? before))
            {
                _names.Add(output.Key);
                _values[output.Key] = output.Value;
            }
            else if (ValueComparison.AreEqual(before, output.Value) != true && !SameUnknown(before, output.Value))
            {
                _values[output.Key] = ExpressionValue.Unknown("needs." + jobId + ".outputs." + output.Key);
            }
        }
    }

    public ExpressionMembers Merged()
    {
        ExpressionMembers merged = new();
        foreach (KeyValuePair<string, string> mock in mocks.Where(m => m.Key.StartsWith(jobId + ".", StringComparison.OrdinalIgnoreCase) && m.Key.IndexOf('.', jobId.Length + 1) < 0))
        {
            merged.Add(mock.Key.Substring(jobId.Length + 1), ExpressionValue.Of(mock.Value));
        }

        foreach (string name in _names)
        {
            ExpressionValue value = _values[name];
            merged.Add(name, value.Kind switch
            {
                // Seen from another job, a step is known by its job too.
                ExpressionValueKind.Unknown => ExpressionValue.Unknown([.. value.Reasons.Select(r => r.StartsWith("steps.", StringComparison.Ordinal) ? "jobs." + jobId + "." + r : r)]),
                ExpressionValueKind.Null => value,
                _ => ExpressionValue.Of(value.ToText()),
            });
        }

        return merged;
    }

    private static bool SameUnknown(ExpressionValue left, ExpressionValue right) =>
        left.Kind == ExpressionValueKind.Unknown && right.Kind == ExpressionValueKind.Unknown && left.Reasons.SequenceEqual(right.Reasons, StringComparer.Ordinal);
}
