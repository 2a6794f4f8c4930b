namespace Kubewright.Schema;

/// <summary>Gives kinds their C# names.</summary>
internal static class KindNames
{
    /// <summary>
    /// Takes the name of a kind in its namespace; a kind named like a type that generated code needs is called a resource.
    /// Null, and a problem, when another kind has the name.
    /// </summary>
    public static string? Take(SchemaCollector collector, TypeScope scope, string kind, Origin origin)
    {
        var name = CSharpNames.Pascal(kind);
        if (!new TypeNames().IsFree(name))
        {
            name += "Resource";
        }

        if (!collector.IsFree(scope, name))
        {
            collector.Report(origin, $"Another kind of this file becomes the type {scope.Namespace}.{name}, too. Put the two into files of their own and give one KubewrightNamespace metadata.");
            return null;
        }

        collector.AddKind(scope.Namespace, name, origin);
        return collector.Take(scope, name);
    }
}
