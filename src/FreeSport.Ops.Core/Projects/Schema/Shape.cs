namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>What a value of the configuration may be. Reading, completion of typing errors and the JSON Schema all go by it.</summary>
/// <param name="Description">What it means, in English, for editors.</param>
public abstract record Shape(string Description);
