using System;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the table of the library's kinds: which there are, and how each is read.</summary>
internal static class KnownKindsEmitter
{
    /// <summary>The source text of the table.</summary>
    public static string Emit(SchemaIndex index)
    {
        var kinds = index.Schemas.Definitions
            .Where(static definition => definition.IsObject)
            .OrderBy(static definition => definition.ApiVersion, StringComparer.Ordinal)
            .ThenBy(static definition => definition.Kind, StringComparer.Ordinal)
            .ToList();
        var writer = new SourceWriter("Kubewright", "System", "System.Collections.Immutable");
        writer.Open("public static partial class KnownKinds");
        writer.Summary("The kinds of the library of which an API server keeps objects, by group, version and kind.");
        writer.Line("public static ImmutableArray<ResourceKind> Resources { get; } =");
        writer.OpenList();
        foreach (var kind in kinds.Where(static kind => kind.Resource is not null))
        {
            writer.Line(Resource(kind, kind.Resource!));
        }

        writer.CloseList(";");
        writer.Line();
        writer.Open("private static IKubernetesObject? ReadOwn(string apiVersion, string kind, ManifestReader reader, out bool known)");
        writer.Line("known = true;");
        writer.Open("switch (apiVersion, kind)");
        foreach (var kind in kinds)
        {
            writer.Line($"case (\"{kind.ApiVersion}\", \"{kind.Kind}\"):");
            writer.Continue($"return {CSharpTypes.Full(kind)}.Read(reader);");
        }

        writer.Line("default:");
        writer.Continue("known = false;");
        writer.Continue("return null;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("private static bool? IsOwnNamespaced(string apiVersion, string kind) => (apiVersion, kind) switch");
        writer.Open();
        foreach (var kind in kinds)
        {
            writer.Line($"(\"{kind.ApiVersion}\", \"{kind.Kind}\") => {(kind.IsClusterScoped ? "false" : "true")},");
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Close();
        return writer.ToString();
    }

    private static string Resource(SchemaDefinition kind, SchemaResource resource)
    {
        var facts = new[]
        {
            kind.IsClusterScoped ? "IsNamespaced = false" : "",
            kind.Find("status") is not null ? "HasStatus = true" : "",
            resource.CountsGenerations ? "CountsGenerations = true" : "",
            resource.ShortNames.Count > 0 ? $"ShortNames = [{Texts(resource.ShortNames)}]" : "",
            resource.Categories.Count > 0 ? $"Categories = [{Texts(resource.Categories)}]" : "",
        }.Where(static fact => fact.Length > 0).ToList();
        var initializer = facts.Count > 0 ? " { " + string.Join(", ", facts) + " }" : "";
        return $"new(\"{kind.Group}\", \"{kind.Version}\", \"{kind.Kind}\", \"{resource.Plural}\"){initializer},";
    }

    private static string Texts(EquatableArray<string> values) => string.Join(", ", values.Select(static value => $"\"{value}\""));
}
