using System.Globalization;
using System.Runtime.CompilerServices;

namespace FreeSport.Ops.Tests.Support;

/// <summary>The tests read the English texts, whatever the language of the machine.</summary>
internal static class EnglishByDefault
{
    [ModuleInitializer]
    public static void Set()
    {
        CultureInfo english = CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.DefaultThreadCurrentCulture = english;
        CultureInfo.DefaultThreadCurrentUICulture = english;
        CultureInfo.CurrentCulture = english;
        CultureInfo.CurrentUICulture = english;
    }
}
