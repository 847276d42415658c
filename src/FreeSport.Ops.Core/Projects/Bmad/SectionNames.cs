using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>What the headings of BMAD's templates are called, in English and as teams translate them.</summary>
internal static class SectionNames
{
    private static readonly Dictionary<string, StorySectionKind> Kinds = All();

    /// <summary>What a heading stands for.</summary>
    /// <param name="title">The heading's text, with whatever emphasis, number or emoji it has.</param>
    public static StorySectionKind KindOf(string title) => Kinds.TryGetValue(Plain(title), out StorySectionKind kind) ? kind : StorySectionKind.Other;

    private static string Plain(string title)
    {
        string text = Regex.Replace(title.ToLowerInvariant().Replace('ё', 'е'), @"[*_`]|\s*\(.*\)\s*$", string.Empty, RegexOptions.CultureInvariant);
        text = Regex.Replace(text, @"^[^\p{L}]+|[^\p{L})]+$", string.Empty, RegexOptions.CultureInvariant);
        return Regex.Replace(Regex.Replace(text, @"\s*/\s*", "/", RegexOptions.CultureInvariant), @"[\s-]+", " ", RegexOptions.CultureInvariant);
    }

    private static Dictionary<string, StorySectionKind> All()
    {
        (StorySectionKind Kind, string[] Names)[] all =
        [
            (StorySectionKind.Status, ["status", "story status", "статус", "статус истории"]),
            (StorySectionKind.Story, ["story", "user story", "история", "пользовательская история"]),
            (StorySectionKind.Criteria, ["acceptance criteria", "критерии приемки", "критерии приема", "критерии принятия", "критерии готовности"]),
            (StorySectionKind.Tasks, ["tasks/subtasks", "tasks", "tasks & acceptance", "tasks and acceptance", "задачи/подзадачи", "задачи", "задачи и подзадачи"]),
            (StorySectionKind.DevNotes, ["dev notes", "заметки разработчика", "заметки для разработчика", "заметки для разработки", "заметки по разработке"]),
            (StorySectionKind.ChangeLog, ["change log", "changelog", "spec change log", "журнал изменений", "история изменений", "лог изменений"]),
            (StorySectionKind.DevRecord, ["dev agent record", "запись dev агента", "записи dev агента", "запись агента разработчика", "запись разработчика", "отчет dev агента", "отчет разработчика"]),
            (StorySectionKind.QaResults, ["qa results", "результаты qa", "результаты тестирования", "результаты проверки"]),
            (StorySectionKind.AgentModel, ["agent model used", "использованная модель", "модель агента", "использованная модель агента"]),
            (StorySectionKind.DebugLog, ["debug log references", "debug log", "ссылки на журналы отладки", "ссылки на логи отладки", "ссылки на логи", "ссылки на отладочные логи", "ссылки на debug log"]),
            (StorySectionKind.CompletionNotes, ["completion notes list", "completion notes", "заметки о завершении", "примечания о завершении", "заметки о выполнении", "список заметок о выполнении", "список заметок о завершении"]),
            (StorySectionKind.FileList, ["file list", "список файлов", "измененные файлы"]),
        ];
        return all.SelectMany(static a => a.Names.Select(n => (n, a.Kind))).ToDictionary(static a => a.n, static a => a.Kind, StringComparer.Ordinal);
    }
}
