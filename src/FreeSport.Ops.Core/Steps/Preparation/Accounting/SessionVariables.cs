namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>Variables of a session that would change what Python or pytest does: they are kept from the run.</summary>
internal static class SessionVariables
{
    private static readonly string[] Names =
    [
        "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_XDIST_AUTO_NUM_WORKERS", "PYTEST_THEME",
        "PYTHONPATH", "PYTHONHOME", "PYTHONPLATLIBDIR", "PYTHONUSERBASE", "PYTHONSAFEPATH", "PYTHONOPTIMIZE", "PYTHONWARNINGS",
        "PYTHONINSPECT", "PYTHONBREAKPOINT", "PYTHONCASEOK", "PYTHONEXECUTABLE", "PYTHONPYCACHEPREFIX", "PYTHONHASHSEED", "PYTHONDEVMODE",
        "PYTHONINTMAXSTRDIGITS", "PYTHONCOERCECLOCALE", "PYTHONLEGACYWINDOWSFSENCODING", "PYTHONLEGACYWINDOWSSTDIO", "PYTHON_GIL", "PY_IGNORE_IMPORTMISMATCH",
    ];

    // For pytest-django a variable of the session goes before the project's own configuration.
    private static readonly string[] OfDjango = ["DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION"];

    private static readonly string[] Configurations = ["pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"];

    /// <summary>The variables to remove.</summary>
    /// <param name="backend">The folder that pytest runs in; what its configuration says of Django's settings, no session overrides.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Of(string backend)
    {
        string[] said = [.. Configurations.Select(name => TextFileReader.ReadIfSmall(Path.Combine(backend, name))).OfType<string>()];
        return [.. Names, .. OfDjango.Where(name => said.Any(text => text.IndexOf(name, StringComparison.Ordinal) >= 0))];
    }
}
