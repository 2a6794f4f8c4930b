using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What the schema says about one definition.</summary>
public sealed class TypeFacts
{
    private readonly Dictionary<string, PropertyFacts> _byName;

    internal TypeFacts(string name, ImmutableArray<PropertyFacts> properties)
    {
        Name = name;
        Properties = properties;
        _byName = properties.ToDictionary(static property => property.Name, StringComparer.Ordinal);
    }

    /// <summary>The full name: <c>io.k8s.api.apps.v1.StatefulSetSpec</c>.</summary>
    public string Name { get; }

    /// <summary>The last part of the name: <c>StatefulSetSpec</c>.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOf('.') + 1);

    /// <summary>The kind with its group and version; null when this is no kind.</summary>
    public ManifestKind? Kind { get; init; }

    /// <summary>Whether objects of the kind belong to no namespace.</summary>
    public bool IsClusterScoped { get; init; }

    /// <summary>The first Kubernetes release that has it; null for 1.14 and older.</summary>
    public KubernetesVersion? Since { get; init; }

    /// <summary>The properties in the order of the schema.</summary>
    public ImmutableArray<PropertyFacts> Properties { get; }

    /// <summary>Members of which at most one may be set; empty when there are none such.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>Whether exactly one of <see cref="OneOf"/> must be set.</summary>
    public bool IsOneOfRequired { get; init; }

    /// <summary>The property of that name; null when the definition has none.</summary>
    public PropertyFacts? Find(string name) => _byName.TryGetValue(name, out var found) ? found : null;

    /// <summary>The full name.</summary>
    public override string ToString() => Name;
}
