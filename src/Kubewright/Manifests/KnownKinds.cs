using System.Collections.Immutable;

namespace Kubewright;

/// <summary>The kinds that there are types for: those of the library, and those that assemblies bring along.</summary>
public static partial class KnownKinds
{
    private static ImmutableDictionary<(string ApiVersion, string Kind), CustomKind> _custom =
        ImmutableDictionary<(string ApiVersion, string Kind), CustomKind>.Empty;

    /// <summary>
    /// Adds a kind, which is then read like those of the library. Generated code calls this when an assembly with
    /// CustomResourceDefinitions starts. Any number of threads may call it. A kind that is known already stays as it is.
    /// </summary>
    /// <param name="apiVersion">The group and version, for example shop.example.com/v1.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="isNamespaced">Whether its objects live in a namespace.</param>
    /// <param name="read">Reads an object; null when it is unusable, which the reader then has as a finding.</param>
    public static void Register(string apiVersion, string kind, bool isNamespaced, Func<ManifestReader, IKubernetesObject?> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentNullException.ThrowIfNull(read);
        ImmutableInterlocked.TryAdd(ref _custom, (apiVersion, kind), new CustomKind(isNamespaced, read));
    }

    /// <summary>Reads an object of a known kind; null when the kind is unknown or the object is unusable.</summary>
    /// <param name="apiVersion">The group and version, for example apps/v1.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="reader">Where to read the object from.</param>
    /// <param name="known">Whether there is a type for the kind.</param>
    public static IKubernetesObject? Read(string apiVersion, string kind, ManifestReader reader, out bool known)
    {
        var value = ReadOwn(apiVersion, kind, reader, out known);
        if (known || !_custom.TryGetValue((apiVersion, kind), out var custom))
        {
            return value;
        }

        known = true;
        return custom.Read(reader);
    }

    /// <summary>Whether objects of the kind live in a namespace; null for an unknown kind.</summary>
    /// <param name="apiVersion">The group and version, for example apps/v1.</param>
    /// <param name="kind">The kind.</param>
    public static bool? IsNamespaced(string apiVersion, string kind) =>
        IsOwnNamespaced(apiVersion, kind) ?? (_custom.TryGetValue((apiVersion, kind), out var custom) ? custom.IsNamespaced : null);

    private sealed record CustomKind(bool IsNamespaced, Func<ManifestReader, IKubernetesObject?> Read);
}
