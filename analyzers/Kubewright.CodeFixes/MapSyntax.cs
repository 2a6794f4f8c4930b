using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.CodeFixes;

/// <summary>Reads maps as C# writes them: a tuple of key and value, a tuple of such tuples, or a collection expression of them.</summary>
internal static class MapSyntax
{
    /// <summary>The entries; null for any other expression, and where something is spread into the collection.</summary>
    public static IReadOnlyList<(ExpressionSyntax Key, ExpressionSyntax Value)>? Entries(ExpressionSyntax map)
    {
        var pairs = map switch
        {
            TupleExpressionSyntax { Arguments: [{ Expression: TupleExpressionSyntax }, ..] } tuple => tuple.Arguments.Select(static argument => argument.Expression),
            TupleExpressionSyntax => [map],
            CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
                collection.Elements.Select(static element => ((ExpressionElementSyntax)element).Expression),
            _ => null,
        };
        var entries = pairs?.Select(static pair => pair is TupleExpressionSyntax { Arguments: [{ Expression: var key }, { Expression: var value }] } ? (key, value) : default).ToList();
        return entries is null || entries.Any(static entry => entry.key is null) ? null : entries;
    }

    /// <summary>The entry with a key; null when there is none, or when the keys are not constant, so that nobody can say.</summary>
    public static (ExpressionSyntax Key, ExpressionSyntax Value)? Find(ExpressionSyntax map, string key, SemanticModel model, CancellationToken cancellation)
    {
        (ExpressionSyntax, ExpressionSyntax)? found = null;
        foreach (var entry in Entries(map) ?? [])
        {
            if (model.GetConstantValue(entry.Key, cancellation) is not { Value: string text })
            {
                return null;
            }

            found = text == key ? entry : found;
        }

        return found;
    }
}
