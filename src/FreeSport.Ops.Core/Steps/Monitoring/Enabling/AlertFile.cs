using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>A file for Prometheus or Alertmanager that is written whole or not at all, and can be put back.</summary>
internal sealed class AlertFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[]? _before;

    /// <summary>Initializes a new instance of the <see cref="AlertFile"/> class with what lies there now.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="text">What shall stand in it.</param>
    /// <exception cref="OpsException">It cannot be read (<c>AlertFileNotReadable</c>).</exception>
    public AlertFile(string path, string text)
    {
        (Path, Text) = (path, text);
        try
        {
            _before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw AlertingFailures.NotReadable(path, refused);
        }
    }

    /// <summary>Gets the absolute path.</summary>
    public string Path { get; }

    /// <summary>Gets what shall stand in it.</summary>
    public string Text { get; }

    /// <summary>Gets what stood in it; null for nothing.</summary>
    public string? Before => _before is null ? null : Utf8.GetString(_before);

    /// <summary>Gets a value indicating whether it is not as it shall be.</summary>
    public bool IsChanged => _before is null || !_before.SequenceEqual(Utf8.GetBytes(Text));

    /// <summary>Gets a value indicating whether somebody else wrote what stands there.</summary>
    public bool IsForeign => Before is { } before && before.Trim().Length > 0 && !before.StartsWith(AlertmanagerText.Head, StringComparison.Ordinal);

    /// <summary>Puts a text in place of what stands there.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="OpsException">It cannot be written (<c>AlertFileNotWritable</c>); what stood there still does.</exception>
    public void Write(string text) => Replace(Utf8.GetBytes(text));

    /// <summary>Puts back what stood there before, or takes away what was new.</summary>
    /// <exception cref="OpsException">It cannot be written (<c>AlertFileNotWritable</c>).</exception>
    public void PutBack()
    {
        if (_before is not null)
        {
            Replace(_before);
            return;
        }

        try
        {
            File.Delete(Path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw AlertingFailures.NotWritable(Path, refused);
        }
    }

    private void Replace(byte[] bytes)
    {
        try
        {
            WholeFile.Replace(Path, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw AlertingFailures.NotWritable(Path, refused);
        }
    }
}
