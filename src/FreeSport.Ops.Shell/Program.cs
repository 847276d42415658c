using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Shell;

/// <summary>Runs a command or a script file in the PowerShell engine with the module imported, then ends.</summary>
internal static class Program
{
    private const int UsageExitCode = 64;

    private static int Main(string[] arguments)
    {
        // The console of a Russian Windows is cp866; texts are not.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (ShellArguments.Parse(arguments) is not { } parsed)
        {
            Console.Error.WriteLine(ShellTexts.Usage);
            return UsageExitCode;
        }

        if (ModuleManifest.Find() is not { } manifest)
        {
            Console.Error.WriteLine(string.Format(CultureInfo.CurrentCulture, ShellTexts.NoManifest, AppContext.BaseDirectory));
            return 1;
        }

        using ShellConsole console = new(Console.Out, Console.Error);
        return new ShellSession(new ShellHost(console), manifest).Run(parsed);
    }
}
