namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>One question that is asked of all pages.</summary>
internal interface IDocumentationRule
{
    /// <summary>Asks it.</summary>
    /// <param name="world">The pages, and what they speak of.</param>
    /// <param name="findings">Takes what is found.</param>
    void Check(DocumentationWorld world, DocumentationFindings findings);
}
