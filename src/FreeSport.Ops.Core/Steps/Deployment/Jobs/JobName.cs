using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>What GitHub calls a job of a run, as far as the workflow tells before the run.</summary>
/// <remarks>
/// A leg of a matrix adds its values in parentheses, cut off with three dots where they are too long; a called workflow
/// puts the calling job in front:
/// <c>release (eu) / deploy-production (a, b)</c>. An expression in a name may become anything.
/// </remarks>
internal sealed class JobName
{
    private const string Between = " / ";

    private readonly string _pattern;
    private readonly Regex _whole;

    private JobName(string text, string pattern, bool isLiteral, IReadOnlyList<JobName> callers)
    {
        (Text, _pattern, IsLiteral, Callers) = (text, pattern, isLiteral, callers);
        _whole = new Regex(@"\A" + pattern + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    /// <summary>Gets the name as the workflows write it.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether there is only one name it can be.</summary>
    public bool IsLiteral { get; }

    /// <summary>Gets the jobs that call it, from the outermost: a call that is skipped is listed under its own name alone.</summary>
    public IReadOnlyList<JobName> Callers { get; }

    /// <summary>A job of a workflow.</summary>
    /// <param name="name">Its name, or its key where it has none.</param>
    /// <param name="hasMatrix">Whether it has legs.</param>
    /// <param name="caller">The job that calls the workflow; null for the workflow of the run.</param>
    public static JobName Of(string name, bool hasMatrix, JobName? caller)
    {
        string pattern = ExpressionMarks.PatternOf(name.Trim()) + (hasMatrix ? @"( \((.*\)|.*\.\.\.))?" : string.Empty);
        bool isLiteral = !hasMatrix && !ExpressionMarks.Each.IsMatch(name);
        return caller is null
            ? new JobName(name, pattern, isLiteral, [])
            : new JobName(caller.Text + Between + name, caller._pattern + Between + pattern, isLiteral && caller.IsLiteral, [.. caller.Callers, caller]);
    }

    /// <summary>Whatever a job calls that cannot be read.</summary>
    public static JobName AnyOf(JobName caller) => new(caller.Text, caller._pattern + "(" + Between + ".*)?", isLiteral: false, caller.Callers);

    /// <summary>Whether a job of a run has this name, or is a leg of it.</summary>
    public bool Is(string job) => _whole.IsMatch(job);
}
