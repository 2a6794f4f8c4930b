using System;

namespace Kubewright.Generators;

/// <summary>A marked class as read: what to emit, or why it cannot be emitted.</summary>
/// <param name="Class">The class; null when there is a problem with it.</param>
/// <param name="Problem">The problem; null when there is none.</param>
/// <param name="Spot">Where the class is declared.</param>
internal sealed record ManifestClassReading(ManifestClassModel? Class, ManifestProblem? Problem, SourceSpot Spot) : IEquatable<ManifestClassReading>;
