using System.Text;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>The plugin of ours that accounts for every test, for one run of pytest.</summary>
/// <param name="folder">The run's own folder.</param>
internal sealed class AccountPlugin(PrivateFolder folder)
{
    private const string Module = "freesport_ops_account";

    // Stands beside it and is imported by it.
    private const string WrittenTests = "freesport_ops_written";

    private readonly string _account = folder.At("account.json");

    /// <summary>Gets pytest's arguments that load it.</summary>
    public IReadOnlyList<string> Arguments => ["-p", Module, "--freesport-ops-account=" + _account];

    /// <summary>Puts it where Python finds it.</summary>
    /// <returns>The folder, for <c>PYTHONPATH</c>; the plugin takes it out again.</returns>
    public string Install()
    {
        string plugins = folder.Folder("plugin");
        foreach (string file in new[] { Module + ".py", WrittenTests + ".py" })
        {
            using Stream source = typeof(AccountPlugin).Assembly.GetManifestResourceStream(file)!;
            using StreamReader reader = new(source, Encoding.UTF8);
            folder.Write(Path.Combine("plugin", file), reader.ReadToEnd());
        }

        return plugins;
    }

    /// <summary>What it told.</summary>
    /// <returns>The account; null when it was not loaded, was hindered, or the run broke off.</returns>
    public TestAccount? Read() => TestAccount.Read(_account);
}
