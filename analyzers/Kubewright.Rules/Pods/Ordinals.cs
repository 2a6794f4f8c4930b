using System;
using System.Globalization;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>The ordinals of a set's pods: from <c>spec.ordinals.start</c> on, as many as <c>spec.replicas</c>.</summary>
/// <param name="Start">The first ordinal; 0 unless written.</param>
/// <param name="Count">How many there are; 1 unless written.</param>
public readonly record struct Ordinals(long Start, long Count)
{
    /// <summary>The last ordinal; below <see cref="Start"/> when there are no pods.</summary>
    public long Last => Start + Count - 1;

    /// <summary>The set's ordinals; null when nobody can say.</summary>
    public static Ordinals? Of(StatefulSetSpecView set) =>
        Replicas(set) is { } count && StartOf(set) is { } start ? new Ordinals(start, count) : null;

    /// <summary>How many pods the set has: 1 unless written; null when nobody can say, or the number is negative.</summary>
    public static long? Replicas(StatefulSetSpecView set) => NotNegative(set.Replicas, 1);

    /// <summary>Whether there is a pod of that ordinal.</summary>
    public bool Contains(long ordinal) => ordinal >= Start && ordinal <= Last;

    /// <summary>The pods in a sentence: <c>web-0 to web-2</c>.</summary>
    public string Pods(string set) => Count switch
    {
        0 => "no pods",
        1 => $"{set}-{Text(Start)}",
        _ => $"{set}-{Text(Start)} to {set}-{Text(Last)}",
    };

    private static long? StartOf(StatefulSetSpecView set) => NotNegative(set.Ordinals.Start, 0);

    private static long? NotNegative(Value<long> value, long fallback) =>
        value.TryGet(out var number) ? number >= 0 ? number : null : value.IsAbsent ? fallback : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
