using System;
using System.Collections.Concurrent;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What the schema files say about each kind of object and what it is made of. A definition is read when it is first asked for.</summary>
public static class Schemas
{
    private static readonly ConcurrentDictionary<string, TypeFacts?> Types = new(StringComparer.Ordinal);

    /// <summary>The facts of a kind; null for one that the schema files do not have.</summary>
    /// <param name="apiVersion">The group and version as written: <c>apps/v1</c>, <c>v1</c>.</param>
    /// <param name="kind">The kind: <c>StatefulSet</c>.</param>
    public static TypeFacts? Find(string apiVersion, string kind) =>
        SchemaTable.Kind(apiVersion + "/" + kind) is { } name ? Find(name) : null;

    /// <summary>The facts of an object's kind; null when nobody can say which that is.</summary>
    public static TypeFacts? Of(ManifestObject item) => item.KnownKind is { } kind ? Find(kind.ApiVersion, kind.Kind) : null;

    /// <summary>The facts of a definition; null when there is none of that name.</summary>
    /// <param name="definition">The full name, <c>io.k8s.api.apps.v1.StatefulSetSpec</c>, or that of a use of its own, <c>VolumeClaim</c>.</param>
    public static TypeFacts? Find(string definition) =>
        Types.GetOrAdd(definition, static name => SchemaTable.Definition(name) is { } text ? SchemaTableReader.Read(name, text) : null);

    /// <summary>The facts of the objects that a type holds: of itself, not of the items of a list; null for scalars, lists, maps and free-form JSON.</summary>
    public static TypeFacts? Of(SchemaType type) => type is { Kind: SchemaTypeKind.Record, Name: { } name } ? Find(name) : null;
}
