namespace Kubewright.Rules.Storage;

/// <summary>Objects that the user says another project owns.</summary>
internal static class ExternalObjects
{
    /// <summary>Whether the settings name the object, or all objects of its kind.</summary>
    /// <param name="cluster">The settings.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name; null asks for any object of the kind.</param>
    /// <param name="from">The object that names it, whose namespace counts; null for kinds without namespaces.</param>
    public static bool Has(ClusterFacts cluster, ManifestKind kind, string? name, ManifestObject? from = null)
    {
        foreach (var external in cluster.Externals)
        {
            var parts = external.Split('/');
            var last = parts[parts.Length - 1];
            if (parts[0] == kind.Kind
                && (last == "*" || name is null || last == name)
                && (parts.Length < 3 || from is null || from.Namespace.IsAbsent || from.Namespace.Is(parts[1]) != false))
            {
                return true;
            }
        }

        return false;
    }
}
