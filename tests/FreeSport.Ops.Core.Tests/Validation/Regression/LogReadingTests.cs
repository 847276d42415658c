using System.Text;

using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

public sealed class LogReadingTests
{
    private static readonly DateTimeOffset Change = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-26T10:05:00.123456789Z ERROR no stock")]
    [InlineData("2026-11-26 10:05:00,123 ERROR no stock")]
    [InlineData("[2026-11-26 10:05:00 +0000] ERROR no stock")]
    [InlineData("2026/11/26 10:05:00 ERROR no stock")]
    [InlineData("26/Nov/2026:10:05:00 +0000 ERROR no stock")]
    [InlineData("Nov 26 10:05:00 ERROR no stock")]
    [InlineData("web-1  | 2026-11-26T10:05:00Z ERROR no stock")]
    [InlineData("2026-11-26T10:05:00.1Z shop_web.1.x7kq@node    | ERROR no stock")]
    [InlineData("\u001b[36mweb-1  | \u001b[0m2026-11-26T10:05:00Z ERROR no stock")]
    [InlineData("{\"timestamp\":\"2026-11-26T10:05:00Z\",\"level\":\"error\",\"message\":\"no stock\"}")]
    [InlineData("2026-11-26T13:05:00+03:00 ERROR no stock")]
    public void The_time_of_a_line_tells_on_which_side_of_the_change_it_lies(string line)
    {
        LogSignature signature = Assert.Single(Read(line + "\n").Signatures);

        Assert.Equal((0L, 1L), (signature.Before, signature.After));
        Assert.Contains("no stock", signature.Template, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ERROR boom")]
    [InlineData("[error] 12#12: *3 connect() failed (111: Connection refused)")]
    [InlineData("level=error msg=boom")]
    [InlineData("CRITICAL django.request boom")]
    [InlineData("Unhandled exception: boom")]
    [InlineData("TypeError: x is undefined")]
    [InlineData("redis.exceptions.ConnectionError: refused")]
    [InlineData("10.0.0.1 - - \"GET /api/ HTTP/1.1\" 502 157 \"-\"")]
    [InlineData("{\"level\":\"ERROR\",\"msg\":\"boom\"}")]
    [InlineData("{\"level\":50,\"msg\":\"boom error\"}")]
    [InlineData("FATAL:  password authentication failed for user \"app\"")]
    [InlineData("panic: runtime error: index out of range")]
    public void An_error_is_found(string line) => Assert.Single(Read($"2026-11-26T10:05:00Z {line}\n").Signatures);

    [Theory]
    [InlineData("INFO 0 errors")]
    [InlineData("WARNING error rate is near its limit")]
    [InlineData("level=info msg=\"no error\"")]
    [InlineData("[warn] error_log is deprecated")]
    [InlineData("done without error")]
    [InlineData("0 error(s) found")]
    [InlineData("10.0.0.1 - - \"GET /errors/500 HTTP/1.1\" 200 157 \"-\"")]
    [InlineData("10.0.0.1 - - \"GET /api/ HTTP/1.1\" 404 157 \"-\"")]
    [InlineData("error_rate=0.01")]
    [InlineData("{\"level\":\"info\",\"msg\":\"error page shown\"}")]
    [InlineData("{\"level\":\"warning\",\"msg\":\"ERROR\"}")]
    [InlineData("LOG:  checkpoint complete: error bounds kept")]
    public void What_only_speaks_of_errors_is_none(string line) => Assert.Empty(Read($"2026-11-26T10:05:00Z {line}\n").Signatures);

    [Fact]
    public void A_traceback_is_one_error_known_by_exception_and_place()
    {
        LogReading reading = Read("""
            2026-11-26T10:05:00Z ERROR Internal Server Error: /api/orders/17/
            2026-11-26T10:05:00Z Traceback (most recent call last):
            2026-11-26T10:05:00Z   File "/app/views.py", line 12, in get
            2026-11-26T10:05:00Z     raise KeyError("price")
            2026-11-26T10:05:00Z KeyError: 'price'
            2026-11-26T10:05:00Z
            2026-11-26T10:05:00Z During handling of the above exception, another exception occurred:
            2026-11-26T10:05:00Z
            2026-11-26T10:05:00Z Traceback (most recent call last):
            2026-11-26T10:05:00Z   File "/app/handlers.py", line 99, in handle
            2026-11-26T10:05:00Z shop.errors.OrderError: cannot show order 17
            2026-11-26T10:05:01Z INFO next

            """);

        Assert.Equal("shop.errors.OrderError: cannot show order # (handlers.py, handle)", Assert.Single(reading.Signatures).Template);
    }

    [Fact]
    public void The_lines_of_two_containers_that_mingle_are_told_apart()
    {
        LogReading reading = Read("""
            web-1  | 2026-11-26T10:05:00Z Traceback (most recent call last):
            api-1  | 2026-11-26T10:05:00Z ERROR no route
            web-1  | 2026-11-26T10:05:00Z   File "/app/views.py", line 12, in get
            web-2  | 2026-11-26T10:05:00Z Traceback (most recent call last):
            web-1  | 2026-11-26T10:05:00Z ValueError: bad
            web-2  | 2026-11-26T10:05:00Z   File "/app/views.py", line 14, in get
            web-2  | 2026-11-26T10:05:00Z ValueError: bad

            """);

        Assert.Equal(
            [("api", "ERROR no route", 1L), ("web", "ValueError: bad (views.py, get)", 2L)],
            reading.Signatures.Select(static s => (s.Service, s.Template, s.After)).Order());
    }

    [Fact]
    public void A_stack_of_Node_is_one_error()
    {
        LogReading reading = Read("""
            2026-11-26T10:05:00Z TypeError: Cannot read properties of undefined (reading 'id')
            2026-11-26T10:05:00Z     at renderPage (/app/.next/server/chunks/4711.js:1:2345)
            2026-11-26T10:05:00Z     at async handleError (/app/server.js:10:2)

            """);

        Assert.Equal("TypeError: Cannot read properties of undefined (reading 'id') (#.js, renderPage)", Assert.Single(reading.Signatures).Template);
    }

    [Fact]
    public void Lines_outside_of_both_stretches_do_not_count()
    {
        LogReading reading = Read("""
            2026-11-24T10:00:00Z ERROR long ago
            2026-11-26T09:59:59Z ERROR before
            2026-11-26T10:00:00Z ERROR after
            2026-11-26T10:30:01Z ERROR too late

            """);

        Assert.Equal([("ERROR after", 0L, 1L), ("ERROR before", 1L, 0L)], reading.Signatures.Select(static s => (s.Template, s.Before, s.After)).Order());
    }

    [Fact]
    public void A_line_without_a_time_has_that_of_the_line_above_it()
    {
        LogReading reading = Read("2026-11-26T10:05:00Z starting\nhello\nTraceback (most recent call last):\n  File \"/app/a.py\", line 1, in <module>\nImportError: no module\n");

        Assert.Equal(1, Assert.Single(reading.Signatures).After);
    }

    [Fact]
    public void Errors_whose_time_nobody_knows_are_counted_apart()
    {
        LogReading reading = Read("ERROR one\nERROR two\n");

        Assert.Empty(reading.Signatures);
        Assert.Equal(2, reading.Undated);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7919)]
    public void How_the_bytes_arrive_changes_nothing(int step)
    {
        StringBuilder log = new();
        Random random = new(17);
        int expected = 0;
        for (int i = 0; i < 9_000; i++)
        {
            bool isError = random.Next(100) == 0;
            expected += isError ? 1 : 0;
            log.Append("2026-11-26T10:05:00Z ").Append(isError ? "ERROR boom " : "INFO fine ").Append('x', random.Next(300)).Append(random.Next(50) == 0 ? "\r\n" : "\n");
        }

        LogReading reading = new(Window, TimeSpan.Zero);
        reading.Read(new Trickle(Encoding.UTF8.GetBytes(log.ToString()), step), service: null, Cancel.Token);

        Assert.Equal(expected, reading.Signatures.Sum(static s => s.After));
    }

    [Fact]
    public void A_line_of_megabytes_is_cut_and_the_next_is_found()
    {
        string log = $"2026-11-26T10:05:00Z {new string('x', 3_000_000)} ERROR deep inside\n2026-11-26T10:05:00Z ERROR next\n";

        LogReading reading = Read(log);

        Assert.Contains(reading.Signatures, static s => s.Template == "ERROR next");
        Assert.Equal(Encoding.UTF8.GetByteCount(log), reading.Bytes);
    }

    [Fact]
    public void A_log_of_lines_that_are_all_different_stays_bounded_and_says_so()
    {
        StringBuilder log = new();
        for (int i = 0; i < LogReading.MostSignatures + 10; i++)
        {
            log.Append("2026-11-26T10:05:00Z ERROR ").Append(Words(i)).Append('\n');
        }

        LogReading reading = Read(log.ToString());

        Assert.True(reading.IsFull);
        Assert.Equal(LogReading.MostSignatures, reading.Signatures.Count);
    }

    private static LogWindow Window { get; } = new(Change.AddHours(-24), Change, Change.AddMinutes(30));

    private static string Words(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(static d => (char)('g' + d - '0')));

    private static LogReading Read(string log)
    {
        LogReading reading = new(Window, TimeSpan.Zero);
        reading.Read(new MemoryStream(Encoding.UTF8.GetBytes(log)), service: null, Cancel.Token);
        return reading;
    }

    private sealed class Trickle(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(step, count));
    }
}
