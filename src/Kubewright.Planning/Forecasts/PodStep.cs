namespace Kubewright.Planning;

/// <summary>One step of a roll-out.</summary>
/// <param name="At">When, from the moment of the change.</param>
/// <param name="Pod">The pod.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Images">The images of a pod that is created, with commas between; empty for other steps.</param>
/// <param name="Ready">How many pods of the set are ready after the step.</param>
/// <param name="After">What the step waited for: <c>web-2 is ready</c>; empty when it follows from the pod's own life.</param>
public sealed record PodStep(TimeSpan At, string Pod, PodStepKind Kind, string Images, int Ready, string After);
