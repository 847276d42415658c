using System.Text;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>
/// Scripts, folders, Dockerfiles and lists of packages that a step names and the repository does not have. What an earlier
/// step may have made is no finding.
/// </summary>
internal sealed class MissingFileRule() : WorkflowRule("missing-file")
{
    private static readonly string[] OwnRefs = ["${{ github.ref }}", "${{ github.sha }}", "${{ github.ref_name }}", "${{ github.head_ref }}"];

    // What installing and building makes, wherever it lies.
    private static readonly HashSet<string> Built = new(StringComparer.Ordinal)
    {
        "node_modules", "dist", "build", "out", "target", "bin", "obj", "venv", ".venv", "env", "vendor", "coverage", "site", "_build", ".next", "public", "artifacts", "tmp",
    };

    private readonly StringBuilder _said = new();

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private JobTree _tree = JobTree.Unknown;

    private CheckoutFiles? Files => Context.Surroundings.Checkout;

    public override void EnterJob(JobSyntax job)
    {
        _said.Clear();
        _told.Clear();
        bool isOwn = Context.Workflow.Triggers.Any(static t => t is not CallTrigger) && job.Steps.Where(static s => s.Action() == "actions/checkout").All(IsOwn);
        _tree = Files is not null && isOwn ? JobTree.Empty : JobTree.Unknown;
    }

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (_tree == JobTree.Unknown)
        {
            return;
        }

        // Who asks whether a file is there, or goes on without it, knows that it may be missing.
        bool isAsked = step.ContinueOnError is null && step.If?.Value.Contains("hashFiles") != true;
        if (step.Action() == "actions/checkout")
        {
            _tree = _tree == JobTree.Empty ? JobTree.Pure : _tree;
        }
        else if (step.Run is not null)
        {
            CheckScript(job, step, isAsked);
        }
        else if (step.Uses is not null)
        {
            if (isAsked && _tree != JobTree.Empty)
            {
                CheckInputs(job, step);
                CheckHashes(step);
            }

            _tree = StepEffects.After(step, _tree);
        }

