using System.Collections.Frozen;

namespace Kubewright.Runtime;

/// <summary>Adds and removes <c>metadata.finalizers</c>.</summary>
internal static class Finalizers
{
    private static readonly FrozenDictionary<string, ValueList<string>> Usual =
        new[] { VolumeNames.ClaimProtection, VolumeNames.VolumeProtection }.ToFrozenDictionary(static name => name, static name => (ValueList<string>)[name], StringComparer.Ordinal);

    /// <summary>A list with one finalizer: one object for each of those that every claim and volume has.</summary>
    public static ValueList<string> Only(string finalizer) => Usual.GetValueOrDefault(finalizer) ?? [finalizer];

    /// <summary>Whether the object has the finalizer.</summary>
    public static bool Has(IKubernetesObject obj, string finalizer) => obj.Metadata.Finalizers?.Contains(finalizer) == true;

    /// <summary>The metadata with the finalizer, at the end unless it was there.</summary>
    public static ObjectMeta With(ObjectMeta metadata, string finalizer) =>
        metadata.Finalizers?.Contains(finalizer) == true ? metadata : metadata with { Finalizers = metadata.Finalizers?.Add(finalizer) ?? Only(finalizer) };

    /// <summary>The metadata without the finalizer; an empty list becomes an absent one.</summary>
    public static ObjectMeta Without(ObjectMeta metadata, string finalizer)
    {
        string[] rest = [.. (metadata.Finalizers ?? []).Where(f => f != finalizer)];
        return metadata with { Finalizers = rest.Length == 0 ? null : [.. rest] };
    }
}
