namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>Variables of a session that would change what Python or pytest does: they are kept from the run.</summary>
internal static class SessionVariables
{
    private static readonly string[] Names =
    [
        "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_XDIST_AUTO_NUM_WORKERS", "PYTEST_THEME",
        "PYTHONPATH", "PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONUSERBASE", "PYTHONSAFEPATH", "PYTHONOPTIMIZE", "PYTHONWARNINGS",
        "PYTHONINSPECT", "PYTHONBREAKPOINT", "PYTHONCASEOK", "PYTHONEXECUTABLE", "PYTHONPYCACHEPREFIX", "PYTHONHASHSEED", "PYTHONDEVMODE",
        "PYTHONINTMAXSTRDIGITS", "PYTHONCOERCECLOCALE", "PYTHONLEGACYWINDOWSFSENCODING", "PYTHONLEGACYWINDOWSSTDIO", "PYTHON_GIL",
    ];

    /// <summary>Gets the variables to remove.</summary>
    public static Dictionary<string, string?> Removed => Names.ToDictionary(static n => n, static _ => (string?)null);

    /// <summary>Those that the session has.</summary>
    /// <param name="environment">Reads a variable.</param>
    public static IReadOnlyList<string> Found(Func<string, string?> environment) => [.. Names.Where(n => !string.IsNullOrEmpty(environment(n)))];
}
