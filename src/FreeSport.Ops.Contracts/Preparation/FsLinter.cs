namespace FreeSport.Ops;

/// <summary>A program that judges source code.</summary>
public enum FsLinter
{
    /// <summary>flake8: style and plain mistakes in Python.</summary>
    Flake8 = 0,

    /// <summary>black: the layout of Python.</summary>
    Black,

    /// <summary>isort: the order of Python's imports.</summary>
    Isort,

    /// <summary>mypy: the types of Python.</summary>
    Mypy,

    /// <summary>bandit: insecure Python.</summary>
    Bandit,

    /// <summary>eslint: mistakes in JavaScript and TypeScript.</summary>
    Eslint,

    /// <summary>prettier: the layout of JavaScript, TypeScript and styles.</summary>
    Prettier,

    /// <summary>ruff check: style and mistakes in Python.</summary>
    Ruff,

    /// <summary>ruff format: the layout of Python.</summary>
    RuffFormat,

    /// <summary>pylint: style and mistakes in Python.</summary>
    Pylint,
}
