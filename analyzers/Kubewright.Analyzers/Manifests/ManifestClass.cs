using System.Collections.Immutable;

namespace Kubewright.Analyzers;

/// <summary>A class of manifests.</summary>
/// <param name="Declarations">Its parts.</param>
/// <param name="Emitted">The members that the build emits.</param>
internal sealed record ManifestClass(ImmutableArray<SourcePart> Declarations, ImmutableArray<MemberKey> Emitted);
