namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>Why the variables of a text cannot be put in.</summary>
public enum TemplateFault
{
    /// <summary>What follows <c>${</c> is none of the forms.</summary>
    Invalid,

    /// <summary>A variable that the text asks for has no value.</summary>
    Required,

    /// <summary>Defaults are nested deeper than anything a person writes.</summary>
    TooDeep,
}
