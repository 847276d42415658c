namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>A repository with a working tree.</summary>
/// <param name="Root">Absolute path of the working tree's top folder.</param>
/// <param name="CommonDirectory">Absolute path of the folder that all working trees of the repository share.</param>
public sealed record GitRepository(string Root, string CommonDirectory);
