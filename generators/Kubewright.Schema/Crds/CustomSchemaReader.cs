using System;
using System.Collections.Generic;

namespace Kubewright.Schema;

/// <summary>Reads a schema file of a user: CustomResourceDefinitions in YAML or JSON, or an OpenAPI v3 document.</summary>
public static class CustomSchemaReader
{
    /// <summary>Reads <paramref name="text"/>. Never throws for bad input: what it cannot use becomes a problem.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">The YAML or JSON text.</param>
    /// <param name="ns">The C# namespace of the types; a kind with several served versions gets one namespace below it for each.</param>
    public static SchemaFile Read(string path, string text, string ns)
    {
        var collector = new SchemaCollector(path);
        var stream = YamlReader.Read(text, path);
        foreach (var problem in stream.Problems)
        {
            collector.Report(problem.Origin, problem.Message);
        }

        var isUsed = false;
        foreach (var root in Roots(stream))
        {
            isUsed |= ReadRoot(root, collector, ns);
        }

        if (!isUsed && !collector.HasProblems)
        {
            collector.Report(
                stream.Documents.Length == 0 ? Origin.None : stream.Documents[0].Root.Origin,
                "This is neither a CustomResourceDefinition (apiextensions.k8s.io/v1) nor an OpenAPI v3 document, so no types come from it. Remove KubewrightSchema from the file, or give the right one.");
        }

        SpecHoist.AddTo(collector.Definitions);
        return collector.ToFile();
    }

    /// <summary>Reads one document; false when it is of no sort that types come from. Operators ship their CRDs among other objects.</summary>
    private static bool ReadRoot(Node root, SchemaCollector collector, string ns)
    {
        if (root["kind"].Text() == CrdReader.Kind)
        {
            new CrdReader(collector, ns).Read(root);
            return true;
        }

        if (root["openapi"].Text() is { } version && version.StartsWith("3", StringComparison.Ordinal))
        {
            new OpenApiReader(collector, ns).Read(root);
            return true;
        }

        if (root["swagger"].IsKnown)
        {
            collector.Report(root["swagger"].Origin, "This is an OpenAPI v2 document; types come from v3 only. Take it with: kubectl get --raw /openapi/v3/apis/GROUP/VERSION.");
            return true;
        }

        return false;
    }

    /// <summary>The documents, with lists of objects taken apart.</summary>
    private static IEnumerable<Node> Roots(YamlStream stream)
    {
        foreach (var document in stream.Documents)
        {
            if (document.Root["kind"].Text()?.EndsWith("List", StringComparison.Ordinal) == true && document.Root["items"] is ArrayNode items)
            {
                foreach (var item in items.Items)
                {
                    yield return item;
                }
            }
            else
            {
                yield return document.Root;
            }
        }
    }
}
