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

    // A suggestion looks through all files; who misses more than these is helped by the first.
    private const int MostSuggested = 20;

    private readonly SaidPaths _said = new();

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private JobTree _tree = JobTree.Unknown;

    private int _readTo;

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

        _readTo = 0;

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
            _said.Add(text.Value, text == step.Run ? _readTo : 0, text.Value.Length);
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
            Require(folder, NamedPathKind.Folder, () => written!.Start);
        }

        if (isThere && isAsked)
        {
            CheckHashes(step);
        }

        folder = folder is not null && Files!.HasFolder(folder) ? folder : null;
        foreach (ShellCommand command in Context.CommandsOf(job, step))
        {
            if (command.Offset > _readTo)
            {
                _said.Add(step.Run!.Value, _readTo, command.Offset);
                _readTo = command.Offset;
            }

            foreach (NamedPath named in isThere && isAsked && folder is not null && !command.IsConditional && !command.IsTolerated ? CommandPaths.Of(command) : [])
            {
                if (named.Word.IsKnown && RepositoryPath.Of(RepositoryPath.Join(folder!, named.Text)) is { } path)
                {
                    Require(path, named.Kind, () => Context.Places.Of(step.Run!, named.Word.Offset));
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
                Require(file, kind, () => input.Start);
            }
        }

        if (ActionPaths.Patterns(step) is { } patterns && !Finds(patterns.Value.Split('\n')) && !IsSaid(patterns.Value.Trim()))
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
                    if (patterns.Length == call.Arguments.Count && patterns.Length > 0 && !Finds(patterns) && !Array.Exists(patterns, p => IsSaid(p)))
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

    private void Require(string path, NamedPathKind kind, Func<YamlPosition> place)
    {
        if (!Files!.Lacks(path))
        {
            return;
        }

        string[] parts = path.Split('/');
        bool isBeneath = Enumerable.Range(1, parts.Length - 1).Any(n => _told.Contains(string.Join("/", parts.Take(n))));
        if (isBeneath || parts.Any(Built.Contains) || !_told.Add(path) || IsSaid(path))
        {
            return;
        }

        Message? near = _told.Count <= MostSuggested ? Files.Suggest(path) : null;
        string folder = string.Join("/", parts.Take(parts.Length - 1));
        bool isSure = _tree == JobTree.Pure || (kind == NamedPathKind.Script ? Files.HasFolder(folder) : kind == NamedPathKind.Folder && near is not null);
        if (isSure)
        {
            string key = kind == NamedPathKind.Folder ? nameof(RuleTexts.FolderMissing) : nameof(RuleTexts.FileMissing);
            Context.Report(Finding.At(Name, FsFindingSeverity.Warning, place(), Message.Of<RuleTexts>(key, path, near)));
        }
    }

    // What was named before, be it as an output, a download or the name of a folder, may have been made by it.
    private bool IsSaid(string path) =>
        _said.Has(path)
        || (RepositoryPath.Of(path) is { } known && Files!.Lacks(known) && Files.FirstMissing(known) is var first && !path.EndsWith(first, StringComparison.Ordinal) && _said.HasPart(first));
}
