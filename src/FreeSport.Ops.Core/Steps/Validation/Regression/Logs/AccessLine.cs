namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>A line of a web server's access log: <c>"GET /path HTTP/1.1" 502</c>.</summary>
internal static class AccessLine
{
    /// <summary>Whether a line tells that the server failed.</summary>
    /// <param name="line">The line.</param>
    /// <returns>True for a status of 500 to 599.</returns>
    public static bool IsServerError(string line) => TryFind(line, out _, out int status) && line[status] == '5';

    /// <summary>Finds request and status.</summary>
    /// <param name="line">The line.</param>
    /// <param name="request">Where the request begins, behind the quote.</param>
    /// <param name="status">Where the status begins.</param>
    /// <returns>False where the line is none of an access log.</returns>
    public static bool TryFind(string line, out int request, out int status)
    {
        request = status = 0;
        int protocol = line.IndexOf(" HTTP/", StringComparison.Ordinal);
        int quote = protocol < 0 ? -1 : line.IndexOf("\" ", protocol, StringComparison.Ordinal);
        if (quote < 0 || quote + 5 > line.Length || !char.IsDigit(line[quote + 2]) || !char.IsDigit(line[quote + 3]) || !char.IsDigit(line[quote + 4])
            || (quote + 5 < line.Length && char.IsDigit(line[quote + 5])))
        {
            return false;
        }

        request = line.LastIndexOf('"', protocol) + 1;
        status = quote + 2;
        return request > 0;
    }
}
