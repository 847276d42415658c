using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Images of production whose tag moves, so that nobody can tell what runs or go back to it.</summary>
internal sealed class ImageTags : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        if (!read.Set.IsProduction)
        {
            return;
        }

        foreach (KeyValuePair<string, ComposeMapping> service in read.Project.Services)
        {
            if (service.Value.Text("image") is not { Length: > 0 } image || image.IndexOf('@') >= 0 || read.IsUnknownImage(service.Value["image"]!.Place))
            {
                continue;
            }

            findings.Service = service.Key;
            int colon = image.IndexOf(':', image.LastIndexOf('/') + 1);
            string tag = colon < 0 ? string.Empty : image.Substring(colon + 1);
            ComposePlace place = service.Value["image"]!.Place;
            if (tag is "" or "latest")
            {
                findings.Warning(ComposeRules.ImageTag, place, tag.Length == 0 ? ComposeTexts.TagMissing.With(service.Key, image) : ComposeTexts.TagLatest.With(service.Key, image), ComposeTexts.TagRemedy);
            }
            else if (!tag.Any(char.IsDigit) && !service.Value.Contains("build"))
            {
                findings.Note(ComposeRules.ImageTag, place, ComposeTexts.TagFloating.With(service.Key, image), ComposeTexts.TagRemedy);
            }
        }

        findings.Service = null;
    }
}
