using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;

namespace Kubewright.Import;

/// <summary>How types are named in one file.</summary>
internal sealed class TypeNames
{
    private const string Library = nameof(Kubewright);

    private static readonly Dictionary<string, List<string>> LibraryTypes = Namespaces(typeof(IKubernetesObject).Assembly);

    private readonly HashSet<string> _inScope = new(StringComparer.Ordinal) { Library };
    private readonly Dictionary<string, List<string>> _customTypes;
    private readonly ConcurrentDictionary<Type, string> _names = new();

    /// <summary>Decides which namespaces a file uses.</summary>
    /// <param name="ns">The namespace of the file's class; null for none.</param>
    /// <param name="kinds">The types of the file's objects.</param>
    /// <param name="custom">The assembly of the user's own kinds; null for none.</param>
    public TypeNames(string? ns, IEnumerable<Type> kinds, Assembly? custom)
    {
        _customTypes = custom is null ? [] : Namespaces(custom);
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

    /// <summary>
    /// The namespaces of the public types by their names. They come from the metadata: reflection would make all types ready, of which an
    /// import needs few, and that takes longer than anything else that is done once.
    /// </summary>
    private static unsafe Dictionary<string, List<string>> Namespaces(Assembly assembly)
    {
        var namespaces = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (!assembly.TryGetRawMetadata(out var bytes, out var length))
        {
            return namespaces;
        }

        var metadata = new MetadataReader(bytes, length);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public)
            {
                continue;
            }

            var name = metadata.GetString(type.Name).Split('`')[0];
            var ns = metadata.GetString(type.Namespace);
            if (!namespaces.TryGetValue(name, out var all))
            {
                namespaces.Add(name, [ns]);
            }
            else if (!all.Contains(ns))
            {
                all.Add(ns);
            }
        }

        return namespaces;
    }
}
