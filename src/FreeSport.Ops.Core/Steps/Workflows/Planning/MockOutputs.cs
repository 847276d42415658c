using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>Reads outputs that are taken for known.</summary>
internal static class MockOutputs
{
    /// <summary>The values by place; names ignore case.</summary>
    /// <exception cref="OpsException">One is not <c>job.step.name=value</c> (<c>PlanMockMalformed</c>).</exception>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> written)
    {
        Dictionary<string, string> mocks = new(StringComparer.OrdinalIgnoreCase);
        foreach (string mock in written)
        {
            int equals = mock.IndexOf('=');
            string place = equals < 0 ? string.Empty : mock.Substring(0, equals).Trim();
            string[] parts = place.Split('.');
            if (parts.Length is < 2 or > 3 || parts.Any(static p => p.Length == 0))
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.PlanMockMalformed, FailureKind.InvalidArgument, DryRunTexts.MockMalformed.With(mock.FirstLine(80)), DryRunTexts.MockMalformedRemedy, mock));
            }

            mocks[place] = mock.Substring(equals + 1);
        }

        return mocks;
    }
}
