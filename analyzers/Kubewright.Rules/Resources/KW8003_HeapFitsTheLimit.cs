using System.Globalization;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>The Java heap leaves room in the memory limit.</summary>
public sealed class HeapFitsTheLimit() : StatefulSetRule(new(
    "KW8003", "jvm-heap-over-limit", "The Java heap leaves room in the memory limit",
    RuleCategory.Resources, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <summary>From this share of the limit on, the heap leaves too little for the rest of the process.</summary>
    private const int MaxPercent = 90;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var limit = container.View.Resources.Limits[ResourceLists.Memory];
            if (ResourceLists.Quantity(limit) is not { } memory || memory <= QuantityValue.Of(0) || memory > QuantityValue.Of(long.MaxValue) || JavaHeap.Of(container.View) is not { } heap)
            {
                continue;
            }

            var most = (decimal)memory.Ceiling;
            var bytes = heap.Bytes ?? most * heap.Percent / 100;
            if (bytes * 100 >= most * MaxPercent)
            {
                context.Report(
                    heap.At,
                    $"{context.Object} gives the Java heap of {container} {Text(heap)}, {decimal.Floor(bytes * 100 / most).ToString(CultureInfo.InvariantCulture)} % of the memory limit {limit}: "
                    + "threads, code and buffers lie outside the heap, so the kernel kills the process when it is full. "
                    + "Keep the heap at three quarters of the limit or less, or raise the limit.",
                    null,
                    limit.Origin);
            }
        }
    }

    private static string Text(JavaHeap heap) => heap.Bytes is { } bytes ? ResourceLists.Bytes(bytes) : $"{heap.Percent.ToString(CultureInfo.InvariantCulture)} % of the memory";
}
