using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What a faults file says.</summary>
/// <param name="Faults">The faults in the order in which they are written; empty when there is a problem.</param>
/// <param name="Problems">What is wrong and how to mend it, each as <c>file(line,column): text</c>.</param>
public sealed record FaultReading(ImmutableArray<Fault> Faults, ImmutableArray<string> Problems);
