using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>The value of a static member.</summary>
/// <param name="Value">What is certain about it.</param>
/// <param name="HasChoices">Whether it hangs on a condition that nobody can decide, so that following each branch says more.</param>
/// <param name="Reads">The declarations that it hangs on.</param>
internal sealed record EvaluatedMember(Node Value, bool HasChoices, ImmutableArray<SourcePart> Reads);
