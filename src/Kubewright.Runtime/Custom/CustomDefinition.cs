using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>What a CustomResourceDefinition says: a kind, and the versions in which it is served.</summary>
/// <param name="Stored">How the API names the kind, in the version that is kept.</param>
/// <param name="Versions">The versions.</param>
public sealed record CustomDefinition(ResourceKind Stored, ImmutableArray<CustomVersion> Versions)
{
    private static readonly ConditionalWeakTable<IKubernetesObject, CustomDefinition> Known = [];

    /// <summary>How the API names definitions themselves.</summary>
    public static ResourceKind Names { get; } = new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions")
    {
        IsNamespaced = false,
        HasStatus = true,
        CountsGenerations = true,
        ShortNames = ["crd", "crds"],
        Categories = ["api-extensions"],
    };

    /// <summary>How keys name the kind of definitions.</summary>
    public static string KeyKind { get; } = ObjectKey.KindOf(Names);

    /// <summary>The version that is kept.</summary>
    public CustomVersion Storage => Versions.First(version => version.Names.Version == Stored.Version);

    /// <summary>What a stored definition says; null when it is none.</summary>
    public static CustomDefinition? Of(IKubernetesObject? obj) =>
        obj is CustomObject definition && definition.Info.Names.Resource == Names.Resource ? Known.GetValue(obj, static value => Read((CustomObject)value)) : null;

    /// <summary>The definition of an object's kind; null when it is gone.</summary>
    internal static CustomDefinition? For(CustomObject obj, ClusterSnapshot snapshot) =>
        Of(snapshot.Find(new ObjectKey(KeyKind, "", obj.Info.Names.Resource)));

    /// <summary>Reads a definition that was admitted.</summary>
    private static CustomDefinition Read(CustomObject definition)
    {
        using var document = JsonDocument.Parse(definition.Content.ToJsonString());
        var spec = document.RootElement.At("spec").Clone();
        var versions = spec.ItemsAt("versions").Select(version => CustomVersion.Read(spec, version)).ToImmutableArray();
        var stored = spec.ItemsAt("versions").First(static version => version.TextAt("storage") == "true").TextAt("name");
        return new CustomDefinition(versions.First(version => version.Names.Version == stored).Names, versions);
    }
}
