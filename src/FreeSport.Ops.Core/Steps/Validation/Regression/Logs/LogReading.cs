
namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Reads logs and counts the kinds of errors in them, before a change and after it.</summary>
/// <param name="window">The stretches of time that count.</param>
/// <param name="zone">The offset of times that name none.</param>
internal sealed class LogReading(LogWindow window, TimeSpan zone)
{
    /// <summary>How many kinds of errors are told apart; a log of more is one whose lines the rules do not fit.</summary>
    public const int MostSignatures = 20_000;

    // A traceback longer than this is no traceback.
    private const int LongestRecord = 400;

    // How far back the time of a line that names none is looked for.
    private const int LinesBack = 200;

    private readonly Dictionary<(string Service, string Template), LogSignature> _signatures = [];
    private readonly LogScanner _scanner = new(LogMark.All);
    private DateTimeOffset? _latest;

    /// <summary>Gets the kinds of errors.</summary>
    public IReadOnlyCollection<LogSignature> Signatures => _signatures.Values;

    /// <summary>Gets how many errors lie in no stretch, because nothing tells when they were logged.</summary>
    public long Undated { get; private set; }

    /// <summary>Gets a value indicating whether there were more kinds of errors than are told apart.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Gets how many bytes were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Reads a log whose lines tell when they were printed.</summary>
    /// <param name="log">The log.</param>
    /// <param name="service">Who printed it; null where the lines say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Read(Stream log, string? service, CancellationToken cancellationToken) => Read(log, service, side: null, cancellationToken);

    /// <summary>Reads a log that lies on one side of the change as a whole.</summary>
    /// <param name="log">The log.</param>
    /// <param name="service">Who printed it; null where the lines say.</param>
    /// <param name="side">The side; null where each line's time tells.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Read(Stream log, string? service, LogSide? side, CancellationToken cancellationToken)
    {
        _latest = null;
        Dictionary<string, long> recordEnds = new(StringComparer.Ordinal);
        Bytes += _scanner.Scan(
            log,
            (block, start, length, offset) =>
            {
                ReadOnlySpan<byte> bytes = Colours.Without(block.Slice(start, length));
                LogLine line = LogLine.Read(bytes, zone, window.Until.Year);
                if (recordEnds.TryGetValue(line.Source, out long end) && offset + start < end)
                {
                    return;
                }

                string text = line.TextOf(bytes);
                LogJson? json = LogJson.Read(text.TrimStart());
                if (!(json?.IsError() ?? LogSeverity.IsError(json?.Message ?? text)))
                {
                    return;
                }

                DateTimeOffset? at = line.At ?? json?.At ?? TimeAbove(block, start) ?? _latest;
                _latest = at ?? _latest;
                LogSide? where = side ?? (at is { } time ? window.SideOf(time) : null);
                if (where is null && at is not null)
                {
                    return;
                }

                string what = json is null ? Record(block, start + length, line.Source, text, offset, recordEnds) : OfJson(json);
                if (where is null)
                {
                    Undated++;
                    return;
                }

                Count(service ?? ServiceOf(line.Source), LogTemplate.Of(what), where.Value, at);
            },
            cancellationToken);
    }

    // freesport-web-1, web.2.x7k and web_1 are one service.
    private static string ServiceOf(string source)
    {
        int end = source.IndexOf('@');
        string name = end < 0 ? source : source.Substring(0, end);
        int task = name.IndexOf('.');
        name = task < 0 ? name : name.Substring(0, task);
        int number = name.LastIndexOfAny(['-', '_']);
        return number > 0 && number + 1 < name.Length && name.Skip(number + 1).All(char.IsDigit) ? name.Substring(0, number) : name;
    }

    private static string OfJson(LogJson json)
    {
        if (json.Trace is null)
        {
            return json.Message;
        }

        string[] lines = json.Trace.Split('\n');
        bool isPython = LogTrace.Begins(json.Trace);
        string thrown = isPython ? lines.LastOrDefault(static l => l.Trim().Length > 0 && !char.IsWhiteSpace(l[0])) ?? json.Message : lines[0];
        return LogTrace.Name(thrown.Trim(), lines, isPython);
    }

    // The line with the traceback behind it: what is thrown, and where, says more than what was printed before.
    private string Record(ReadOnlySpan<byte> block, int behind, string source, string text, long offset, Dictionary<string, long> recordEnds)
    {
        List<string> frames = [];
        string? thrown = LogTrace.Begins(text) ? string.Empty : null;
        int position = behind;
        bool joins = false;
        for (int i = 0; i < LongestRecord && Next(block, ref position, out ReadOnlySpan<byte> bytes); i++)
        {
            bytes = Colours.Without(bytes);
            LogLine line = LogLine.Read(bytes, zone, window.Until.Year);
            if (line.Source != source)
            {
                continue;
            }

            string next = line.TextOf(bytes);
            if (thrown is null && frames.Count == 0 && LogTrace.Begins(next))
            {
                thrown = string.Empty;
            }
            else if (LogTrace.GoesOn(next))
            {
                frames.Add(next);
            }
            else if (thrown is { Length: 0 } && next.Trim().Length > 0)
            {
                thrown = next;
            }
            else if (thrown is not null && (next.Trim().Length == 0 || LogTrace.Chain(next) || (joins && LogTrace.Begins(next))))
            {
                joins = true;
                if (LogTrace.Begins(next))
                {
                    thrown = string.Empty;
                    frames.Clear();
                }
            }
            else
            {
                break;
            }

            recordEnds[source] = offset + position;
        }

        return string.IsNullOrEmpty(thrown) ? LogTrace.Name(text, frames, innermostLast: false) : LogTrace.Name(thrown!, frames, innermostLast: true);
    }

    private static bool Next(ReadOnlySpan<byte> block, ref int position, out ReadOnlySpan<byte> line)
    {
        line = default;
        int newline = position < block.Length ? block.Slice(position).IndexOf((byte)'\n') : -1;
        int start = position + newline + 1;
        if (newline < 0 || start >= block.Length)
        {
            return false;
        }

        int end = block.Slice(start).IndexOf((byte)'\n');
        end = end < 0 ? block.Length : start + end;
        position = end;
        line = block.Slice(start, end - start);
        if (line.Length > 0 && line[line.Length - 1] == '\r')
        {
            line = line.Slice(0, line.Length - 1);
        }

        return true;
    }

    private DateTimeOffset? TimeAbove(ReadOnlySpan<byte> block, int start)
    {
        int end = start - 1;
        for (int i = 0; i < LinesBack && end > 0; i++)
        {
            int begin = block.Slice(0, end).LastIndexOf((byte)'\n') + 1;
            ReadOnlySpan<byte> line = Colours.Without(block.Slice(begin, end - begin));
            if (LogLine.Read(line, zone, window.Until.Year).At is { } at)
            {
                return at;
            }

            end = begin - 1;
        }

        return null;
    }

    private void Count(string service, string template, LogSide side, DateTimeOffset? at)
    {
        if (!_signatures.TryGetValue((service, template), out LogSignature? signature))
        {
            if (_signatures.Count >= MostSignatures)
            {
                IsFull = true;
                return;
            }

            signature = new LogSignature(service, template);
            _signatures.Add((service, template), signature);
        }

        signature.Add(side, at);
    }
}
