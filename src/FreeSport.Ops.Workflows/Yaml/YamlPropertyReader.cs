namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads the anchor and the tag before a node.</summary>
/// <param name="at">The place, which moves behind them.</param>
internal sealed class YamlPropertyReader(YamlCursor at)
{
    /// <summary>Reads them, as far as they stand on the line.</summary>
    public YamlProperties Read()
    {
        YamlPosition start = at.Position;
        string? anchor = null;
        string? tag = null;
        while (at.Current is '&' or '!')
        {
            if (at.Current == '&')
            {
                at.Skip();
                anchor = Name();
            }
            else
            {
                tag = Tag();
            }

            if (!YamlCursor.IsBlank(at.Current) && !YamlIndicators.IsFlow(at.Current))
            {
                break;
            }

            int blanks = at.BlanksAhead();
            if (at.Peek(blanks) is not ('&' or '!'))
            {
                break;
            }

            at.Skip(blanks);
        }

        return new YamlProperties(anchor, tag, start);
    }

    /// <summary>Reads the name of an anchor or alias: any characters up to white space or a bracket's sign.</summary>
    public string Name()
    {
        int start = at.Index;
        while (!YamlCursor.IsBlank(at.Current) && !YamlIndicators.IsFlow(at.Current))
        {
            at.Skip();
        }

        return at.Index > start
            ? at.Text.Substring(start, at.Index - start)
            : throw new YamlFaultException(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlAnchorName)), at.Position);
    }

    private string Tag()
    {
        int start = at.Index;
        bool isAddress = at.Peek() == '<';
        while (!YamlCursor.IsBlank(at.Current) && (isAddress || !YamlIndicators.IsFlow(at.Current)))
        {
            at.Skip();
        }

        return at.Text.Substring(start, at.Index - start);
    }
}
