using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>What happens to one object.</summary>
/// <param name="Id">The object.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Fields">The fields that differ after defaulting, in the order of the schema; empty unless it is changed.</param>
public sealed record ObjectChange(ObjectId Id, ChangeKind Kind, ImmutableArray<FieldChange> Fields);
