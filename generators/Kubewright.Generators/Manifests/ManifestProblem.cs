using System;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>Why a marked class cannot be emitted.</summary>
/// <param name="Descriptor">The rule that it breaks.</param>
/// <param name="Spot">Where.</param>
/// <param name="Subject">The class.</param>
/// <param name="Detail">What else the message names.</param>
internal sealed record ManifestProblem(DiagnosticDescriptor Descriptor, SourceSpot Spot, string Subject, string Detail) : IEquatable<ManifestProblem>
{
    /// <summary>The problem as the compiler reports it.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Spot.ToLocation(), Subject, Detail);
}
