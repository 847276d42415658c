namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>
/// Every view of every public type, held against reviewed files in <c>Help/Views</c>. The objects are made in
/// <c>Objects.ps1</c> there; a new type needs one, and a file that changed on purpose is read before it is taken over.
/// </summary>
public sealed class GoldenViewTests
{
    private const string Strict = "Set-StrictMode -Version Latest; [System.Threading.Thread]::CurrentThread.CurrentUICulture = $culture; [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture; $room = (& $script)[$name]; ";

    private static readonly string Folder = Path.Combine(BuiltModule.Root, "tests", "FreeSport.Ops.Module.Tests", "Help", "Views");
    private static readonly string English = Path.Combine(Folder, "Objects.ps1");
    private static readonly string Russian = Path.Combine(Folder, "Objects.ru.ps1");

    // A format file of every room lies beside the others; the objects follow them.
    public static TheoryData<string> Rooms => [.. Directory.GetFiles(Path.Combine(BuiltModule.Root, "src", "FreeSport.Ops", "Formats"), "*.Format.ps1xml")
        .Select(static f => Path.GetFileName(f).Split('.')[0]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_looks_as_reviewed(string room) => Check(room, English, "en-US");

    [Fact]
    public void Russian_looks_as_reviewed() => Check("Russian", Russian, "ru-RU");

    [Fact]
    public void Every_public_type_is_among_the_objects()
    {
        SkipStandard();
        using Engine engine = new();

        string[] types = [.. engine.Run("[FreeSport.Ops.FsResult].Assembly.GetExportedTypes() | Where-Object { $_.IsClass -and -not $_.IsAbstract } | ForEach-Object FullName").Output.Select(static o => o.ToString())];
        string[] shown = [.. engine.Run("(& $script).Values | ForEach-Object { $_ } | ForEach-Object { $_.PSTypeNames[0] }", ("script", English)).Output.Select(static o => o.ToString())];

        string[] forgotten = [.. types.Except(shown).Order(StringComparer.Ordinal)];
        Assert.True(forgotten.Length == 0, $"No object in {English} for: {string.Join(", ", forgotten)}");
    }

    [Fact]
    public async Task Jobs_files_and_mixtures_show_the_same()
    {
        SkipStandard();
        string file = Path.Combine(Path.GetTempPath(), "fsops-views-" + Guid.NewGuid().ToString("N")[..8] + ".txt");
        string script = $$"""
            Set-StrictMode -Version Latest
            [System.Threading.Thread]::CurrentThread.CurrentUICulture = 'en-US'
            function Show($of) { ($of | Out-String -Width 80).Trim() }
            $all = & '{{English}}'
            $o = $all.Keys | Sort-Object | ForEach-Object { $all[$_] }
            $plain = Show $o
            "thread job: " + ((Start-ThreadJob { Set-StrictMode -Version Latest; [System.Threading.Thread]::CurrentThread.CurrentUICulture = 'en-US'; Import-Module '{{BuiltModule.ImportPath}}'; ($using:o | Out-String -Width 80).Trim() } | Receive-Job -Wait) -eq $plain)
            $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($o, 6))
            "from a job: " + ((Show $back) -eq $plain)
            $o | Out-File '{{file}}' -Width 40
            "file: " + ((Get-Content '{{file}}' -Raw).Trim() -eq $plain)
            "mixture: " + (Show @((Get-Process -Id $PID), $o)).Contains($plain)
            "reverse: " + (Show (@($o) + (Get-Process -Id $PID))).StartsWith($plain)
            """;
        try
        {
            PwshRun run = await PwshRun.CommandAsync(script.ReplaceLineEndings("\n"));

            Assert.Empty(run.Error);
            Assert.Equal(["thread job: True", "from a job: True", "file: True", "mixture: True", "reverse: True"], run.Lines);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Check(string room, string script, string culture)
    {
        SkipStandard();
        using Engine engine = new();
        (string, object?)[] variables = [("script", script), ("name", room), ("culture", System.Globalization.CultureInfo.GetCultureInfo(culture))];
        string plain = Show("PlainText", "$room | Out-String -Width 80");
        Assert.All([120, 200], width => Assert.Equal(plain, Show("PlainText", $"$room | Out-String -Width {width}")));
        string coloured = Show("Ansi", "$room | Out-String -Width 80");
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "␛\\[[0-9;]*m", string.Empty));
        if (script == Russian)
        {
            GoldenFile.Check(Path.Combine(Folder, room + ".txt"), plain);
            return;
        }

        if (script == Russian)
        {
            GoldenFile.Check(Path.Combine(Folder, room + ".txt"), plain);
            return;
        }

        string[] types = [.. engine.Run($"{Strict}$room | ForEach-Object {{ $_.PSTypeNames[0] }} | Select-Object -Unique", variables).Output.Select(static o => o.ToString())];
        string tables = string.Concat(types.Select(TableAndList));
        GoldenFile.Check(Path.Combine(Folder, room + ".txt"), "==== as it comes\n" + plain + "\n==== coloured\n" + coloured + "\n==== Format-Table -Force at 80, 120 and 200 columns where they differ, Format-List -Force\n" + tables);

        string TableAndList(string type)
        {
            string of = $"$room | Where-Object {{ $_.PSTypeNames[0] -eq '{type}' }} | ";
            string[] widths = [.. new[] { 80, 120, 200 }.Select(width => Dense(Show("PlainText", $"{of}Format-Table -Force | Out-String -Width {width}"))).Distinct()];
            string list = Dense(Show("PlainText", $"{of}Select-Object -First 1 | Format-List -Force | Out-String -Width 120"));
            return $"\n---- {type["FreeSport.Ops.".Length..]}\n{string.Concat(widths)}{list}";
        }

        string Show(string rendering, string command)
        {
            EngineResult result = engine.Run($"$PSStyle.OutputRendering = '{rendering}'; {Strict}{command}", variables);
            Assert.Null(result.Terminated);
            Assert.Empty(result.Errors);
            return string.Concat(result.Output.Select(static o => o.ToString())).ReplaceLineEndings("\n").Replace('\u001b', '␛').TrimEnd('\n') + "\n";
        }
    }

    private static string Dense(string text) => string.Concat(text.Split('\n').Where(static l => l.Trim().Length > 0).Select(static l => l + "\n"));

    private static void SkipStandard() => Assert.SkipUnless(BuiltModule.IsCoreLeg, "The views come with the manifest.");
}
