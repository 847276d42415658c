using System.Text;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>The requirements and constraints files that an update goes by.</summary>
/// <param name="Requirements">Absolute paths of the requirements files.</param>
/// <param name="Constraints">Absolute paths of the constraints files.</param>
internal sealed record PipFiles(IReadOnlyList<string> Requirements, IReadOnlyList<string> Constraints)
{
    private const int MostFiles = 100;

    private static readonly Regex Include = new(@"^\s*(?:-r|-c|--requirement|--constraint)[=\s]+[""']?([^\s#""']+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Built = new(@"^[ \t]*((?:(?:-e|--editable)[= \t]+)?(?:\.{1,2}(?:[/\\[][^\s#]*)?|/[^\s#]+|file:[^\s#]+|(?:git|hg|svn|bzr)\+[^\s]+|(?<=(?:-e|--editable)[= \t]+)[^\s#]+))(?<!\.whl)[ \t]*(?:[#;].*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Those that were named, or those of the project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="options">Names them, or none.</param>
    /// <returns>The files, there or not.</returns>
    public static PipFiles Of(Project project, DependencyOptions options) => new(
        options.Requirements.Count > 0 ? options.Requirements : DependencyFiles.Requirements(project),
        options.Constraints.Count > 0 ? options.Constraints : DependencyFiles.Constraints(project));

    /// <summary>The files with those that they include. Makes the credentials in them known to whoever hides secrets.</summary>
    /// <param name="redactor">Hides secrets.</param>
    /// <returns>Absolute paths of what is there, and why one of the named ones cannot be read; null when all can.</returns>
    public (IReadOnlyList<string> All, string? Wrong) Read(SecretRedactor redactor)
    {
        List<string> found = [];
        Queue<string> open = new(Requirements.Concat(Constraints));
        HashSet<string> named = new(Requirements.Concat(Constraints), StringComparer.Ordinal);
        while (open.Count > 0 && found.Count < MostFiles)
        {
            string file = open.Dequeue();
            if (found.Contains(file))
            {
                continue;
            }

            try
            {
                string text = Decode(file);
                found.Add(file);
                UrlCredentials.In(text).ToList().ForEach(redactor.Register);
                foreach (Match match in Include.Matches(text))
                {
                    // An include that is not a file of this machine, or not there, is for pip to tell.
                    if (Floor.Processes.PathText.Resolve(Path.GetDirectoryName(file)!, match.Groups[1].Value) is { } included && File.Exists(included))
                    {
                        open.Enqueue(included);
                    }
                }
            }
            catch (OpsException wrong)
            {
                return (found, wrong.Failure.Message);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                if (named.Contains(file))
                {
                    return (found, DependencyTexts.FileUnreadable.With(file, unreadable.Message));
                }
            }
        }

        return (found, null);
    }

    /// <summary>What a requirements file names that pip has to build to know what it needs: folders and repositories.</summary>
    /// <param name="file">Absolute path.</param>
    /// <returns>As they are written, without credentials.</returns>
    public static IEnumerable<string> Folders(string file) =>
        Built.Matches(Decode(file)).Cast<Match>().Select(static m => UrlCredentials.Mask(m.Groups[1].Value));

    // pip takes UTF-16 by its mark, as Windows PowerShell's redirection of "pip freeze" writes it.
    private static string Decode(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            _ => FileEncoding.Decode(bytes, file),
        };
    }
}
