using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Dependencies;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A repository whose packages come from a folder of wheels, through real pip and npm.</summary>
internal sealed class DependencyProject : IDisposable
{
    private static readonly Lazy<string> Pip = new(() =>
    {
        string folder = Path.Combine(Path.GetTempPath(), "fsops-test-pip-" + System.Environment.ProcessId);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        CommandLine.Run(VirtualEnvironments.Interpreter, ["-m", "venv", folder], Path.GetTempPath());
        return Directory.GetDirectories(Path.Combine(folder, "lib"))[0] + "/site-packages";
    });

    public TestRepository Repository { get; } = TestRepository.Create("проект [1]");

    public RecordingHost Host { get; } = new();

    public string Wheels => Repository.Folder("wheels");

    public string Environment => Repository.At("backend/venv");

    public string Python => Path.Combine(Environment, "bin", "python");

    /// <summary>A project with requirements, and an environment with pip.</summary>
    public static DependencyProject Create(string requirements)
    {
        Assert.SkipUnless(File.Exists(VirtualEnvironments.Interpreter), $"There is no {VirtualEnvironments.Interpreter}.");
        DependencyProject project = new();
        project.Repository.Write(".gitignore", "venv/\nnode_modules/\nwheels/\n");
        project.Require(requirements);
        return project;
    }

    public DependencyProject Require(string requirements)
    {
        Repository.Write("backend/requirements.txt", requirements);
        return this;
    }

    /// <summary>Makes the environment. pip is unpacked once and linked into each: that takes a moment instead of seconds.</summary>
    public DependencyProject MakeEnvironment()
    {
        CommandLine.Run(VirtualEnvironments.Interpreter, ["-m", "venv", "--without-pip", Environment], Repository.Path);
        CommandLine.Run("/bin/cp", ["-al", .. Directory.GetDirectories(Pip.Value, "pip*"), Site], Repository.Path);
        return this;
    }

    /// <summary>Makes a wheel, and tells its hash.</summary>
    public string Wheel(string name, string version, params string[] requires)
    {
        string module = name.Replace('-', '_');
        string info = $"{module}-{version}.dist-info/";
        (string Path, string Text)[] files =
        [
            (module + "/__init__.py", $"__version__ = '{version}'\n"),
            (info + "METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: x\n" + string.Concat(requires.Select(static r => $"Requires-Dist: {r}\n"))),
            (info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        ];
        string path = Path.Combine(Wheels, $"{module}-{version}-py3-none-any.whl");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            StringBuilder record = new();
            foreach ((string file, string text) in files)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                record.Append(file).Append(",sha256=").Append(Convert.ToBase64String(SHA256.HashData(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_')).Append(',').Append(bytes.Length).Append('\n');
                Add(archive, file, text);
            }

            Add(archive, info + "RECORD", record + info + "RECORD,,\n");
        }

        return "sha256:" + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))).ToLowerInvariant();
    }

    /// <summary>A folder with sources that pip builds without any other package.</summary>
    public string Source(string name, string version)
    {
        Repository.Write($"backend/{name}/pyproject.toml", "[build-system]\nrequires = []\nbuild-backend = \"make\"\nbackend-path = [\".\"]\n");
        Repository.Write($"backend/{name}/make.py", $$"""
            import os, zipfile
            INFO = "{{name}}-{{version}}.dist-info"
            META = "Metadata-Version: 2.1\nName: {{name}}\nVersion: {{version}}\n"
            def prepare_metadata_for_build_wheel(folder, settings=None):
                os.makedirs(os.path.join(folder, INFO)); open(os.path.join(folder, INFO, "METADATA"), "w").write(META); return INFO
            prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel
            def build_wheel(folder, settings=None, metadata=None):
                name = "{{name}}-{{version}}-py3-none-any.whl"
                with zipfile.ZipFile(os.path.join(folder, name), "w") as z:
                    z.writestr("{{name}}.py", "x = 1\n"); z.writestr(INFO + "/METADATA", META)
                    z.writestr(INFO + "/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"); z.writestr(INFO + "/RECORD", "")
                return name
            build_editable = build_wheel
            """);
        return name;
    }

    /// <summary>Puts a script in the place of the environment's Python: it has the arguments, and <c>real</c> for the Python itself.</summary>
    public void Wrap(string body)
    {
        string real = Path.Combine(Environment, "bin", "python-itself");
        File.Move(Python, real);
        CommandLine.Run(Posix.Shell, ["-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", Python], Repository.Path, $"#!/bin/sh\nreal='{real}'\nsite='{Site}'\n{body}\nexec \"$real\" \"$@\"\n");
    }

    public void Unwrap()
    {
        File.Delete(Python);
        File.Move(Path.Combine(Environment, "bin", "python-itself"), Python);
    }

    public string Site => Directory.GetDirectories(Path.Combine(Environment, "lib"))[0] + "/site-packages";

    /// <summary>What is installed, as pip itself tells.</summary>
    public string[] Freeze() => CommandLine.Run(Python, ["-I", "-m", "pip", "freeze"], Repository.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task<object> RunAsync(Func<DependencyOptions, DependencyOptions>? with = null, RecordingHost? host = null, CancellationToken? stop = null)
    {
        using OpsSession session = new(host ?? Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        DependencyOptions options = Options(with);
        return await new PipUpdate(session, project, options).RunAsync(stop ?? Cancel.Token);
    }

    public async Task<FsDependencyUpdate> UpdateAsync(Func<DependencyOptions, DependencyOptions>? with = null) => Assert.IsType<FsDependencyUpdate>(await RunAsync(with));

    public async Task<FsDependencyCheck> CheckAsync(FsDependencyManager manager = FsDependencyManager.Pip, bool asksIndex = true, Func<DependencyOptions, DependencyOptions>? with = null)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new DependencyRun(session, project, Options(with)).CheckAsync(manager, asksIndex, Cancel.Token);
    }

    public async Task<object> NpmAsync(Func<DependencyOptions, DependencyOptions>? with = null, RecordingHost? host = null)
    {
        using OpsSession session = new(host ?? Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new NpmUpdate(session, project, Options(with)).RunAsync(Cancel.Token);
    }

    public void Dispose() => Repository.Dispose();

    private DependencyOptions Options(Func<DependencyOptions, DependencyOptions>? with)
    {
        DependencyOptions options = new(VirtualEnvironment: null, TimeSpan.FromMinutes(5)) { NoIndex = true, FindLinks = [Wheels] };
        return with is null ? options : with(options);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using StreamWriter writer = new(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
