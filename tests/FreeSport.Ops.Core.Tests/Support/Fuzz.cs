using System.Text;

namespace FreeSport.Ops.Tests.Support;

#pragma warning disable CA5394 // Chance that repeats itself is what a test needs.

/// <summary>Thousands of cases, each with a seed of its own that the failure names.</summary>
internal static class Fuzz
{
    // Far beyond what all cases take together: a case that is not through by then never will be.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly byte[][] NoText = [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0], [0xC0, 0x80], [0xE2, 0x80, 0xA8], [0x1B]];

    /// <summary>Runs the cases one after another; a case that throws or does not end fails with its seed.</summary>
    public static async Task RunAsync(int cases, Action<Random> act, int firstSeed = 1)
    {
        int seed = firstSeed;
        Task work = Task.Factory.StartNew(
            () =>
            {
                for (; seed < firstSeed + cases; seed++)
                {
                    Cancel.Token.ThrowIfCancellationRequested();
                    act(new Random(seed));
                }
            },
            Cancel.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Task first = await Task.WhenAny(work, Task.Delay(Patience, Cancel.Token));
        Assert.True(first == work, $"The case with seed {seed} does not end.");
        Assert.True(work.Exception is null, $"The case with seed {seed}: {work.Exception?.InnerException}");
        await work;
    }

    /// <summary>The text after one to six changes.</summary>
    /// <param name="original">What is real.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="tokens">What means something in this format; an opening one may be nested deeply.</param>
    public static byte[] Mutate(byte[] original, Random chance, params string[] tokens)
    {
        List<byte> bytes = [.. original];
        for (int change = chance.Next(1, 7); change > 0 && bytes.Count > 0; change--)
        {
            int at = chance.Next(bytes.Count);
            int length = Math.Min(chance.Next(1, 80), bytes.Count - at);
            string token = tokens[chance.Next(tokens.Length)];
            switch (chance.Next(10))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2 when chance.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4 when chance.Next(8) == 0:
                    bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, length), 200).SelectMany(static b => b).ToArray());
                    break;
                case 5 when chance.Next(20) == 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(token, 5_000))));
                    break;
                case 6 when chance.Next(20) == 0:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)chance.Next(32, 127), 100_000));
                    break;
                case 7:
                    bytes.InsertRange(at, NoText[chance.Next(NoText.Length)]);
                    break;
                case 8:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(token));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One of several.</summary>
    public static T One<T>(this Random chance, IReadOnlyList<T> items) => items[chance.Next(items.Count)];
}
