using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

using FreeSport.Ops.Core.Steps.Documentation.Standards;

namespace FreeSport.Ops.Commands.Documentation;

/// <summary>Looks at scripts with PowerShell's parser; nothing of them is run.</summary>
internal sealed class ScriptParser : IScriptParser
{
    private static readonly string[] SecretMarks = ["password", "secret", "token"];

    private static readonly HashSet<string> Verbs = new(
        new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(static f => (string)f.GetRawConstantValue()!).Concat(["Build", "Deploy"]),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Aliases = new(
        ["?", "%", "cat", "cd", "chdir", "clear", "cls", "copy", "cp", "curl", "del", "dir", "echo", "erase", "fl", "foreach", "ft", "gc", "gci", "gcm", "gi", "gm", "gp", "group", "gsv", "gwmi", "h", "icm", "iex", "ii", "ipmo", "irm", "iwr", "kill", "ls", "man", "md", "measure", "mi", "mkdir", "move", "mv", "ni", "popd", "ps", "pushd", "pwd", "rd", "ren", "ri", "rm", "rmdir", "rni", "sajb", "saps", "sc", "select", "set", "si", "sl", "sleep", "sls", "sort", "sp", "spps", "start", "tee", "type", "wget", "where", "write"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, Func<ScriptBlockAst, IEnumerable<Ast>>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StrictMode"] = static script => Commands(script, "Set-StrictMode").Any() ? [] : [script],
        ["StopOnError"] = static script => script.FindAll(IsStop, searchNestedScriptBlocks: false).Any() ? [] : [script],
        ["CommentHelp"] = static script => script.GetHelpContent()?.Synopsis is { Length: > 0 } ? [] : [script],
        ["CmdletBinding"] = static script => Functions(script).Where(static f => f.Body.ParamBlock?.Attributes.Any(static a => a.TypeName.Name.Equals("CmdletBinding", StringComparison.OrdinalIgnoreCase)) != true),
        ["ApprovedVerbs"] = static script => Functions(script).Where(static f => f.Name.IndexOf('-') > 0 && !Verbs.Contains(f.Name.Split('-')[0])),
        ["NoAliases"] = static script => script.FindAll(static a => a is CommandAst command && command.GetCommandName() is { } name && Aliases.Contains(name), searchNestedScriptBlocks: true),
        ["NoWriteHost"] = static script => Commands(script, "Write-Host"),
        ["NoInvokeExpression"] = static script => Commands(script, "Invoke-Expression").Concat(Commands(script, "iex")),
        ["NoPlainTextSecret"] = static script => script.FindAll(IsPlainSecret, searchNestedScriptBlocks: true),
    };

    public IReadOnlyList<string> Rules { get; } = [.. Known.Keys];

    public IReadOnlyList<ScriptFault> Check(string text, IReadOnlyCollection<string> rules)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        return
        [
            .. errors.Select(static e => new ScriptFault(string.Empty, e.Extent.StartLineNumber, e.Extent.StartColumnNumber, e.Message)),
            .. Known.Where(k => rules.Contains(k.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(k => k.Value(script).Select(a => Fault(k.Key, a))).OrderBy(static f => f.Line).ThenBy(static f => f.Column),
        ];
    }

    // Of a secret only the command is shown.
    private static ScriptFault Fault(string rule, Ast at)
    {
        string text = at switch
        {
            ScriptBlockAst => string.Empty,
            FunctionDefinitionAst function => function.Name,
            CommandAst command => command.GetCommandName(),
            ParameterAst parameter => parameter.Name.Extent.Text,
            _ => at.Extent.Text,
        };
        return new ScriptFault(rule, at.Extent.StartLineNumber, at.Extent.StartColumnNumber, text);
    }

    private static IEnumerable<CommandAst> Commands(ScriptBlockAst script, string name) =>
        script.FindAll(a => a is CommandAst command && name.Equals(command.GetCommandName(), StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: true).Cast<CommandAst>();

    private static IEnumerable<FunctionDefinitionAst> Functions(ScriptBlockAst script) => script.FindAll(static a => a is FunctionDefinitionAst, searchNestedScriptBlocks: true).Cast<FunctionDefinitionAst>();

    private static bool IsStop(Ast ast) =>
        ast is AssignmentStatementAst { Left: VariableExpressionAst variable } assignment
        && variable.VariablePath.UserPath.EndsWith("ErrorActionPreference", StringComparison.OrdinalIgnoreCase)
        && assignment.Right.Extent.Text.IndexOf("Stop", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsPlainSecret(Ast ast) => ast switch
    {
        CommandAst command => "ConvertTo-SecureString".Equals(command.GetCommandName(), StringComparison.OrdinalIgnoreCase)
            && command.CommandElements.OfType<CommandParameterAst>().Any(static p => "AsPlainText".StartsWith(p.ParameterName, StringComparison.OrdinalIgnoreCase)),
        ParameterAst parameter => parameter.StaticType == typeof(string)
            && SecretMarks.Any(mark => parameter.Name.VariablePath.UserPath.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };
}
