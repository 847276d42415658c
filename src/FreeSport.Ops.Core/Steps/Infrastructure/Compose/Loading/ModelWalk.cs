using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Goes through a model and changes the values at some of its places.</summary>
/// <param name="at">What changes a value, by the pattern of its path.</param>
/// <param name="findings">Takes what is wrong with values.</param>
/// <param name="goesInto">Whether what a change returns is gone through as well.</param>
internal sealed class ModelWalk(ComposePaths<ModelChange> at, ComposeFindings findings, bool goesInto)
{
    private readonly ModelPath _path = new();

    /// <summary>Goes through a whole model.</summary>
    public void Through(ComposeMapping model) => Below(model, at);

    private ComposeNode Visit(ComposeNode value, ComposePaths<ModelChange>? here)
    {
        if (here is null)
        {
            return value;
        }

        if (here.Here is { } change)
        {
            findings.Service = _path.Service;
            try
            {
                value = change(value);
            }
            catch (ValueException told) when (findings.IsWrong(told.Place ?? value.Place))
            {
                // Said already.
            }
            catch (ValueException wrong)
            {
                findings.Error(ComposeRules.Value, wrong.Place ?? value.Place, ComposeTexts.WrongValue.With(_path, wrong.Message));
            }

            findings.Service = null;
            if (!goesInto)
            {
                return value;
            }
        }

        Below(value, here);
        return value;
    }

    private void Below(ComposeNode value, ComposePaths<ModelChange> here)
    {
        if (value is ComposeMapping mapping)
        {
            foreach (string key in mapping.Keys.ToArray())
            {
                if (here.Below(key) is { } below)
                {
                    _path.Enter(key);
                    ComposeNode old = mapping[key]!;
                    ComposeNode changed = Visit(old, below);
                    if (!ReferenceEquals(old, changed))
                    {
                        mapping.Set(key, changed);
                    }

                    _path.Leave();
                }
            }
        }
        else if (value is ComposeSequence sequence && here.BelowItems is { } items)
        {
            for (int i = 0; i < sequence.Items.Count; i++)
            {
                _path.Enter(i.ToString(CultureInfo.InvariantCulture));
                ComposeNode old = sequence.Items[i];
                ComposeNode changed = Visit(old, items);
                _path.Leave();

                // A range of ports is one item, and stands for several.
                if (changed is ComposeSequence several && old is ComposeScalar)
                {
                    sequence.Items.RemoveAt(i);
                    sequence.Items.InsertRange(i, several.Items);
                    i += several.Items.Count - 1;
                }
                else
                {
                    sequence.Items[i] = changed;
                }
            }
        }
    }
}
