using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Memory and storage are whole numbers of bytes.</summary>
public sealed class BytesAreWhole() : StatefulSetRule(new(
    "KW8004", "quantity-fractional-bytes", "Memory and storage are whole numbers of bytes",
    RuleCategory.Resources, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private const decimal NanoPerByte = 1_000_000_000m;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var (owner, resources) in ResourceLists.Of(set.Template.Spec))
        {
            foreach (var entry in resources.Requests.Concat(resources.Limits).Where(static entry => entry.Key is ResourceLists.Memory or ResourceLists.EphemeralStorage))
            {
                if (ResourceLists.Quantity(entry.Value) is not { IsWhole: false } value || value < QuantityValue.Of(0) || value > QuantityValue.Of(long.MaxValue))
                {
                    continue;
                }

                var text = entry.Value.ToString();
                var mended = text[text.Length - 1] == 'm' ? text.Substring(0, text.Length - 1) + "M" : null;
                context.Report(
                    entry.Value.At,
                    $"{context.Object} gives {owner} '{text}' of {entry.Key}, which is {((decimal)value.Nano / NanoPerByte).ToString(CultureInfo.InvariantCulture)} bytes: "
                    + "a fraction of a byte is rounded up, and the amount is hardly what was meant. "
                    + (mended is null ? "Write a whole number of bytes." : $"m means a thousandth; write '{mended}' for megabytes."),
                    mended is null ? null : new FixHint($"Write '{mended}'", new SetValueEdit(context.Object.Key, entry.Value.Path, Build.Text(mended))));
            }
        }
    }
}
