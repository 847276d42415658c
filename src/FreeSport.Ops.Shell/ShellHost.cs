using System.Globalization;
using System.Management.Automation.Host;

namespace FreeSport.Ops.Shell;

/// <summary>The engine's view of the shell.</summary>
internal sealed class ShellHost(ShellConsole console) : PSHost
{
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "FreeSport.Ops.Shell";

    public override PSHostUserInterface UI { get; } = new ShellUserInterface(console);

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override void EnterNestedPrompt() => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override void ExitNestedPrompt() => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
