using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>Paths in the one form that walking a tree gives.</summary>
internal static class NodePath
{
    /// <summary>The path of an attribute in that form: <c>requests[storage]</c> is <c>requests.storage</c>.</summary>
    public static string Of(string path) => SchemaPath.Split(path).Aggregate("", SchemaPath.Join);

    /// <summary>Whether <paramref name="path"/> is inside of what stands at <paramref name="outer"/>.</summary>
    public static bool IsInside(string path, string outer) =>
        outer.Length == 0 || (path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && path[outer.Length] is '.' or '[');
}
