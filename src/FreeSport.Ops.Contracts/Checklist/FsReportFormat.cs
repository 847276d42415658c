namespace FreeSport.Ops;

/// <summary>What a report is written as.</summary>
public enum FsReportFormat
{
    /// <summary>Markdown that fits a comment of a pull request.</summary>
    Markdown = 0,

    /// <summary>One page without script and without anything from elsewhere.</summary>
    Html,

    /// <summary>JSON of a stated shape, for programs.</summary>
    Json,

    /// <summary>in-toto statements, one a line: what the tests came to, and which boxes are done.</summary>
    InToto,

    /// <summary>JUnit's XML: a suite for each box, a case for each of its subjects.</summary>
    Junit,
}
