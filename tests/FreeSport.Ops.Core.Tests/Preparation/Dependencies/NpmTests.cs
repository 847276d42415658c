using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Steps.Preparation.Dependencies;

namespace FreeSport.Ops.Core.Tests.Preparation.Dependencies;

/// <summary>The frontend's packages, with real npm on archives of this machine and a registry of the test's own.</summary>
public sealed class NpmTests : IDisposable
{
    private readonly DependencyProject _project = DependencyProject.Create("lib\n");

    public NpmTests() => Assert.SkipWhen(NpmProgram.Find(Real.Tools) is null, "There is no node with npm on PATH.");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_the_lock_file_says_is_installed_with_reasons_and_found_in_order_the_second_time()
    {
        Lock(("left", "1.0.0", Archive("left", "1.0.0")), ("right", "2.0.0", Archive("right", "2.0.0")));

        FsDependencyCheck before = await _project.CheckAsync(FsDependencyManager.Npm, asksIndex: false);
        FsDependencyPlan plan = Assert.IsType<FsDependencyPlan>(await _project.NpmAsync(host: new RecordingHost { Answer = false }));
        FsDependencyUpdate done = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());
        FsDependencyUpdate again = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());

        Assert.Equal((FsOutcome.Failed, 2), (before.Outcome, before.Findings.Length));
        Assert.Equal(["left 1.0.0", "right 2.0.0"], plan.Changes.Select(static c => c.ToString()));
        Assert.Equal((FsDependencyState.Updated, FsOutcome.Passed), (done.State, done.Outcome));
        Assert.Equal(["package.json"], done.Changes[0].RequiredBy);
        Assert.True(File.Exists(_project.Repository.At("frontend/node_modules/right/package.json")));
        Assert.Equal((FsDependencyState.UpToDate, FsOutcome.Passed), (again.State, again.Outcome));
        Assert.DoesNotContain(".fsops", _project.Repository.Git("status", "--porcelain", "--untracked-files=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_that_fails_or_was_killed_leaves_the_packages_as_they_were()
    {
        Lock(("left", "1.0.0", Archive("left", "1.0.0")));
        await _project.NpmAsync();
        Archive("left", "2.0.0");
        Lock(("left", "2.0.0", "sha512-" + Convert.ToBase64String(new byte[64])));

        FsDependencyUpdate wrong = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());

        Assert.Equal((FsDependencyState.PutBack, FsOutcome.Failed), (wrong.State, wrong.Outcome));
        Assert.Contains("EINTEGRITY", wrong.Summary, StringComparison.Ordinal);
        Assert.Contains("1.0.0", File.ReadAllText(_project.Repository.At("frontend/node_modules/left/package.json")), StringComparison.Ordinal);

        // As a kill leaves it: what was there lies aside, and a part of the new.
        string modules = _project.Repository.At("frontend/node_modules");
        using (InstallJournal journal = await InstallJournal.OpenAsync(_project.Repository.At("frontend"), Cancel.Token))
        {
            journal.Begin();
        }

        Directory.Move(modules, _project.Repository.At("frontend/.fsops/node_modules"));
        _project.Repository.Write("frontend/node_modules/left/half.js", "x");
        Lock(("left", "1.0.0", Archive("left", "1.0.0")));

        Assert.Equal(FsDependencyState.Interrupted, (await _project.CheckAsync(FsDependencyManager.Npm, asksIndex: false)).Obstacle);
        FsDependencyUpdate mended = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());

        Assert.Equal((FsDependencyState.UpToDate, true), (mended.State, mended.MendedFirst));
        Assert.False(File.Exists(Path.Combine(modules, "left", "half.js")));
    }

    // As sharp and next have them: a package for each system, of which npm installs one.
    [Fact]
    public async Task Packages_for_other_systems_are_not_missed()
    {
        _project.Repository.Write("frontend/package.json", """{ "name": "x", "dependencies": { "left": "1.0.0" } }""");
        _project.Repository.Write("frontend/package-lock.json", """
            { "name": "x", "lockfileVersion": 3, "packages": {
              "": { "dependencies": { "left": "1.0.0" } },
              "node_modules/left": { "version": "1.0.0", "optionalDependencies": { "left-beos": "1.0.0", "left-here": "1.0.0" } },
              "node_modules/left-beos": { "version": "1.0.0", "optional": true, "os": ["beos"], "dependencies": { "beos-tools": "1.0.0" } },
              "node_modules/beos-tools": { "version": "1.0.0", "optional": true },
              "node_modules/left-here": { "version": "1.0.0", "optional": true, "os": ["!beos"] } } }
            """);

        FsDependencyCheck check = await _project.CheckAsync(FsDependencyManager.Npm, asksIndex: false);

        Assert.Equal(["left", "left-here"], check.Findings.Select(static f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lock_file_that_is_missing_or_does_not_fit_is_said_before_npm_runs()
    {
        FsDependencyUpdate none = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());
        _project.Repository.Write("frontend/package.json", """{ "name": "x", "dependencies": { "left": "1.0.0" } }""");
        FsDependencyUpdate missing = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());
        Lock(("left", "1.0.0", Archive("left", "1.0.0")));
        _project.Repository.Write("frontend/package.json", """{ "name": "x", "dependencies": { "left": "2.0.0" } }""");
        FsDependencyUpdate differs = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());
        _project.Repository.Write("frontend/package.json", "{ broken");
        FsDependencyUpdate broken = Assert.IsType<FsDependencyUpdate>(await _project.NpmAsync());

        Assert.Equal((FsDependencyState.NoRequirements, FsOutcome.Inconclusive), (none.State, none.Outcome));
        Assert.Equal((FsDependencyState.LockFileMissing, FsDependencyState.LockFileMissing), (missing.State, differs.State));
        Assert.Contains("left", differs.Summary, StringComparison.Ordinal);
        Assert.Equal(FsDependencyState.RequirementsUnreadable, broken.State);
    }

    [Fact]
    public async Task Vulnerabilities_and_newer_versions_are_findings_and_a_registry_that_is_silent_is_none()
    {
        Lock(("left", "1.0.0", Archive("left", "1.0.0")));
        await _project.NpmAsync();
        bool answers = true;
        using ScriptedHttp registry = new(request => !answers ? new(503, "no") : request.HttpMethod == "POST"
            ? new(200, """{ "left": [{ "id": 7, "url": "https://github.com/advisories/GHSA-x", "title": "Opens the door", "severity": "high", "vulnerable_versions": "<1.5.0" }] }""")
            : new(200, """{ "name": "left", "dist-tags": { "latest": "1.6.0" }, "versions": { "1.0.0": { "name": "left", "version": "1.0.0" }, "1.6.0": { "name": "left", "version": "1.6.0" } } }"""));
        _project.Repository.Write("frontend/.npmrc", $"registry=http://{registry.Host}/\nfetch-retries=0\n//{registry.Host}/:_authToken=npm_hunter2sesame\n");
        _project.Repository.Write("frontend/package.json", """{ "name": "x", "dependencies": { "left": "^1.0.0" } }""");
        Lock("^1.0.0", ("left", "1.0.0", Archive("left", "1.0.0")));

        FsDependencyCheck ill = await _project.CheckAsync(FsDependencyManager.Npm);
        answers = false;
        FsDependencyCheck silent = await _project.CheckAsync(FsDependencyManager.Npm);

        Assert.Equal(FsOutcome.Failed, ill.Outcome);
        FsDependencyFinding hole = ill.Findings.Single(static f => f.Kind == FsDependencyFindingKind.Vulnerable);
        Assert.Equal(("left", "1.0.0", FsDependencySeverity.High), (hole.Name, hole.Current, hole.Severity));
        Assert.Contains("Opens the door", hole.Text, StringComparison.Ordinal);
        Assert.Equal("1.6.0", ill.Findings.Single(static f => f.Kind == FsDependencyFindingKind.Outdated).Latest);
        Assert.Equal((FsOutcome.Inconclusive, FsDependencyState.IndexUnreachable), (silent.Outcome, silent.Obstacle));
        Assert.Empty(silent.Findings);
        Assert.DoesNotContain("sesame", System.Text.Json.JsonSerializer.Serialize(new[] { ill, silent }), StringComparison.Ordinal);
    }

    private void Lock(params (string Name, string Version, string Integrity)[] packages) => Lock(range: null, packages);

    private void Lock(string? range, params (string Name, string Version, string Integrity)[] packages)
    {
        string wanted = string.Join(", ", packages.Select(p => $"\"{p.Name}\": \"{range ?? p.Version}\""));
        string entries = string.Concat(packages.Select(p => $$""", "node_modules/{{p.Name}}": { "version": "{{p.Version}}", "resolved": "file:../wheels/{{p.Name}}-{{p.Version}}.tgz", "integrity": "{{p.Integrity}}" }"""));
        _project.Repository.Write("frontend/package.json", $$"""{ "name": "x", "dependencies": { {{wanted}} } }""");
        _project.Repository.Write("frontend/package-lock.json", $$"""{ "name": "x", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "x", "dependencies": { {{wanted}} } }{{entries}} } }""");
    }

    private string Archive(string name, string version)
    {
        string path = Path.Combine(_project.Wheels, $"{name}-{version}.tgz");
        if (!File.Exists(path))
        {
            using FileStream file = File.Create(path);
            using GZipStream zip = new(file, CompressionLevel.Fastest);
            using TarWriter tar = new(zip, TarEntryFormat.Ustar);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "package/package.json")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "name": "{{name}}", "version": "{{version}}" }""")),
            });
        }

        return "sha512-" + Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(path)));
    }
}
