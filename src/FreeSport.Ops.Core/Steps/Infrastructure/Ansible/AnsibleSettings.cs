namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Single settings of <c>ansible.cfg</c>.</summary>
internal static class AnsibleSettings
{
    /// <summary>The file that holds in a folder; null for none.</summary>
    public static string? File(string folder)
    {
        string beside = Path.Combine(folder, "ansible.cfg");
        return Environment.GetEnvironmentVariable("ANSIBLE_CONFIG") is { Length: > 0 } named && System.IO.File.Exists(named) ? named
            : System.IO.File.Exists(beside) ? beside
            : null;
    }

    /// <summary>A setting of the section <c>defaults</c>; null when it is not there.</summary>
    public static string? Value(string folder, string key)
    {
        try
        {
            string section = string.Empty;
            foreach (string line in File(folder) is { } file ? System.IO.File.ReadAllLines(file) : [])
            {
                string text = line.Trim();
                section = text.StartsWith("[", StringComparison.Ordinal) ? text.Trim('[', ']').Trim() : section;
                int equals = text.IndexOf('=');
                if (section == "defaults" && equals > 0 && text.Substring(0, equals).Trim() == key)
                {
                    return text.Substring(equals + 1).Trim();
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Ansible will say so.
        }

        return null;
    }
}
