namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>The colours that programs print into their logs.</summary>
internal static class Colours
{
    private const byte Escape = 0x1b;

    /// <summary>Takes them out of a line.</summary>
    /// <param name="line">The line's bytes.</param>
    /// <returns>The same bytes where there are none, else a copy without them.</returns>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf(Escape) < 0)
        {
            return line;
        }

        byte[] plain = new byte[line.Length];
        int length = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != Escape)
            {
                plain[length++] = line[i];
                continue;
            }

            // A sequence goes on to its final byte, one of @ to ~ behind the bracket.
            i++;
            if (i < line.Length && line[i] == '[')
            {
                i++;
                while (i < line.Length && line[i] is not (>= (byte)'@' and <= (byte)'~'))
                {
                    i++;
                }
            }
        }

        return plain.AsSpan(0, length);
    }
}
