using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The pods of one StatefulSet, or the pods of a namespace that belong to none.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Set">The set's name; null for pods without a set.</param>
/// <param name="Lanes">One lane per pod name, in order of ordinals, then of names.</param>
/// <param name="Marks">What happened to the set itself, and the events about it, oldest first.</param>
public sealed record TimelineGroup(
    string Namespace,
    string? Set,
    ImmutableArray<TimelineLane> Lanes,
    ImmutableArray<TimelineMark> Marks)
{
    /// <summary><c>StatefulSet default/web</c>, or <c>Pods of default</c>.</summary>
    public string Title => Set is null ? $"Pods of {Namespace}" : $"StatefulSet {Namespace}/{Set}";
}
