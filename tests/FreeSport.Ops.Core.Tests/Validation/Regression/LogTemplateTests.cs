using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

public sealed class LogTemplateTests
{
    /// <summary>Each line holds texts that differ by what is no news: an order, a time, an id, a build.</summary>
    [Theory]
    [InlineData("Order 4711 of user ivan@example.com failed after 1 234,56 ₽", "Order 12 of user olga.petrova@example.com failed after 99,00 ₽")]
    [InlineData("Report for 26 ноября 2026 г. is empty", "Report for 1 мая 2025 г. is empty")]
    [InlineData("Report for Thursday, November 26, 2026 at 10:04 is empty", "Report for Monday, May 4, 2026 at 9:15 is empty")]
    [InlineData("Report for Thu Nov 26 10:00:00 2026 is empty", "Report for Wed Jan  7 23:59:59 2026 is empty")]
    [InlineData("Report for the 26th of November 2026 is empty", "Report for the 1st of May 2026 is empty")]
    [InlineData("Report for Nov 26, 2026 is empty", "Report for 2026-11-26T10:00:00.123Z is empty")]
    [InlineData("Report for 26.11.2026 10:00 is empty", "Report for 2026-11-26 is empty")]
    [InlineData("Report for 26/Nov/2026:10:00:00 +0300 is empty", "Report for 2026-11-26 10:00:00,123 is empty")]
    [InlineData("Report for понедельник is empty", "Report for Tuesday is empty")]
    [InlineData("Report of yesterday is empty", "Report of вчера is empty")]
    [InlineData("Took 3.5s instead of 200ms", "Took 12s instead of 5ms")]
    [InlineData("Loading chunk 4711 failed: /_next/static/chunks/app-0e7f3c6a91b2.js", "Loading chunk 12 failed: /_next/static/chunks/app-77aa01fe22bc.js")]
    [InlineData("Loading /assets/index-BkXyZabc.js failed", "Loading /assets/index-C9XkQb_d.js failed")]
    [InlineData("Loading main.3f9ac2bd.chunk.js failed", "Loading main.0a1b2c3d.chunk.js failed")]
    [InlineData("Session 550e8400-e29b-41d4-a716-446655440000 is gone", "Session 123e4567-e89b-12d3-a456-426614174000 is gone")]
    [InlineData("Image sha256:9f86d081884c7d659a2feaa0c55ad015 is gone", "Image sha256:0c55ad0159f86d081884c7d659a2feaa is gone")]
    [InlineData("Commit 3f9ac2b is gone", "Commit 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 is gone")]
    [InlineData("<Task pending at 0x7f3a9c012a30>", "<Task pending at 0x55d0c1a2b3c4>")]
    [InlineData("upstream 10.0.0.3:8000 refused", "upstream 192.168.100.200:9000 refused")]
    [InlineData("upstream fe80::1ff:fe23:4567:890a refused", "upstream 2001:0db8:85a3:0000:0000:8a2e:0370:7334 refused")]
    [InlineData("Internal Server Error: /api/v1/orders/4711/items/", "Internal Server Error: /api/v1/orders/12/items/")]
    [InlineData("Internal Server Error: /catalog/nike-air-max-90/", "Internal Server Error: /catalog/adidas-super-star/")]
    [InlineData("GET /search?q=shoes&page=2 failed", "GET /search?q=%D0%BC%D1%8F%D1%87 failed")]
    [InlineData("request_id=ab12 user=ivan failed", "request_id=xyz user=\"Ольга П\" failed")]
    [InlineData("orderId=A-17, sessionID=k failed", "orderId=B, sessionID=zz failed")]
    [InlineData("Token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N expired", "Token eyJhbGciOiJIUzI1NiK1.eyJzdWIiOiI5OTk5OTk5OTk5In0.abcjgNryP4J3jVmNHl0w5M expired")]
    [InlineData("ids [1, 2, 3] are unknown", "ids [4711, 12] are unknown")]
    [InlineData("worker-17 died", "worker-3 died")]
    [InlineData("a  tab\tand   blanks", "a tab and blanks")]
    public void What_differs_each_time_is_no_news(string one, string other) => Assert.Equal(LogTemplate.Of(one), LogTemplate.Of(other));

    [Theory]
    [InlineData("KeyError: 'price'", "KeyError: 'stock'")]
    [InlineData("column orders.total does not exist", "column orders.sum does not exist")]
    [InlineData("\"GET /api/orders/ HTTP/1.1\" refused", "\"GET /api/products/ HTTP/1.1\" refused")]
    [InlineData("ConnectionError: redis", "ConnectionError: postgres")]
    [InlineData("facade is added to decade", "decade is added to facade")]
    [InlineData("Loading jquery-latest.js failed", "Loading react-latest.js failed")]
    [InlineData("it may fail", "it will fail")]
    public void What_tells_one_error_from_another_stays(string one, string other) => Assert.NotEqual(LogTemplate.Of(one), LogTemplate.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData("::")]
    [InlineData("a::b::c")]
    [InlineData("std::vector<int>::at")]
    [InlineData("\ud83d broken")]
    [InlineData("====")]
    [InlineData("?????")]
    [InlineData("a.b.c.d.e.f.g@")]
    public void Any_text_has_a_template_that_is_its_own_template(string text)
    {
        string once = LogTemplate.Of(text);

        Assert.Equal(once, LogTemplate.Of(once));
    }

    [Theory]
    [InlineData("connect to postgres://shop:canary@db/shop failed")]
    [InlineData("GET https://canary@example.com/ failed")]
    [InlineData("password=canary is wrong")]
    [InlineData("PGPASSWORD: 'canary' is wrong")]
    [InlineData("Authorization: Bearer canary was refused")]
    [InlineData("{'api_key': 'canary', 'x': 1}")]
    [InlineData("Set-Cookie: canary")]
    [InlineData("DJANGO_SECRET_KEY=\"canary\"")]
    public void What_may_be_a_secret_is_taken_out(string line) => Assert.DoesNotContain("canary", LogTemplate.Of(line), StringComparison.Ordinal);

    [Fact]
    public void A_long_line_is_known_by_its_beginning()
    {
        string beginning = string.Concat(Enumerable.Repeat("word ", 100));

        Assert.Equal(LogTemplate.Of(beginning + "one"), LogTemplate.Of(beginning + "another"));
    }
}
