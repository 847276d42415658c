namespace FreeSport.Ops;

/// <summary>How a file of variables is read where its readers disagree.</summary>
public enum FsDotEnvDialect
{
    /// <summary>Nothing is replaced: what stands in the file is the value. Quotes are taken off; in double quotes \n, \r, \t, \", \$ and \\ stand for what they mean.</summary>
    Literal = 0,

    /// <summary>As Docker Compose reads it: ${NAME}, $NAME, ${NAME:-default} and the like are put in outside single quotes, of this process before the file's; in double quotes its escapes stand for what they mean.</summary>
    Compose,

    /// <summary>As bash reads it, without running anything: ${NAME}, $NAME and ~ are put in, of the file before this process's; a backslash protects the next character and joins lines.</summary>
    Shell,
}
