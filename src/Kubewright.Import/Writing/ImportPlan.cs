using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Kubewright.Generators;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>Which class and member each object becomes, decided before anything is written, so that objects can refer to each other.</summary>
internal sealed class ImportPlan
{
    private const string FallbackClass = "Imported";

    private static readonly ConcurrentDictionary<Type, bool?> Namespaced = new();

    private readonly Dictionary<(Type Type, string Name, string Namespace), List<PlannedObject>> _targets = [];

    /// <summary>Plans all files.</summary>
    /// <param name="files">The texts.</param>
    /// <param name="ns">The namespace of the classes; null for none.</param>
    /// <param name="custom">The assembly of the user's own kinds; null for none.</param>
    public ImportPlan(IReadOnlyList<SourceFile> files, string? ns, Assembly? custom)
    {
        HasCustomKinds = custom is not null;
        var classes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var manifests = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Files = [.. files.Where(static file => !file.Objects.IsEmpty).Select(file => Plan(file, new TypeNames(ns, file.Objects.Select(static item => item.Typed.GetType()), custom), classes, manifests))];
        foreach (var item in Files.SelectMany(static file => file.Objects))
        {
            if (item.Source.Typed.Metadata.Name is { } name)
            {
                var key = (item.Type, name, NamespaceOf(item.Source));
                if (!_targets.TryGetValue(key, out var same))
                {
                    _targets.Add(key, same = []);
                }

                same.Add(item);
            }
        }
    }

    /// <summary>The files that become classes; texts without objects become none.</summary>
    public ImmutableArray<PlannedFile> Files { get; }

    /// <summary>Whether there are types of the user's own kinds.</summary>
    public bool HasCustomKinds { get; }

    /// <summary>
    /// The object that a reference is to, rather one of the same file; null when none is in the set, or several are. Kinds
    /// refer to each other in one direction only, so no member needs itself.
    /// </summary>
    public PlannedObject? Link(PlannedObject from, Type type, string name)
    {
        var ns = IsNamespaced(type) == true ? from.Source.Typed.Metadata.Namespace ?? "" : "";
        if (!_targets.TryGetValue((type, name, ns), out var all))
        {
            return null;
        }

        // Two of them are as good as all.
        var near = all.Where(item => item.Class == from.Class).Take(2).ToList();
        return (near.Count > 0 ? near : all) is [var target] ? target : null;
    }

    /// <summary>Whether objects of the type live in a namespace; null when it is no kind.</summary>
    public static bool? IsNamespaced(Type type) => Namespaced.GetOrAdd(
        type,
        static type => type.GetCustomAttribute<SchemaDefinitionAttribute>() is { ApiVersion: { } apiVersion, Kind: { } kind } ? KnownKinds.IsNamespaced(apiVersion, kind) : null);

    private static string NamespaceOf(SourceObject item) =>
        KnownKinds.IsNamespaced(item.Typed.ApiVersion, item.Typed.Kind) == true ? item.Typed.Metadata.Namespace ?? "" : "";

    private static PlannedFile Plan(SourceFile file, TypeNames types, HashSet<string> classes, HashSet<string> manifests)
    {
        var stem = file.Name == "-" ? FallbackClass : Path.GetFileNameWithoutExtension(file.Name);
        var name = ClassName(MemberNames.Pascal(stem), types, classes);
        var manifest = ManifestClassReader.KebabCase(name) != stem && file.Name != "-" && IsFileName(stem) && !manifests.Contains(stem) ? stem : null;
        manifests.Add(manifest ?? ManifestClassReader.KebabCase(name));
        var names = new MemberNames(name, types);
        var same = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in file.Objects)
        {
            var wanted = NameOf(item);
            same[wanted] = same.GetValueOrDefault(wanted) + 1;
        }

        var objects = file.Objects.Select(item => new PlannedObject(item, name, MemberName(item, name, names, same))).ToImmutableArray();
        return new PlannedFile(file, name, manifest, objects, types, names);
    }

    private static string ClassName(string stem, TypeNames types, HashSet<string> classes)
    {
        var name = types.IsType(stem) || stem == nameof(Kubewright) || stem == nameof(System) ? stem + "Manifests" : stem;
        var unique = name;
        for (var number = 2; !classes.Add(unique); number++)
        {
            unique = $"{name}{number}";
        }

        return unique;
    }

    /// <summary>
    /// An object is called by its name; with its kind where several have the name, and by its kind alone where the class has
    /// the name already.
    /// </summary>
    private static string MemberName(SourceObject item, string className, MemberNames names, Dictionary<string, int> same)
    {
        var (name, kind, type) = (NameOf(item), MemberNames.Pascal(item.Typed.Kind), item.Typed.GetType());
        if (name.Length == 0)
        {
            return names.Take(type, kind, "Imported" + kind);
        }

        var full = name.EndsWith(kind, StringComparison.Ordinal) ? name : name + kind;
        var withNamespace = full + MemberNames.Pascal(item.Typed.Metadata.Namespace ?? "");
        return name == className ? names.Take(type, kind, full, withNamespace)
            : same[name] > 1 ? names.Take(type, full, withNamespace)
            : names.Take(type, name, full);
    }

    private static string NameOf(SourceObject item) =>
        (item.Typed.Metadata.Name ?? item.Typed.Metadata.GenerateName) is not { Length: > 0 } name ? ""
        : char.IsLetter(MemberNames.Pascal(name)[0]) ? MemberNames.Pascal(name)
        : MemberNames.Pascal(item.Typed.Kind) + MemberNames.Pascal(name).TrimStart('_');

    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 200 && char.IsAsciiLetterOrDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