        foreach (YamlScalar text in Texts(step))
        {
            _said.Append(text.Value).Append('\n');
        }
    }

    private static IEnumerable<YamlScalar> Texts(StepSyntax step) =>
        step.With.Select(static w => w.Value).Concat((step.Env?.Variables ?? []).Select(static v => v.Value)).Append(step.Run!).Where(static t => t is not null);

    // A part of the repository, another one, or another state of it is not what lies here.
    private static bool IsOwn(StepSyntax checkout) =>
        checkout.Input("sparse-checkout") is null
        && (checkout.Input("repository") is { } other ? checkout.Input("path") is not null && !other.Value.Contains("github.repository }}")
            : checkout.Input("path") is null && (checkout.Input("ref") is not { } taken || OwnRefs.Contains(taken.Value.Trim())));

    private string? FolderOf(YamlScalar? written, StepSyntax step, JobSyntax job) => written is null ? string.Empty
        : RepositoryPath.Of(StepVariables.Fill(written.Value, step, job, Context.Workflow).Replace("${{ github.workspace }}/", string.Empty).Replace("${{ github.workspace }}", "."));

    private void CheckScript(JobSyntax job, StepSyntax step, bool isAsked)
    {
        YamlScalar? written = step.WorkingDirectory ?? job.Defaults?.WorkingDirectory ?? Context.Workflow.Defaults?.WorkingDirectory;
        string? folder = FolderOf(written, step, job);
        bool isThere = _tree != JobTree.Empty;
        if (isThere && isAsked && folder is { Length: > 0 })
        {
            Require(folder, NamedPathKind.Folder, step, () => written!.Start, 0);
        }

        if (isThere && isAsked)
        {
            CheckHashes(step);
        }

        folder = folder is not null && Files!.HasFolder(folder) ? folder : null;
        foreach (ShellCommand command in Context.CommandsOf(job, step))
        {
            foreach (NamedPath named in isThere && isAsked && folder is not null && !command.IsConditional && !command.IsTolerated ? CommandPaths.Of(command) : [])
            {
                if (named.Word.IsKnown && RepositoryPath.Of(RepositoryPath.Join(folder!, named.Text)) is { } path)
                {
                    Require(path, named.Kind, step, () => Context.Places.Of(step.Run!, named.Word.Offset), command.Offset);
                }
            }

            folder = StepEffects.FolderAfter(command, folder);
            folder = folder is not null && Files!.HasFolder(folder) ? folder : null;
            _tree = StepEffects.After(command, _tree);
        }

        if (Context.CommandsOf(job, step).Count == 0)
        {
            _tree = _tree == JobTree.Pure ? JobTree.Changed : _tree;
        }
    }

    private void CheckInputs(JobSyntax job, StepSyntax step)
    {
        foreach ((YamlScalar input, string path, NamedPathKind kind) in ActionPaths.Of(step))
        {
            if (RepositoryPath.Of(StepVariables.Fill(path, step, job, Context.Workflow)) is { } file)
            {
                Require(file, kind, step, () => input.Start, 0);
            }
        }

        if (ActionPaths.Patterns(step) is { } patterns && !Finds(patterns.Value.Split('\n')) && !IsSaid(patterns.Value.Trim(), step, 0))
        {
            Warn(patterns, Message.Of<RuleTexts>(nameof(RuleTexts.PatternFindsNothing), patterns.Value.FirstLine(120), Files!.Suggest(patterns.Value.Trim().TrimStart('.', '/'))));
        }
    }

    private void CheckHashes(StepSyntax step)
    {
        if (_tree != JobTree.Pure)
        {
            return;
        }

        foreach (YamlScalar text in Texts(step).Where(static t => t.Value.IndexOf("hashFiles", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            foreach (System.Text.RegularExpressions.Match mark in ExpressionMarks.Each.Matches(text.Value))
            {
                foreach (CallNode call in Calls(ExpressionParser.ParseEmbedded(text.Value, mark.Index + ExpressionMarks.Open.Length, out _).Root))
                {
                    string[] patterns = [.. call.Arguments.OfType<LiteralNode>().Select(static a => a.Value.Text)];
                    if (patterns.Length == call.Arguments.Count && patterns.Length > 0 && !Finds(patterns) && !Array.Exists(patterns, p => IsSaid(p, step, 0)))
                    {
                        Context.Report(Finding.At(Name, FsFindingSeverity.Warning, Context.Places.Of(text, call.Start), Message.Of<RuleTexts>(nameof(RuleTexts.HashOfNothing), string.Join(", ", patterns))));
                    }
                }
            }
        }
    }

    private static IEnumerable<CallNode> Calls(ExpressionNode? node) => node is null ? []
        : node.Children.SelectMany(Calls).Concat(node is CallNode call && call.Name.Equals("hashFiles", StringComparison.OrdinalIgnoreCase) ? [call] : []);

    private bool Finds(string[] patterns)
    {
        // A value that is filled in later, or leads out of the repository, may find anything.
        string[] lines = [.. patterns.Select(static p => p.Trim()).Where(static p => p.Length > 0 && p[0] != '!')];
        return lines.Length == 0 || Array.Exists(lines, line =>
        {
            if (ExpressionMarks.AreIn(line) || line.IndexOfAny(['$', '~', '\\']) >= 0 || line.StartsWith("/", StringComparison.Ordinal) || line.Contains(".."))
            {
                return true;
            }

            FilePattern pattern = FilePattern.Read(line, "/repository");
            return pattern.Refused || Files!.Any(string.Join("/", pattern.Start), path => pattern.Matches(path.Split('/')));
        });
    }

    private void Require(string path, NamedPathKind kind, StepSyntax step, Func<YamlPosition> place, int offset)
    {
        bool isBeneath = _told.Any(t => path.StartsWith(t + "/", StringComparison.Ordinal));
        if (!Files!.Lacks(path) || isBeneath || path.Split('/').Any(Built.Contains) || !_told.Add(path) || IsSaid(path, step, offset))
        {
            return;
        }

        Message? near = Files.Suggest(path);
        string folder = path.IndexOf('/') < 0 ? string.Empty : path.Substring(0, path.LastIndexOf('/'));
        bool isSure = _tree == JobTree.Pure || (kind == NamedPathKind.Script ? Files.HasFolder(folder) : kind == NamedPathKind.Folder && near is not null);
        if (isSure)
        {
            string key = kind == NamedPathKind.Folder ? nameof(RuleTexts.FolderMissing) : nameof(RuleTexts.FileMissing);
            Context.Report(Finding.At(Name, FsFindingSeverity.Warning, place(), Message.Of<RuleTexts>(key, path, near)));
        }
    }

    // What was named before, be it as an output, a download or the name of a folder, may have been made by it.
    private bool IsSaid(string path, StepSyntax step, int offset)
    {
        string before = _said + (step.Run is { } run ? run.Value.Substring(0, Math.Min(offset, run.Value.Length)) : string.Empty);
        return Names(before, path) || (RepositoryPath.Of(path) is { } known && Files!.Lacks(known) && (Files.FirstMissing(known) is var first && !path.EndsWith(first, StringComparison.Ordinal) && before.Contains(first)));
    }

    // Another folder's file of the same name is not it.
    private static bool Names(string text, string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int start = at;
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '.' or '-' or '_'))
            {
                start--;
            }

            string written = text.Substring(start, at + name.Length - start).TrimStart('.', '/');
            bool isAddress = start > 0 && text[start - 1] == ':';
            if (isAddress || written.IndexOf('/') < 0 || ("/" + path).EndsWith("/" + written, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
