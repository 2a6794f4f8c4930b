using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What the schema says about one property.</summary>
public sealed record PropertyFacts
{
    /// <summary>The name in YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value. The values of an enum are in <see cref="Values"/>.</summary>
    public required SchemaType Type { get; init; }

    /// <summary>Whether the API server refuses an object without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The scalar that the API server fills in, as text; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The values that the API server takes, of the property, its items or its map values; empty when it takes any.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Well-known values of a property that takes others too.</summary>
    public ImmutableArray<string> KnownValues { get; init; } = [];

    /// <summary>The first Kubernetes release that has it; null for 1.14 and older.</summary>
    public KubernetesVersion? Since { get; init; }

    /// <summary>The first release that keeps it without a feature gate; null when that is <see cref="Since"/>.</summary>
    public KubernetesVersion? EnabledSince { get; init; }

    /// <summary>Whether an update that changes it is refused.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>The release from which it may be changed; null when that never changed.</summary>
    public KubernetesVersion? MutableSince { get; init; }

    /// <summary>The definitions whose objects the string may name; empty when it names none.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>How lists are merged: <c>atomic</c>, <c>set</c> or <c>map</c>; null when the schema does not say.</summary>
    public string? ListType { get; init; }

    /// <summary>The members that identify an item of a list of type <c>map</c>.</summary>
    public ImmutableArray<string> ListMapKeys { get; init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
