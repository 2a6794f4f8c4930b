using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>One place where two objects certainly differ.</summary>
/// <param name="Before">The value in the first object, with its path there; absent when it has none.</param>
/// <param name="After">The value in the second object, with its path there; absent when it has none.</param>
public sealed record NodeDifference(NodeAt Before, NodeAt After);
