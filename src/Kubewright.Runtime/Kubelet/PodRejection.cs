namespace Kubewright.Runtime;

/// <summary>Why a node does not take a pod that names it (SS-290).</summary>
/// <param name="Reason">The reason of the failed pod and its STATUS: <c>OutOfcpu</c>, <c>NodeAffinity</c>, <c>NodePorts</c> and their like.</param>
/// <param name="Message">The text for people.</param>
public sealed record PodRejection(string Reason, string Message);
