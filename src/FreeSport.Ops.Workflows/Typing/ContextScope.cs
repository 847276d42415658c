namespace FreeSport.Ops.Workflows.Typing;

/// <summary>The types of the contexts at one place of a workflow.</summary>
internal sealed class ContextScope
{
    private static readonly RecordType EmptyRecord = RecordType.Empty;

    private RecordType _gitHub = ContextTypes.GitHub;

    private ExpressionType? _bothInputs;

    private (ExpressionType Call, ExpressionType Dispatch, int Count) _bothOf;

    /// <summary>Gets the ids of all jobs.</summary>
    public HashSet<string> JobIds { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the jobs of which it has been told that they have no outputs.</summary>
    public HashSet<string> JobsWithoutOutputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets the job that is looked at; null outside of jobs.</summary>
    public string? JobId { get; set; }

    public ExpressionType Matrix { get; set; } = EmptyRecord;

    public ExpressionType Steps { get; set; } = EmptyRecord;

    /// <summary>Gets or sets which step may still run in the background.</summary>
    public Func<string, bool> StillRuns { get; set; } = static _ => false;

    /// <summary>Gets or sets which of them belongs to the group of parallel steps that is looked at.</summary>
    public Func<string, bool> RunsBeside { get; set; } = static _ => false;

    public ExpressionType Needs { get; set; } = EmptyRecord;

    public ExpressionType Secrets { get; set; } = RecordType.OfTexts;

    public ExpressionType? CallInputs { get; set; }

    public ExpressionType? DispatchInputs { get; private set; }

    /// <summary>Gets or sets the jobs; null where there is no such context.</summary>
    public ExpressionType? Jobs { get; set; }

    public ExpressionType Inputs => CallInputs is null ? DispatchInputs ?? EmptyRecord : DispatchInputs is null ? CallInputs : BothInputs(CallInputs, DispatchInputs);

    /// <summary>Takes the inputs of a dispatch; in the event's payload each is a text, whatever its type.</summary>
    public void SetDispatchInputs(RecordType inputs)
    {
        DispatchInputs = inputs;
        RecordType texts = RecordType.Closed(inputs.Properties.Select(static p => new KeyValuePair<string, ExpressionType>(p.Key, Text)));
        _gitHub = ContextTypes.GitHub.With("event", RecordType.Of([new("inputs", texts)], ExpressionType.Any));
    }

    public ExpressionType? Find(string name) => name.ToLowerInvariant() switch
    {
        "github" => _gitHub,
        "env" or "vars" => RecordType.OfTexts,
        "job" => ContextTypes.Job,
        "runner" => ContextTypes.Runner,
        "strategy" => ContextTypes.Strategy,
        "secrets" => Secrets,
        "matrix" => Matrix,
        "steps" => Steps,
        "needs" => Needs,
        "inputs" => Inputs,
        "jobs" => Jobs,
        _ => null,
    };

    private static ExpressionType Text => ExpressionType.Text;

    // Asked for by every expression that names an input; the inputs of a call grow while their defaults are read.
    private ExpressionType BothInputs(ExpressionType call, ExpressionType dispatch)
    {
        int count = (call as RecordType)?.Properties.Count ?? 0;
        if (_bothInputs is null || _bothOf != (call, dispatch, count))
        {
            (_bothInputs, _bothOf) = (call.Or(dispatch), (call, dispatch, count));
        }

        return _bothInputs;
    }
}
