using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

/// <summary>What a request would do, as the rules of access know it.</summary>
/// <param name="Verb">For example <c>list</c>.</param>
internal sealed record AccessAttributes(string Verb)
{
    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The plural name of the resource; empty for a path that is no resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace; empty for what is in none, and for all of them.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The object's name; empty for a collection.</summary>
    public string Name { get; init; } = "";

    /// <summary>The path; empty for a resource.</summary>
    public string Path { get; init; } = "";

    /// <summary>The resource with its subresource, as rules write them.</summary>
    public string FullResource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    /// <summary>What an HTTP request does.</summary>
    public static AccessAttributes Of(HttpRequest request)
    {
        if (ApiPath.Parse(request.Path.Value!) is not { } path)
        {
            return new AccessAttributes(request.Method.ToLowerInvariant()) { Path = request.Path.Value! };
        }

        var isOne = path.Name is not null;
        var verb = request.Method switch
        {
            "POST" => "create",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => isOne ? "delete" : "deletecollection",
            _ when request.Query["watch"].ToString() is "true" or "1" => "watch",
            _ => isOne ? "get" : "list",
        };
        return new AccessAttributes(verb)
        {
            Group = path.Group,
            Resource = path.Resource,
            Subresource = path.Subresource ?? "",
            Namespace = path is { Resource: "namespaces", Name: { } itself } ? itself : path.Namespace ?? "",
            Name = path.Name ?? "",
        };
    }

    /// <summary>What the spec of a review asks about.</summary>
    public static AccessAttributes Of(JsonObject spec)
    {
        if (spec["resourceAttributes"] is not JsonObject resource)
        {
            var other = spec["nonResourceAttributes"] as JsonObject;
            return new AccessAttributes(Text(other, "verb")) { Path = Text(other, "path") };
        }

        return new AccessAttributes(Text(resource, "verb"))
        {
            Group = Text(resource, "group"),
            Resource = Text(resource, "resource"),
            Subresource = Text(resource, "subresource"),
            Namespace = Text(resource, "namespace"),
            Name = Text(resource, "name"),
        };
    }

    /// <summary>What is said to who may not do it.</summary>
    public string Refusal(string user)
    {
        if (Path.Length > 0)
        {
            return $"forbidden: User \"{user}\" cannot {Verb} path \"{Path}\"";
        }

        var qualified = Group.Length == 0 ? Resource : $"{Resource}.{Group}";
        var what = Name.Length == 0 ? qualified : $"{qualified} \"{Name}\"";
        var where = Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{Namespace}\"";
        return $"{what} is forbidden: User \"{user}\" cannot {Verb} resource \"{FullResource}\" in API group \"{Group}\" {where}";
    }

    private static string Text(JsonObject? obj, string name) => obj?[name]?.ToString() ?? "";
}
