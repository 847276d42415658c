using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>A rule: it is shown the parts of one workflow in file order, in one walk with all other rules.</summary>
/// <param name="name">Its name, which is what the field's own checkers call it.</param>
internal abstract class WorkflowRule(string name)
{
    private RuleContext? _context;

    /// <summary>Gets the rule's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the file that is checked.</summary>
    protected RuleContext Context => _context!;

    public void Begin(RuleContext context) => _context = context;

    public virtual void EnterWorkflow(WorkflowSyntax workflow)
    {
    }

    public virtual void EnterJob(JobSyntax job)
    {
    }

    public virtual void VisitStep(JobSyntax job, StepSyntax step)
    {
    }

    public virtual void LeaveJob(JobSyntax job)
    {
    }

    public virtual void LeaveWorkflow(WorkflowSyntax workflow)
    {
    }

    protected void Error(YamlNode node, Message message) => Context.Report(Finding.At(Name, FsFindingSeverity.Error, node, message));

    protected void Error(YamlNode node, Message message, Message usual) => Context.Report(Finding.At(Name, FsFindingSeverity.Error, node, message, usual));

    protected void Error(YamlPosition place, Message message) => Context.Report(Finding.At(Name, FsFindingSeverity.Error, place, message));

    protected void Warn(YamlNode node, Message message) => Context.Report(Finding.At(Name, FsFindingSeverity.Warning, node, message));

    protected void Note(YamlNode node, Message message) => Context.Report(Finding.At(Name, FsFindingSeverity.Note, node, message));
}
