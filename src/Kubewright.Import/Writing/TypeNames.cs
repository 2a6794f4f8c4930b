using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Kubewright.Import;

/// <summary>How types are named in one file.</summary>
internal sealed class TypeNames
{
    private const string Library = nameof(Kubewright);

    private static readonly FrozenDictionary<string, FrozenSet<string>> LibraryTypes = Namespaces(typeof(IKubernetesObject).Assembly.GetExportedTypes());

    private readonly HashSet<string> _inScope = new(StringComparer.Ordinal) { Library };
    private readonly FrozenDictionary<string, FrozenSet<string>> _customTypes;
    private readonly ConcurrentDictionary<Type, string> _names = new();

    /// <summary>Decides which namespaces a file uses.</summary>
    /// <param name="ns">The namespace of the file's class; null for none.</param>
    /// <param name="kinds">The types of the file's objects.</param>
    /// <param name="custom">The assembly of the user's own kinds; null for none.</param>
    public TypeNames(string? ns, IEnumerable<Type> kinds, Assembly? custom)
    {
        _customTypes = custom is null ? FrozenDictionary<string, FrozenSet<string>>.Empty : Namespaces(custom.GetExportedTypes());
        for (var outer = ns; outer is not null; outer = outer.LastIndexOf('.') is var dot and > 0 ? outer[..dot] : null)
        {
            _inScope.Add(outer);
        }

        Usings = [.. kinds.Select(static kind => kind.Namespace!).Where(name => !_inScope.Contains(name)).Distinct().Order(StringComparer.Ordinal)];
        _inScope.UnionWith(Usings);
    }

    /// <summary>The namespaces to import, besides those that every project with Kubewright imports.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>Whether a name is that of a type, which a member of another type would hide.</summary>
    public bool IsType(string name) => LibraryTypes.ContainsKey(name) || _customTypes.ContainsKey(name);

    /// <summary>The shortest name that stands for the type and no other.</summary>
    public string Of(Type type) => _names.GetOrAdd(type, static (type, names) => names.NameOf(type), this);

    private string NameOf(Type type) =>
        _inScope.Contains(type.Namespace!) && NamespacesOf(type.Name).Count(_inScope.Contains) == 1 ? type.Name : type.FullName!;

    private IEnumerable<string> NamespacesOf(string name) =>
        LibraryTypes.GetValueOrDefault(name, []).Concat(_customTypes.GetValueOrDefault(name, []));

    private static FrozenDictionary<string, FrozenSet<string>> Namespaces(IEnumerable<Type> types) => types
        .Where(static type => !type.IsNested)
        .GroupBy(static type => type.Name.Split('`')[0], static type => type.Namespace!)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
