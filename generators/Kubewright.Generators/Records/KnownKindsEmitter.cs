using System;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the table of kinds: which there are, and how each is read.</summary>
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
        var writer = new SourceWriter("Kubewright", "System");
        writer.Summary("The kinds that the library has types for.");
        writer.Open("public static partial class KnownKinds");
        writer.Summary("Reads an object of a known kind; null when the kind is unknown or the object is unusable.");
        writer.Line("/// <param name=\"apiVersion\">The group and version, for example apps/v1.</param>");
        writer.Line("/// <param name=\"kind\">The kind.</param>");
        writer.Line("/// <param name=\"reader\">Where to read the object from.</param>");
        writer.Line("/// <param name=\"known\">Whether the library has a type for the kind.</param>");
        writer.Open("public static IKubernetesObject? Read(string apiVersion, string kind, ManifestReader reader, out bool known)");
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
        writer.Summary("Whether objects of the kind live in a namespace; null for an unknown kind.");
        writer.Line("/// <param name=\"apiVersion\">The group and version, for example apps/v1.</param>");
        writer.Line("/// <param name=\"kind\">The kind.</param>");
        writer.Line("public static bool? IsNamespaced(string apiVersion, string kind) => (apiVersion, kind) switch");
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
}
