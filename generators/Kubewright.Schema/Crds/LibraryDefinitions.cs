using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>What a user's schemas refer to and the library has already.</summary>
internal static class LibraryDefinitions
{
    /// <summary>The definition of the metadata that every object has.</summary>
    public const string ObjectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    /// <summary>Names that generated code uses for types of the library and of .NET; a type of the user's cannot have them.</summary>
    public static readonly string[] TypeNames =
    [
        "Action", "ArgumentOutOfRangeException", "DateTimeOffset", "Duration", "Func", "ICommentable", "IKubernetesObject", "IManifestValue", "INamed", "IntOrString", "Labels",
        "ManifestReader", "ManifestWriter", "Map", "ObjectMeta", "Quantity", "RawValue", "ReadOnlySpan", "Ref", "SchemaDefinition", "SchemaPath",
        "SchemaValue", "SetsRequiredMembers", "ValueList", "YamlComment", "YamlCommenting", "YamlComments",
    ];

    /// <summary>Definitions that are values and no records, by the names under which API servers publish them.</summary>
    private static readonly Dictionary<string, SchemaTypeKind> Scalars = new()
    {
        ["io.k8s.apimachinery.pkg.api.resource.Quantity"] = SchemaTypeKind.Quantity,
        ["io.k8s.apimachinery.pkg.util.intstr.IntOrString"] = SchemaTypeKind.IntOrString,
        ["io.k8s.apimachinery.pkg.apis.meta.v1.Time"] = SchemaTypeKind.Time,
        ["io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime"] = SchemaTypeKind.MicroTime,
        ["io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1"] = SchemaTypeKind.Raw,
        ["io.k8s.apimachinery.pkg.runtime.RawExtension"] = SchemaTypeKind.Raw,
    };

    /// <summary>The library's types, as far as generated code looks into them: the members that kinds offer themselves.</summary>
    public static SchemaFile File { get; } = new(
        "",
        EquatableArray<SchemaDefinition>.From(
        [
            new SchemaDefinition
            {
                Name = ObjectMeta,
                CSharpName = "ObjectMeta",
                Namespace = SchemaFile.LibraryNamespace,
                Description = "What every object has.",
                IsExternal = true,
                Properties = EquatableArray<SchemaProperty>.From(
                [
                    Member("name", SchemaTypeKind.String, "Identifies the object within its kind and namespace; fixed once the object exists."),
                    Member("namespace", SchemaTypeKind.String, "Namespace of the object; a DNS label that is fixed once the object exists."),
                    Member("labels", SchemaTypeKind.Labels, "Key and value pairs by which selectors find the object; values have at most 63 characters and may be empty."),
                    Member("annotations", SchemaTypeKind.Labels, "Free text by key for tools and people, not usable in selectors; keys and values take at most 256 KiB in all."),
                ]),
            },
        ]),
        EquatableArray<SchemaChoice>.Empty,
        EquatableArray<SchemaFile.Scalar>.Empty,
        EquatableArray<SchemaProblem>.Empty);

    /// <summary>The type of a definition that the library has; null for one that it has not.</summary>
    public static SchemaType? Find(string name) =>
        name == ObjectMeta ? new SchemaType(SchemaTypeKind.Record, ObjectMeta)
        : Scalars.TryGetValue(name, out var scalar) ? new SchemaType(scalar)
        : null;

    /// <summary>The members of the metadata that a kind offers itself.</summary>
    public static SchemaHoist HoistMetadata(bool isClusterScoped) => new(
        "metadata",
        EquatableArray<SchemaHoist.Member>.From(
            File.Definitions[0].Properties
                .Where(property => !(isClusterScoped && property.Name == "namespace"))
                .Select(static property => new SchemaHoist.Member(property.Name, property.CSharpName))));

    private static SchemaProperty Member(string name, SchemaTypeKind type, string description) =>
        new() { Name = name, CSharpName = CSharpNames.Pascal(name), Type = new SchemaType(type), Description = description };
}
