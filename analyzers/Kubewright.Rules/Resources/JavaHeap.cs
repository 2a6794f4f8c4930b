using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>The largest heap that a Java process is told to use.</summary>
/// <param name="Bytes">The heap in bytes; null when it is told as a share of the memory.</param>
/// <param name="Percent">The share of the memory in percent, when <see cref="Bytes"/> is null.</param>
/// <param name="At">Where it is told.</param>
internal sealed record JavaHeap(decimal? Bytes, decimal Percent, NodeAt At)
{
    private static readonly Regex Size = new(@"(?<![\w-])-(?:Xmx|XX:MaxHeapSize=)(?<number>\d{1,12})(?<unit>[kKmMgGtT]?)(?!\w)", RegexOptions.CultureInvariant);
    private static readonly Regex Share = new(@"(?<![\w-])-XX:MaxRAMPercentage=(?<number>\d{1,3}(?:\.\d{1,6})?)(?![\w.])", RegexOptions.CultureInvariant);

    /// <summary>What a container's command tells, else what its environment tells; null when nothing does. Of several variables the smallest counts.</summary>
    public static JavaHeap? Of(ContainerView container)
    {
        var command = container.Command.Concat(container.Args);
        return Last(command, Size, ReadBytes) ?? Smallest(container, Size, ReadBytes) ?? Last(command, Share, ReadShare) ?? Smallest(container, Share, ReadShare);
    }

    // As Java does, the last of a line counts.
    private static JavaHeap? Last(IEnumerable<Value<string>> texts, Regex option, System.Func<Match, NodeAt, JavaHeap> read) =>
        texts.Select(text => Last(text, option, read)).LastOrDefault(static heap => heap is not null);

    private static JavaHeap? Smallest(ContainerView container, Regex option, System.Func<Match, NodeAt, JavaHeap> read) =>
        container.Env.Select(variable => Last(variable.Value, option, read)).OfType<JavaHeap>().OrderBy(static heap => heap.Bytes ?? heap.Percent).FirstOrDefault();

    private static JavaHeap? Last(Value<string> text, Regex option, System.Func<Match, NodeAt, JavaHeap> read) =>
        text.TryGet(out var line) && option.Matches(line).Cast<Match>().LastOrDefault() is { } match ? read(match, text.At) : null;

    private static JavaHeap ReadBytes(Match match, NodeAt at)
    {
        var shift = match.Groups["unit"].Value.ToLowerInvariant() switch { "k" => 10, "m" => 20, "g" => 30, "t" => 40, _ => 0 };
        return new JavaHeap(Number(match) * (1L << shift), 0, at);
    }

    private static JavaHeap ReadShare(Match match, NodeAt at) => new(null, Number(match), at);

    private static decimal Number(Match match) => decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
