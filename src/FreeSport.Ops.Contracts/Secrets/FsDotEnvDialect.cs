namespace FreeSport.Ops;

/// <summary>How a file of variables is read where its readers disagree.</summary>
public enum FsDotEnvDialect
{
    /// <summary>Nothing is replaced: what stands in the file is the value. Quotes are taken off; in double quotes \n, \r, \t, \" and \\ stand for what they mean.</summary>
    Literal = 0,

    /// <summary>As Docker Compose reads it: ${NAME} and $NAME of the file and of this process are put in outside single quotes.</summary>
    Compose,

    /// <summary>As a shell reads it, without running anything: like Compose, and a backslash outside quotes protects the next character.</summary>
    Shell,
}
