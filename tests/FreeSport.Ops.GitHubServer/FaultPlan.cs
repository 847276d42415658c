namespace FreeSport.Ops.Testing;

/// <summary>What is to go wrong, in the order it was asked for.</summary>
internal sealed class FaultPlan
{
    private readonly List<(Fault Fault, int Seen)> _all = [];

    public void Add(Fault fault)
    {
        lock (_all)
        {
            _all.Add((fault, 0));
        }
    }

    public Fault? Take(string method, string path)
    {
        lock (_all)
        {
            for (int i = 0; i < _all.Count; i++)
            {
                (Fault fault, int seen) = _all[i];
                bool isMeant = (fault.Method is null || fault.Method == method) && path.Contains(fault.Path, StringComparison.Ordinal);
                if (!isMeant || seen >= fault.After + fault.Times)
                {
                    continue;
                }

                _all[i] = (fault, seen + 1);
                if (seen >= fault.After)
                {
                    return fault;
                }
            }

            return null;
        }
    }
}
