using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes what makes a user's kinds known to the library, so that it reads them into their own types.</summary>
internal static class CustomKindsEmitter
{
    /// <summary>The source text; null when the schemas define no kind.</summary>
    public static string? Emit(SchemaSet schemas)
    {
        List<SchemaDefinition> kinds =
        [
            .. schemas.Definitions
                .Where(static definition => definition is { IsObject: true, IsExternal: false })
                .OrderBy(static definition => definition.ApiVersion, StringComparer.Ordinal)
                .ThenBy(static definition => definition.Kind, StringComparer.Ordinal),
        ];
        if (kinds.Count == 0)
        {
            return null;
        }

        var writer = new SourceWriter("Kubewright.Generated");
        writer.Summary("The kinds of this assembly's own schemas. From its first line of code on, Manifest.Parse and Manifest.Load read them, too.");
        writer.Open("internal static class CustomKinds");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        foreach (var kind in kinds)
        {
            writer.Line($"global::Kubewright.KnownKinds.Register(\"{kind.ApiVersion}\", \"{kind.Kind}\", isNamespaced: {(kind.IsClusterScoped ? "false" : "true")}, {CSharpTypes.Full(kind)}.Read);");
        }

        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
