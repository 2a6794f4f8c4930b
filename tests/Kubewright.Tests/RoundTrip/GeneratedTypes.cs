using System.Reflection;

namespace Kubewright.Tests.RoundTrip;

/// <summary>The types that the library makes from the schemas.</summary>
internal static class GeneratedTypes
{
    /// <summary>Every record: what can be written to a manifest.</summary>
    public static IReadOnlyList<Type> Records { get; } =
    [
        .. typeof(StatefulSet).Assembly.GetExportedTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IManifestValue).IsAssignableFrom(type) && type != typeof(RawValue) && type != typeof(RawManifest))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Every record that is an object with <c>apiVersion</c> and <c>kind</c>.</summary>
    public static IReadOnlyList<Type> Kinds { get; } = [.. Records.Where(static type => typeof(IKubernetesObject).IsAssignableFrom(type))];

    /// <summary>The generated way to read a record.</summary>
    public static Func<ManifestReader, object?> Reader(Type record) =>
        record.GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(ManifestReader)])!.CreateDelegate<Func<ManifestReader, object?>>();
}
