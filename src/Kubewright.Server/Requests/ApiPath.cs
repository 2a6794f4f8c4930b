namespace Kubewright.Server;

/// <summary>What the path of a request to a resource says: <c>/apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE</c> (SS-300).</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Namespace">The namespace; null when the path names none.</param>
/// <param name="Resource">The plural name of the resource.</param>
/// <param name="Name">The object's name; null for the collection.</param>
/// <param name="Subresource">The subresource; null for the object itself.</param>
/// <param name="Rest">What follows the subresource: the path that is asked of a proxied server; empty for nothing.</param>
internal sealed record ApiPath(string Group, string Version, string? Namespace, string Resource, string? Name, string? Subresource, string Rest)
{
    private const string Namespaces = "namespaces";

    /// <summary>The kind of the objects there; null as long as nobody has looked it up.</summary>
    public string? Kind { get; init; }

    /// <summary>Reads a path; null when it names no resource.</summary>
    public static ApiPath? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", var version, .. var rest] when rest.Length > 0 => Resources("", version, rest),
            ["apis", var group, var version, .. var rest] when rest.Length > 0 => Resources(group, version, rest),
            _ => null,
        };
    }

    private static ApiPath Resources(string group, string version, string[] parts) => parts switch
    {
        // A namespace is an object, too, with subresources of its own.
        [Namespaces, var name] => new ApiPath(group, version, null, Namespaces, name, null, ""),
        [Namespaces, var name, "status" or "finalize"] => new ApiPath(group, version, null, Namespaces, name, parts[2], ""),
        [Namespaces, var ns, var resource, .. var rest] => Object(group, version, ns, resource, rest),
        [var resource, .. var rest] => Object(group, version, null, resource, rest),
        _ => throw new ArgumentException("There must be a part to read.", nameof(parts)),
    };

    private static ApiPath Object(string group, string version, string? ns, string resource, string[] rest) => new(
        group,
        version,
        ns,
        resource,
        rest.Length > 0 ? rest[0] : null,
        rest.Length > 1 ? rest[1] : null,
        rest.Length > 2 ? "/" + string.Join('/', rest[2..]) : "");
}
