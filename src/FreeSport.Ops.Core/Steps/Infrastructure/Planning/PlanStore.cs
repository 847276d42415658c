using System.Globalization;
using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// Keeps plans in a folder of the person's own, outside of every repository: a plan of Terraform holds secrets in clear. A plan
/// is deleted when it was applied, and what was left behind by a kill when the next plan is made or applied.
/// </summary>
/// <param name="folder">Absolute path of the folder; made when it is needed.</param>
/// <param name="now">The clock.</param>
internal sealed class PlanStore(string folder, Func<DateTime> now)
{
    private const string RecordName = "plan.json";
    private const string ClaimName = "claim";
    private const string UsedEnding = ".used";

    // How long it is remembered that a plan was applied, beyond the time in which it could be.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    // Between taking a plan and beginning with it passes less.
    private static readonly TimeSpan Instant = TimeSpan.FromMinutes(1);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Gets the folder of whoever runs this.</summary>
    public static string DefaultFolder => Path.Combine(PathText.StateFolder, "plans");

    /// <summary>Makes a place for a new plan, a folder that only its owner may enter.</summary>
    public PlanPlace Open()
    {
        Platform.CreatePrivateDirectory(folder);
        string id = Guid.NewGuid().ToString("N");
        return new PlanPlace(id, Platform.CreatePrivateDirectory(Path.Combine(folder, id)).FullName, this);
    }

    /// <summary>Keeps what is needed to apply a plan.</summary>
    public void Keep(PlanRecord record) =>
        Platform.WritePrivateFile(Path.Combine(FolderOf(record.PlanId), RecordName), JsonSerializer.SerializeToUtf8Bytes(record));

    /// <summary>The folder of a plan, there or not.</summary>
    public string FolderOf(string planId) => Path.Combine(folder, planId);

    /// <summary>What is kept of a plan; null when nothing is.</summary>
    public PlanRecord? Find(string planId)
    {
        // What comes down a pipeline must not lead elsewhere.
        if (!IsId(planId))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<PlanRecord>(File.ReadAllBytes(Path.Combine(FolderOf(planId), RecordName)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>When a plan was applied; null when it was not, or nobody remembers.</summary>
    public DateTime? UsedAt(string planId) => IsId(planId) && ReadUsed(Path.Combine(folder, planId + UsedEnding)) is { } used ? used : null;

    /// <summary>Takes a plan for oneself; of all who try, one gets it, and nobody ever again.</summary>
    /// <returns>What holds it; null when somebody else has or had it.</returns>
    public PlanClaim? Claim(string planId)
    {
        try
        {
            using (FileStream used = new(Path.Combine(folder, planId + UsedEnding), FileMode.CreateNew, FileAccess.Write, FileShare.Read))
            {
                byte[] time = Utf8.GetBytes(now().ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
                used.Write(time, 0, time.Length);
                used.Flush(flushToDisk: true);
            }

            return new PlanClaim(Path.Combine(FolderOf(planId), ClaimName), this, planId);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes a plan with everything in it.</summary>
    /// <returns>False when something of it could not be deleted; the next sweep tries again.</returns>
    public bool Delete(string planId)
    {
        try
        {
            if (Directory.Exists(FolderOf(planId)))
            {
                Directory.Delete(FolderOf(planId), recursive: true);
            }

            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes what nobody needs any more: plans that expired, and plans whose application was broken off by a kill.</summary>
    /// <returns>The plans that were broken off, each with what it had come to.</returns>
    public IReadOnlyList<BrokenOffPlan> Sweep()
    {
        List<BrokenOffPlan> brokenOff = [];
        if (!Directory.Exists(folder))
        {
            return brokenOff;
        }

        foreach (string path in Directory.GetDirectories(folder).Where(static p => IsId(Path.GetFileName(p))))
        {
            string id = Path.GetFileName(path);
            string claim = Path.Combine(path, ClaimName);
            if (File.Exists(claim))
            {
                if (PlanClaim.ReadLeft(claim) is { } journal)
                {
                    if (Find(id) is { } record)
                    {
                        brokenOff.Add(new BrokenOffPlan(record, UsedAt(id), journal));
                    }

                    Delete(id);
                }
            }
            else if (IsOver(id, path))
            {
                Delete(id);
            }
        }

        foreach (string used in Directory.GetFiles(folder, "*" + UsedEnding).Where(u => ReadUsed(u) is not { } at || now().ToUniversalTime() - at > Memory))
        {
            DeleteFile(used);
        }

        return brokenOff;
    }

    // A plan that is being made has no record yet, and one that was just taken no claim.
    private bool IsOver(string id, string path) => Find(id) is { } record
        ? now().ToUniversalTime() > record.ExpiresAt.ToUniversalTime() || (UsedAt(id) is { } used && now().ToUniversalTime() - used > Instant)
        : !PlanPlace.IsHeld(path);

    private static bool IsId(string text) => text.Length == 32 && text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static DateTime? ReadUsed(string path)
    {
        try
        {
            return File.Exists(path) ? DateTime.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
        {
            // It is there, and so the plan was used; when is lost.
            return File.GetLastWriteTimeUtc(path);
        }
    }

    private static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The next sweep tries again.
        }
    }
}
