using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>A repository of files without content.</summary>
internal static class Repository
{
    public static CheckSurroundings Of(params string[] files) => new(CheckerSettings.Default, null) { Checkout = new CheckoutFiles(files) };

    /// <summary>What a rule finds in a job that begins with a checkout.</summary>
    public static Finding[] FindingsAfterCheckout(string rule, CheckSurroundings repository, string steps) => FindingsOf(rule, repository, "- uses: actions/checkout@v5\n" + steps);

    public static Finding[] FindingsOf(string rule, CheckSurroundings repository, string steps) => [.. Checked.Findings(Checked.Steps(steps), repository).Where(f => f.Rule == rule)];
}
