namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of a metric.</summary>
internal static class MetricShape
{
    public static readonly ListShape List = new("Measurements that tell whether a change went well.", new SectionShape("A measurement.", new Dictionary<string, Shape>
    {
        ["name"] = new TextShape("Its name."),
        ["query"] = new TextShape("What Prometheus is asked."),
        ["monitor"] = new TextShape("The monitor that is asked, by its name under monitoring; the only one of the environment that answers queries when not given."),
        ["warnAbove"] = new NumberShape("The value above which a person decides."),
        ["failAbove"] = new NumberShape("The value above which the change is rolled back."),
        ["successWhen"] = new TextShape("What a good value is like, such as: < 0.05, or: >= 0.99 and <= 1. What is not good fails, unless it is said what fails."),
        ["failWhen"] = new TextShape("What a bad value is like. Between good and bad a person decides."),
        ["range"] = TextShape.Duration("How far back is looked; only at the present when not given."),
        ["step"] = TextShape.Duration("The time between two moments of the range; 30s when not given."),
        ["count"] = new CountShape("How many measurements are made, one after the other; 1 when not given.", Least: 1),
        ["interval"] = TextShape.Duration("The time between two measurements; 30s when not given."),
        ["failureLimit"] = new CountShape("How many measurements may fail; 0 when not given."),
        ["inconclusiveLimit"] = new CountShape("How many measurements may say nothing; 0 when not given."),
        ["consecutiveErrorLimit"] = new CountShape("How many times in a row the monitor may not be reached; 4 when not given."),
        ["consecutiveFailureLimit"] = new CountShape("How many failing measurements may follow one another, within failureLimit."),
        ["minSamples"] = new CountShape("How many values each series must have; 1 when not given.", Least: 1),
        ["whenEmpty"] = new TextShape("What no result means; zero needs a guard, and inconclusive is meant when not given.") { Choices = ["inconclusive", "zero"] },
        ["guard"] = new TextShape("A query that is above zero where the metric means something, such as the traffic."),
        ["informational"] = new FlagShape("Whether it reports and decides nothing."),
        ["baseline"] = new SectionShape("How it may differ from what it was before the change.", new Dictionary<string, Shape>
        {
            ["over"] = TextShape.Duration("How far before the change is looked, and as far after it; the range when not given, or else 30m."),
            ["absolute"] = new NumberShape("How much worse the mean may be, in the query's own unit."),
            ["ratio"] = new NumberShape("How many times worse the mean may be; at least 1."),
            ["significance"] = new NumberShape("The probability below which the rank test of Mann and Whitney fails, such as 0.01; needs a step as long as the query's window, and five values on each side."),
            ["worse"] = new TextShape("Which values are the worse ones; higher when not given.") { Choices = ["higher", "lower"] },
            ["window"] = TextShape.Duration("How far back one value of the query looks, where the query does not tell, as one of a recorded series."),
        }),
    })
    { Required = ["name", "query"] });
}
