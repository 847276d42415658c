using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Plans one job with all its legs.</summary>
internal sealed class JobPlanner(PlanDraft draft, CallPlanner calls, PlanFrame frame, JobSyntax job, PlanScope scope)
{
    private readonly string _id = frame.IdOf(job);

    /// <summary>Adds the job's legs to the draft.</summary>
    /// <returns>The job as those behind it see it.</returns>
    public JobState Plan(int stage)
    {
        PlanDecision verdict = Verdict(stage);
        PermissionSet permissions = PermissionSet.Of(job.Permissions, FsPlanPermissionSource.Job, frame.Permissions);
        MatrixExpansion matrix = verdict.Answer == FsPlanAnswer.No ? new MatrixExpansion([], []) : Expand();
        bool isPlain = job.Strategy?.Matrix is null || verdict.Answer == FsPlanAnswer.No;
        List<MatrixLeg?> legs = isPlain ? [null] : [.. matrix.Legs];
        if (legs.Count == 0)
        {
            verdict = PlanDecision.No(PlanningTexts.NoLegs);
            legs = [null];
        }

        draft.Excluded.AddRange(matrix.Excluded.Select(e => new FsPlanExclusion { Job = _id, Matrix = e.Text, Exclude = e.Exclude }));
        if (verdict.Answer != FsPlanAnswer.No)
        {
            draft.Pins.AddRange(PinReader.Read(job, _id));
            draft.Notes.Unknown(PlanningTexts.JobOf.With(_id), verdict);
        }

        OutputMerge outputs = new(_id, draft.Request.Mocks);
        for (int i = 0; i < legs.Count && draft.Notes.Takes(job.Steps.Count); i++)
        {
            Leg(new LegPlace(legs[i], i, legs.Count, stage), verdict, permissions, outputs);
        }

        return new JobState(job.Id.Value, verdict.Answer, outputs.Merged(), job.Call is not null && !CallPlanner.IsLocal(job.Call));
    }

    private PlanDecision Verdict(int stage)
    {
        if (stage == 0)
        {
            return PlanDecision.Unknown(PlanningTexts.BrokenNeeds);
        }

        string skipped = string.Join(", ", scope.Jobs.Where(static j => j.Runs != FsPlanAnswer.Yes).Select(static j => j.Id));
        string keptBack = skipped.Length > 0 ? PlanningTexts.NeedSkipped.With(skipped) : PlanningTexts.ChainSkipped;
        PlanDecision own = ConditionJudge.Decide(job.If, scope, draft.Notes, keptBack);
        return frame.Caller is { Runs: FsPlanAnswer.Unknown } caller && own.Answer == FsPlanAnswer.Yes ? PlanDecision.Unknown(PlanningTexts.CallerUnknown.With(caller.Id)) : own;
    }

    private MatrixExpansion Expand()
    {
        if (job.Strategy?.Matrix is not { } matrix)
        {
            return new MatrixExpansion([], []);
        }

        MatrixExpansion expansion = MatrixExpansion.Of(new MatrixSourceReader(new PlanExpressions(scope, draft.Notes).Values).Read(matrix));

        // What is wrong in every run is one of the errors of the file.
        if (expansion.Problem is { } problem && MatrixExpansion.ProblemOf(matrix) is null)
        {
            draft.Notes.Problem(PlanningTexts.MatrixOf.With(_id, problem));
        }
        else if (expansion.Legs.Select(static l => l.Unknown).OfType<string>().FirstOrDefault() is { } unknown)
        {
            draft.Notes.Unknown(PlanningTexts.MatrixOf.With(_id, unknown));
        }

        return expansion;
    }

