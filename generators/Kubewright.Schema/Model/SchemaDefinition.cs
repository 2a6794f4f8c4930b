using System;

namespace Kubewright.Schema;

/// <summary>One definition of the Kubernetes API: a record in C#.</summary>
public sealed record SchemaDefinition : IEquatable<SchemaDefinition>
{
    /// <summary>The full name: <c>io.k8s.api.apps.v1.StatefulSet</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The C# type name: the last part of <see cref="Name"/>, or the <c>x-type-name</c> of a use of its own.</summary>
    public string CSharpName { get; init; } = "";

    /// <summary>The C# namespace of its types.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>One sentence about the definition.</summary>
    public string Description { get; init; } = "";

    /// <summary>The API group of a kind; empty for the core group; null when this is no kind.</summary>
    public string? Group { get; init; }

    /// <summary>The API version of a kind, for example <c>v1</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The kind; null when this is none.</summary>
    public string? Kind { get; init; }

    /// <summary>The first Kubernetes release that has it; null for 1.14 and older.</summary>
    public string? Since { get; init; }

    /// <summary>Whether objects of the kind belong to no namespace.</summary>
    public bool IsClusterScoped { get; init; }

    /// <summary>How the API names the kind; null when a server keeps no objects of it.</summary>
    public SchemaResource? Resource { get; init; }

    /// <summary>The properties in the order in which they are emitted.</summary>
    public EquatableArray<SchemaProperty> Properties { get; init; }

    /// <summary>The properties that are constructor parameters, in order (<c>x-constructor</c>).</summary>
    public EquatableArray<string> Constructor { get; init; }

    /// <summary>Members of nested objects that can be written on the record itself.</summary>
    public EquatableArray<SchemaHoist> Hoists { get; init; }

    /// <summary>Values that follow others unless written.</summary>
    public EquatableArray<SchemaDerivation> Derivations { get; init; }

    /// <summary>Members that exclude each other; null when there are none.</summary>
    public SchemaOneOf? OneOf { get; init; }

    /// <summary>Whether members that the schema does not name are kept (<c>x-kubernetes-preserve-unknown-fields</c>).</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>Whether the type exists already, in the library, so that nothing is generated for it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Whether it is an object of its own, with the metadata of one: not a list of objects, nor an answer of the server.</summary>
    public bool IsObject
    {
        get
        {
            foreach (var hoist in Hoists)
            {
                if (hoist.Path == "metadata")
                {
                    return Kind is not null;
                }
            }

            return false;
        }
    }

    /// <summary>The value of <c>apiVersion</c>: <c>apps/v1</c>, <c>v1</c>; null when this is no kind.</summary>
    public string? ApiVersion => Kind is null ? null : string.IsNullOrEmpty(Group) ? Version : Group + "/" + Version;

    /// <summary>The property of that JSON name; null when there is none.</summary>
    public SchemaProperty? Find(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
            {
                return property;
            }
        }

        return null;
    }
}
