using System.Security.Cryptography;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Configs and secrets of a stack whose content cannot change: the engine refuses another content under the same name.</summary>
internal sealed class SwarmConfigs : IComposeRule
{
    private const int HashLength = 8;

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        foreach (string kind in read.Set.Target == FsComposeTarget.Swarm ? new[] { "configs", "secrets" } : [])
        {
            foreach (ComposeEntry entry in read.Project.Model.Mapping(kind)?.Entries ?? [])
            {
                if (entry.Value is not ComposeMapping resource || resource["external"] is ComposeScalar { Value: true } || Content(resource) is not { } content)
                {
                    continue;
                }

                string hash = Hash(content);
                if (resource.Text("name")?.Contains(hash, StringComparison.OrdinalIgnoreCase) != true)
                {
                    // A secret's hash would tell whoever guesses it.
                    string proposed = entry.Key + "-" + (kind == "configs" ? hash : "v2");
                    findings.Warning(ComposeRules.SwarmConfig, entry.KeyPlace, ComposeTexts.SwarmConfig.With(kind + "." + entry.Key), ComposeTexts.SwarmConfigRemedy.With(proposed));
                }
            }
        }
    }

    private static byte[]? Content(ComposeMapping resource) =>
        resource.Text("content") is { } content ? System.Text.Encoding.UTF8.GetBytes(content)
        : resource.Text("file") is { } file && File.Exists(file) && new FileInfo(file).Length < TextFileReader.LargestFile ? File.ReadAllBytes(file)
        : null;

    private static string Hash(byte[] content)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(content).Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))).Substring(0, HashLength);
    }
}
