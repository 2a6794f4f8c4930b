namespace Kubewright.Runtime;

/// <summary>Why a volume cannot be attached to the node of a pod (SS-250).</summary>
/// <param name="Message">The text of the event <c>FailedAttachVolume</c>.</param>
/// <param name="Until">When the volume is taken from the node that has it; null as long as pods use it there.</param>
public sealed record AttachProblem(string Message, DateTimeOffset? Until = null);