    private void Leg(LegPlace place, PlanDecision verdict, PermissionSet permissions, OutputMerge outputs)
    {
        PlanScope outer = scope with { Matrix = place.Leg?.ToValue(), Strategy = StrategyOf(place) };
        PlanExpressions expressions = new(outer, draft.Notes);
        string own = place.Leg?.Text ?? string.Empty;
        FsPlannedJob planned = new()
        {
            Id = _id,
            Name = NameOf(place.Leg, expressions),
            Stage = frame.Caller?.Stage ?? place.Stage,
            Needs = [.. job.Needs.Select(static n => n.Value)],
            Matrix = frame.Caller is { Matrix.Length: > 0 } caller ? caller.Matrix + (own.Length > 0 ? " / " + own : string.Empty) : own,
            Provenance = place.Leg?.Provenance ?? string.Empty,
            Condition = job.If?.Value.Trim(),
            Runs = verdict.Answer,
            Reason = place.Leg?.Unknown ?? verdict.Reason,
            RunsOn = RequestedLabels.Of(job.RunsOn, expressions),
            Environment = job.Environment?.Name is { } environment ? expressions.Show(environment) : null,
            AsksApproval = job.Environment is null ? FsPlanAnswer.No : FsPlanAnswer.Unknown,
            Permissions = permissions.ToContract(),
            Concurrency = ConcurrencyOf(job.Concurrency, expressions),
            CalledWorkflow = job.Call?.Uses.Value.Trim(),
        };
        draft.Jobs.Add(planned);
        if (job.Call is { } call)
        {
            outputs.Add(verdict.Answer == FsPlanAnswer.No ? new ExpressionMembers() : calls.Plan(frame, planned, call, outer, permissions));
            return;
        }

        PlanScope inner = outer with { RunsOn = planned.RunsOn, Success = ExpressionValue.True, Steps = new StepStates(_id, draft.Request.Mocks) };
        inner = inner with { Env = job.Env is null ? frame.Env : new EnvironmentLayer(job.Env, frame.Env, outer, draft.Notes) };
        planned.Steps = verdict.Answer == FsPlanAnswer.No ? [] : new StepsPlanner(draft.Notes).Plan(job, _id, inner, tellsUnknowns: true);
        ExpressionMembers values = new();
        foreach (NamedText output in job.Outputs)
        {
            values.Add(output.Name.Value, verdict.Answer == FsPlanAnswer.No ? ExpressionValue.Null : new PlanExpressions(inner, draft.Notes).Value(output.Value));
        }

        outputs.Add(values);
    }

    public static FsPlanConcurrency? ConcurrencyOf(ConcurrencySyntax? written, PlanExpressions expressions) => written?.Group is not { } group ? null : new FsPlanConcurrency
    {
        Group = expressions.Show(group),
        CancelsRunning = written.CancelInProgress is { } cancel ? PlanLogic.Answer(expressions.Value(cancel.Source).Truth) : FsPlanAnswer.No,
    };

    private string NameOf(MatrixLeg? leg, PlanExpressions expressions)
    {
        string name = job.Name is { Value.Length: > 0 } written ? expressions.Show(written) : job.Id.Value;
        bool namesLeg = leg is { Unknown: null } && !(job.Name is { } given && ExpressionMarks.AreIn(given.Value));
        name = namesLeg && leg!.Values is { Length: > 0 } values ? name + " (" + values + ")" : name;
        return (frame.Caller is null ? name : frame.Caller.Name + " / " + name).FirstLine(200);
    }

    private ExpressionValue StrategyOf(LegPlace place)
    {
        ExpressionMembers strategy = new();
        strategy.Add("fail-fast", job.Strategy?.FailFast is { } fast ? fast.Value is { } known ? ExpressionValue.Of(known) : ExpressionValue.Unknown("strategy.fail-fast") : ExpressionValue.True);
        strategy.Add("job-index", ExpressionValue.Of((double)place.Index));
        strategy.Add("job-total", place.Leg?.Unknown is null ? ExpressionValue.Of((double)place.Total) : ExpressionValue.Unknown("strategy.job-total"));
        strategy.Add("max-parallel", job.Strategy?.MaxParallel is { } most ? most.Value is { } number ? ExpressionValue.Of((double)number) : ExpressionValue.Unknown("strategy.max-parallel") : ExpressionValue.Of((double)place.Total));
        return ExpressionValue.Of(strategy);
    }

    private readonly record struct LegPlace(MatrixLeg? Leg, int Index, int Total, int Stage);
}
