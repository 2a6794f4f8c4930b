using System.Collections.Concurrent;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>The C# members that stand for the texts of an enum or a struct of known values.</summary>
internal static class ValueNames
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, string>> Cache = new();

    /// <summary>The member that stands for a text; null when none does.</summary>
    public static string? Find(Type type, string text) => Cache.GetOrAdd(type, Read).GetValueOrDefault(text);

    private static Dictionary<string, string> Read(Type type)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Static))
        {
            if (member.GetCustomAttribute<SchemaValueAttribute>()?.Text is { } text)
            {
                names.Add(text, member.Name);
            }
        }

        return names;
    }
}
