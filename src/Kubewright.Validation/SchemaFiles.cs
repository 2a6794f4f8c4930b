using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>The project's annotated JSON Schema files, as they were when this assembly was built.</summary>
public static class SchemaFiles
{
    private const string Folder = "schemas/";

    private static readonly Lazy<SchemaSet> Linked = new(static () => SchemaSet.Link(Read().Select(static file => SchemaReader.Read(file.Name, file.Text))));

    /// <summary>The definitions of all files, with their references resolved. Reading them takes part of a second, once.</summary>
    public static SchemaSet Schemas => Linked.Value;

    /// <summary>The files in the order of their names, for example <c>apps.v1.json</c>, with their texts.</summary>
    public static ImmutableArray<(string Name, string Text)> Read()
    {
        var assembly = typeof(SchemaFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name[Folder.Length..], Read(assembly.GetManifestResourceStream(name)!))),
        ];
    }

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
