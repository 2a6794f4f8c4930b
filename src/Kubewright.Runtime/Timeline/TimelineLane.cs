using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Everything that lived under one pod name.</summary>
/// <param name="Pod">The pod's name.</param>
/// <param name="Ordinal">Its ordinal in the set; null for a pod without a set.</param>
/// <param name="Spans">What it was about, oldest first. A gap is a time without a pod of that name.</param>
/// <param name="Marks">The events about it, oldest first.</param>
public sealed record TimelineLane(string Pod, int? Ordinal, ImmutableArray<TimelineSpan> Spans, ImmutableArray<TimelineMark> Marks);
