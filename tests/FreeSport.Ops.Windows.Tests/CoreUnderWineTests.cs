namespace FreeSport.Ops.Windows.Tests;

/// <summary>Those of the core's tests that touch files, names, texts, processes and keys, with Windows beneath them.</summary>
public sealed class CoreUnderWineTests(WindowsRun windows)
{
    internal const string Namespace = "FreeSport.Ops.Core.Tests.";

    /// <summary>Gets whole classes, and single tests of those that take long.</summary>
    internal static string[] Chosen { get; } =
    [
        "Text.TextFileReaderTests.*",
        "Text.PowerShellQuotingTests.*",
        "Processes.ToolLocatorTests.*",
        "Processes.SystemPackagesTests.*",
        "Processes.WindowsProcessTests.A_private_folder_is_private_wherever_the_temporary_folder_is",
        "Evidence.Ledger.LedgerWriterTests.*",
        "Evidence.Ledger.LedgerFormatTests.*",
        "Evidence.Ledger.LedgerVerifierTests.*",
        "Evidence.Ledger.LedgerProcessTests.Two_processes_at_once_make_one_chain_and_lose_nothing",
        "Projects.ConfigurationReaderTests.*",
        "Projects.ConfigurationErrorTests.*",
        "Projects.ProjectPathsTests.*",
        "Prerequisites.WindowsPrerequisiteTests.*",
        "Prerequisites.DockerEndpointTests.*",
        "Secrets.EnvFileTests.*",
        "Secrets.SecretBatchTests.*",
        "Git.SshCommandTests.*",
        "Git.OddFilesFingerprintTests.A_file_replaced_by_a_folder_is_other_content",
        "Workflows.WorkflowFolderTests.*",
        "Workflows.WorkflowErrorTests.*",
        "Deployment.Starting.WindowPolicyTests.*",
    ];

    public static TheoryData<string> Classes => [.. Chosen.Select(static c => c[..c.LastIndexOf('.')])];

    [Theory]
    [MemberData(nameof(Classes))]
    public Task A_class_passes(string name) => windows.CoreAsync(Namespace + name);
}
