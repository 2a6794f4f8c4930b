using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <summary>What names of types stand for in one file.</summary>
/// <param name="usings">The namespaces that the file uses.</param>
/// <param name="ns">The namespace of its class; null for none.</param>
internal sealed class CodeScope(IEnumerable<string> usings, string? ns)
{
    private static readonly Assembly[] Known = [typeof(IKubernetesObject).Assembly, typeof(object).Assembly];
    private static readonly ConcurrentDictionary<string, Type?> FullNames = new(StringComparer.Ordinal);

    private readonly string[] _namespaces = [.. usings.Concat(Outward(ns)).Concat(SourceCompiler.GlobalNamespaces).Distinct(StringComparer.Ordinal)];
    private readonly ConcurrentDictionary<string, Type?> _types = new(StringComparer.Ordinal);

    /// <summary>The only type of a simple or full name; null when there is none, or several.</summary>
    public Type? Find(ExpressionSyntax name) => name switch
    {
        IdentifierNameSyntax simple => Find(simple.Identifier.ValueText),
        MemberAccessExpressionSyntax or QualifiedNameSyntax => Full(name.ToString()),
        _ => null,
    };

    /// <summary>The only type of a simple name; null when there is none, or several.</summary>
    public Type? Find(string name) => _types.GetOrAdd(name, static (name, scope) => scope.FindIn(name), this);

    private Type? FindIn(string name) =>
        _namespaces.Select(space => Full($"{space}.{name}")).OfType<Type>().Distinct().ToList() is [var only] ? only : null;

    private static Type? Full(string name) => FullNames.GetOrAdd(name, static name => Known.Select(assembly => assembly.GetType(name)).FirstOrDefault(static type => type is { IsPublic: true }));

    private static IEnumerable<string> Outward(string? ns)
    {
        for (var outer = ns; outer is not null; outer = outer.LastIndexOf('.') is var dot and > 0 ? outer[..dot] : null)
        {
            yield return outer;
        }
    }
}
