using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace FreeSport.Ops.Shell;

/// <summary>Writes every stream; asks nothing, because nobody sits in front of it.</summary>
internal sealed class ShellUserInterface(ShellConsole console) : PSHostUserInterface
{
    private const string Red = "\x1b[31;1m";
    private const string Yellow = "\x1b[33;1m";

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface(console);

    public override bool SupportsVirtualTerminal => console.SupportsColour;

    public override void Write(string value) => console.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => console.Write(value);

    public override void WriteLine(string value) => console.Write(value + Environment.NewLine);

    // The colon that follows a command's name stands there also for an error that no command has named.
    public override void WriteErrorLine(string value) => console.WriteError(value.StartsWith(": ", StringComparison.Ordinal) ? value.Substring(2) : value, Red);

    public override void WriteWarningLine(string message) => console.WriteError("WARNING: " + message, Yellow);

    public override void WriteVerboseLine(string message) => console.WriteError("VERBOSE: " + message, Yellow);

    public override void WriteDebugLine(string message) => console.WriteError("DEBUG: " + message, Yellow);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            console.ClearProgress();
            return;
        }

        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete,3} %" : string.Empty;
        console.ShowProgress($"{record.Activity}{percent}  {record.StatusDescription}");
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NoPrompt();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NoPrompt();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoPrompt();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NoPrompt();

    public override string ReadLine() => throw NoPrompt();

    public override SecureString ReadLineAsSecureString() => throw NoPrompt();

    private static HostException NoPrompt() => new(ShellTexts.NoPrompt);
}
