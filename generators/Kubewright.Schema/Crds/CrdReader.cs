using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Reads a CustomResourceDefinition: one kind in one or more versions.</summary>
internal sealed class CrdReader(SchemaCollector collector, string ns)
{
    /// <summary>The kind of document that this reads.</summary>
    public const string Kind = "CustomResourceDefinition";

    private const string ApiVersion = "apiextensions.k8s.io/v1";

    /// <summary>Reads one definition.</summary>
    public void Read(Node crd)
    {
        if (crd["apiVersion"].Text() is var apiVersion && apiVersion != ApiVersion)
        {
            collector.Report(
                crd["apiVersion"].Origin,
                $"This CustomResourceDefinition has apiVersion '{apiVersion}'; only {ApiVersion} can be used (v1beta1 is gone since Kubernetes 1.22). Convert it, or take the one that the operator ships for newer clusters.");
            return;
        }

        var spec = crd["spec"];
        if (Identifier(spec["group"], "spec.group", static c => char.IsLetterOrDigit(c) || c is '.' or '-') is { } group
            && Identifier(spec.At("names.kind"), "spec.names.kind", char.IsLetterOrDigit) is { } kind)
        {
            ReadVersions(spec, group, kind);
        }
    }

    private void ReadVersions(Node spec, string group, string kind)
    {
        var served = spec["versions"].Items().Where(static version => version["served"].IsAbsent || version["served"].Flag()).ToList();
        if (served.Count == 0)
        {
            collector.Report(spec["versions"].Origin, $"The CustomResourceDefinition of {kind} has no version that is served, so no such object can be written. Set 'served: true' on one.");
        }

        foreach (var version in served)
        {
            if (Identifier(version["name"], "spec.versions.name", char.IsLetterOrDigit) is not { } name)
            {
                continue;
            }

            if (version.At("schema.openAPIV3Schema") is not ObjectNode schema)
            {
                collector.Report(version.Origin, $"Version {name} of {kind} has no schema.openAPIV3Schema, so its members are unknown. Write the schema, or take the file that has it.");
                continue;
            }

            var scope = new TypeScope(served.Count == 1 ? ns : ns + "." + VersionName(name), group, name);
            if (KindNames.Take(collector, scope, kind, spec.At("names.kind").Origin) is { } csharpName)
            {
                new TypeReader(collector, scope).ReadKind(schema, new CustomKind(kind, csharpName, spec["scope"].Text() == "Cluster", Note(version)));
            }
        }
    }

    /// <summary>The last part of the namespace of a version's types: <c>V1Beta1</c>.</summary>
    public static string VersionName(string version) =>
        string.Concat(CSharpNames.Pascal(version).Select(static (c, i) => (c, i)).Select(
            item => item.i > 0 && char.IsDigit(version[item.i - 1]) ? char.ToUpperInvariant(item.c) : item.c));

    private static string Note(Node version) =>
        !version["deprecated"].Flag() ? ""
        : version["deprecationWarning"].Text() is { Length: > 0 } warning ? DocWords.OneLine(warning)
        : "This version is deprecated.";

    private string? Identifier(Node node, string path, Func<char, bool> isAllowed)
    {
        var text = node.Text();
        if (!string.IsNullOrEmpty(text) && text!.All(isAllowed))
        {
            return text;
        }

        collector.Report(node.Origin, $"The CustomResourceDefinition has no usable {path}" + (text is null ? "." : $": '{text}'.") + " Write it as the API server wants it.");
        return null;
    }
}
