using System.Text.RegularExpressions;

namespace FreeSport.Ops.Shell;

/// <summary>The two streams people see: colour only on a terminal and without NO_COLOR, progress only on a terminal.</summary>
internal sealed partial class ShellConsole : IDisposable
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _colourOutput;
    private readonly bool _colourError;
    private bool _progressShown;

    public ShellConsole(TextWriter output, TextWriter error)
    {
        bool wanted = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        (_output, _error) = (output, error);
        _colourOutput = wanted && !Console.IsOutputRedirected;
        _colourError = wanted && !Console.IsErrorRedirected;
        Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 120 : Console.WindowWidth;
    }

    public int Width { get; }

    public bool SupportsColour => _colourOutput;

    public void Write(string text)
    {
        ClearProgress();
        _output.Write(_colourOutput ? text : Plain(text));
    }

    public void WriteError(string text, string colour)
    {
        ClearProgress();
        _error.WriteLine(_colourError ? colour + text + "\x1b[0m" : Plain(text));
    }

    public void ShowProgress(string text)
    {
        if (Console.IsErrorRedirected)
        {
            return;
        }

        ClearProgress();
        _error.Write(text.Length < Width ? text : text[..(Width - 1)]);
        _progressShown = true;
    }

    public void ClearProgress()
    {
        if (_progressShown)
        {
            _error.Write("\r\x1b[K");
            _progressShown = false;
        }
    }

    public void Dispose()
    {
        ClearProgress();
        _output.Flush();
    }

    private static string Plain(string text) => Escapes().Replace(text, string.Empty);

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();
}
