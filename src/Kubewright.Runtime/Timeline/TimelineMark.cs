namespace Kubewright.Runtime;

/// <summary>Something that happened at one instant.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">How much it matters.</param>
/// <param name="Reason">One word in PascalCase: the event's reason, or what changed (<c>Scaled</c>).</param>
/// <param name="Message">One sentence or a few words.</param>
public readonly record struct TimelineMark(DateTimeOffset Time, TimelineMarkKind Kind, string Reason, string Message);
