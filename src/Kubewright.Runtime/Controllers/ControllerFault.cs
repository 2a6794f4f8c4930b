namespace Kubewright.Runtime;

/// <summary>An exception that a controller let out: a defect of the controller. The loop went on without it.</summary>
/// <param name="Controller">The controller's name.</param>
/// <param name="Key">What it was working on.</param>
/// <param name="Exception">What it threw.</param>
public sealed record ControllerFault(string Controller, ObjectKey Key, Exception Exception);
