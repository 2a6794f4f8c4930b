using System.Collections.Concurrent;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>The methods of the builder of one record, by where they write.</summary>
internal sealed class BuilderSurface
{
    private const string Item = "[]";

    private static readonly ConcurrentDictionary<Type, BuilderSurface?> Cache = new();

    private readonly Dictionary<string, string> _setters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _appenders = new(StringComparer.Ordinal);

    private BuilderSurface(Type builder)
    {
        foreach (var method in builder.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            if (method.GetCustomAttribute<SchemaPathAttribute>()?.Path is not { } path)
            {
                continue;
            }

            if (path.EndsWith(Item, StringComparison.Ordinal))
            {
                _appenders[NodePath.Of(path[..^Item.Length])] = method.Name;
            }
            else
            {
                _setters[NodePath.Of(path)] = method.Name;
            }
        }
    }

    /// <summary>The builder of a record; null when it has none.</summary>
    public static BuilderSurface? Of(Type record) => Cache.GetOrAdd(
        record,
        static record => record.Assembly.GetType(record.FullName + "Builder") is { } builder ? new BuilderSurface(builder) : null);

    /// <summary>The method that sets the member; null when there is none.</summary>
    public string? Setter(string path) => _setters.GetValueOrDefault(path);

    /// <summary>The method that adds an item to the list; null when there is none.</summary>
    public string? Appender(string path) => _appenders.GetValueOrDefault(path);
}
