using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>How C# names a scalar inside of an object: <c>s => s.Containers[0].Image</c>.</summary>
internal static class ScalarMember
{
    /// <summary>The lambda; null when a part on the way has no member.</summary>
    /// <param name="surface">The object's type.</param>
    /// <param name="path">Where the scalar is.</param>
    public static string? Find(RecordSurface surface, string path)
    {
        var parameter = char.ToLowerInvariant(surface.Type.Name[0]).ToString();
        return Find(surface, [.. SchemaPath.Split(path)], parameter) is { } chain ? $"{parameter} => {chain}" : null;
    }

    private static string? Find(RecordSurface surface, ReadOnlySpan<string> path, string chain)
    {
        // The longest: what is hoisted from inside has a name of its own.
        for (var length = path.Length; length > 0; length--)
        {
            if (surface.Find(path[..length].ToArray().Aggregate("", SchemaPath.Join)) is { } member)
            {
                return Within(member.Type, path[length..], $"{chain}.{member.Name}", member.MayBeNull ? "!" : "");
            }
        }

        return null;
    }

    private static string? Within(Type type, ReadOnlySpan<string> path, string chain, string certain)
    {
        if (path.IsEmpty)
        {
            return chain;
        }

        if (type == typeof(Labels))
        {
            return path.Length == 1 ? $"{chain}{certain}[{Literals.Text(path[0])}]" : null;
        }

        if (type.IsGenericType)
        {
            var isList = type.GetGenericTypeDefinition() == typeof(ValueList<>);
            var index = isList && int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? path[0] : Literals.Text(path[0]);
            return Within(type.GenericTypeArguments[^1], path[1..], $"{chain}{certain}[{index}]", "");
        }

        return typeof(IManifestValue).IsAssignableFrom(type) && type != typeof(RawValue) ? Find(RecordSurface.Of(type), path, chain + certain) : null;
    }
}
