namespace FreeSport.Ops.Workflows.Typing;

/// <summary>The types of the contexts at one place of a workflow.</summary>
internal sealed class ContextScope
{
    private static readonly RecordType EmptyRecord = RecordType.Empty;

    private RecordType _gitHub = ContextTypes.GitHub;

    public ExpressionType Matrix { get; set; } = EmptyRecord;

    public ExpressionType Steps { get; set; } = EmptyRecord;

    public ExpressionType Needs { get; set; } = EmptyRecord;

    public ExpressionType Secrets { get; set; } = RecordType.OfTexts;

    public ExpressionType? CallInputs { get; set; }

    public ExpressionType? DispatchInputs { get; private set; }

    /// <summary>Gets or sets the jobs; null where there is no such context.</summary>
    public ExpressionType? Jobs { get; set; }

    public ExpressionType Inputs => CallInputs is null ? DispatchInputs ?? EmptyRecord : DispatchInputs is null ? CallInputs : CallInputs.Or(DispatchInputs);

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
}
