using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>The C# members that stand for the texts of an enum or a struct of known values.</summary>
internal static class ValueNames
{
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, string>> Cache = new();

    /// <summary>The member that stands for a text; null when none does.</summary>
    public static string? Find(Type type, string text) => Cache.GetOrAdd(type, Read).GetValueOrDefault(text);

    private static FrozenDictionary<string, string> Read(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Static)
        .Select(static member => (member.Name, member.GetCustomAttribute<SchemaValueAttribute>()?.Text))
        .Where(static item => item.Text is not null)
        .ToFrozenDictionary(static item => item.Text!, static item => item.Name, StringComparer.Ordinal);
}
