using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Html;

namespace FreeSport.Ops.Core.Tests.Checklist.Reports;

/// <summary>The page in a real browser.</summary>
public sealed class BrowserTests
{
    private const string Ratio = """
        (() => {
          const light = c => { const p = c.match(/[\d.]+/g).map(Number); const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(p[0]) + .7152 * f(p[1]) + .0722 * f(p[2]); };
          const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
          let worst = 99;
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
            const style = getComputedStyle(e), a = light(e.closest('svg') ? style.fill : style.color), b = light(behind(e.closest('svg')?.parentElement ?? e));
            worst = Math.min(worst, (Math.max(a, b) + .05) / (Math.min(a, b) + .05));
          }
          return worst;
        })()
        """;

    [Fact]
    public async Task It_fits_a_phone_runs_nothing_asks_for_nothing_and_can_be_read_by_everybody()
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium on PATH.");
        using TempFolder folder = new();
        const string word = "</script><script>document.title='hit'</script><img src=x onerror=document.title='hit'>-a-word-that-is-much-longer-than-any-phone-is-wide-and-has-no-place-to-break";
        ReportContent content = ReportSamples.Filled(word, "https://example.org/run/1") with
        {
            Events = [.. Enumerable.Range(0, 400).Select(static i => ReportSamples.Event(ReportSamples.Now.AddMinutes(-7 * i), i % 9 == 0 ? FsOutcome.Failed : FsOutcome.Passed, word))],
        };
        string file = folder.Write("отчёт.html", Encoding.UTF8.GetBytes(HtmlReport.Write(content)));
        await using Chromium browser = await Chromium.StartAsync(Cancel.Token);

        foreach ((int width, string scheme) in new[] { (390, "light"), (1280, "dark") })
        {
            await browser.OpenAsync(file, width, scheme, Cancel.Token);

            Assert.Equal(0, (int)(await browser.AskAsync("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth", Cancel.Token))!);
            Assert.InRange((double)(await browser.AskAsync(Ratio, Cancel.Token))!, 4.5, 21);
        }

        Assert.Equal("0 0 en", (string)(await browser.AskAsync("`${document.scripts.length} ${document.images.length} ${document.documentElement.lang}`", Cancel.Token))!);
        Assert.NotEqual("hit", (string)(await browser.AskAsync("document.title", Cancel.Token))!);
        Assert.Equal("rgb(20, 23, 27)", (string)(await browser.AskAsync("getComputedStyle(document.body).backgroundColor", Cancel.Token))!);
        Assert.Equal(string.Empty, (string)(await browser.AskAsync("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1]).filter((l, i, all) => l > (all[i - 1] ?? 0) + 1).join()", Cancel.Token))!);
        Assert.Equal(0, (int)(await browser.AskAsync("[...document.querySelectorAll('th')].filter(t => !t.scope).length + [...document.querySelectorAll('svg')].filter(s => s.getAttribute('role') !== 'img' || !s.querySelector('title')).length", Cancel.Token))!);
        Assert.Empty(browser.Complaints);
    }
}
