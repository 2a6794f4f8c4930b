using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Generators;

/// <summary>
/// Which rules the user turned off where a member is written: by <c>#pragma warning disable</c> and by <c>[SuppressMessage]</c>,
/// which leaves no trace in the assembly. The compiler knows that of its own findings; of those about built objects the build
/// has to be told.
/// </summary>
internal static class SilencedRules
{
    private const string AttributeName = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";
    private const string Prefix = "KW";

    /// <summary>The ids of the rules, in order.</summary>
    public static EquatableArray<string> At(ISymbol member, CancellationToken cancellation) => EquatableArray<string>.From(
        ByAttributes(member)
            .Concat(member.DeclaringSyntaxReferences.Take(1).SelectMany(reference => ByDirectives(reference.GetSyntax(cancellation), cancellation)))
            .Where(static id => id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(static id => id.ToUpperInvariant())
            .Distinct()
            .OrderBy(static id => id, StringComparer.Ordinal));

    private static IEnumerable<string> ByAttributes(ISymbol member)
    {
        var around = new HashSet<string>();
        for (var symbol = member; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            foreach (var attribute in symbol is INamespaceSymbol or IModuleSymbol or IAssemblySymbol ? [] : symbol.GetAttributes().Where(Suppresses))
            {
                yield return IdOf(attribute);
            }

            if (symbol.GetDocumentationCommentId() is { } id)
            {
                around.Add(id);
            }
        }

        foreach (var attribute in member.ContainingAssembly.GetAttributes().Where(Suppresses))
        {
            if (Named(attribute, "Target") is not { } target || around.Contains(target.TrimStart('~')))
            {
                yield return IdOf(attribute);
            }
        }
    }

    private static bool Suppresses(AttributeData attribute) =>
        attribute is { AttributeClass: { Name: "SuppressMessageAttribute" } type, ConstructorArguments.Length: 2 } && type.ToDisplayString() == AttributeName;

    /// <summary>The id comes before a colon and a name: <c>KW4001:grace-period-zero</c>.</summary>
    private static string IdOf(AttributeData attribute) => (attribute.ConstructorArguments[1].Value as string ?? "").Split(':')[0].Trim();

    private static string? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    /// <summary>The rules that are off where the value begins.</summary>
    private static IEnumerable<string> ByDirectives(SyntaxNode member, CancellationToken cancellation)
    {
        var root = member.SyntaxTree.GetRoot(cancellation);
        var off = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var position = ValueOf(member).SpanStart;
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < position; directive = directive.GetNextDirective())
        {
            if (directive is not PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma)
            {
                continue;
            }

            var ids = pragma.ErrorCodes.OfType<IdentifierNameSyntax>().Select(static code => code.Identifier.ValueText);
            if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            {
                off.UnionWith(ids);
            }
            else if (pragma.ErrorCodes.Count == 0)
            {
                off.Clear();
            }
            else
            {
                off.ExceptWith(ids);
            }
        }

        return off;
    }

    private static SyntaxNode ValueOf(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors,
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
        MethodDeclarationSyntax { Body: { } body } => body,
        _ => member,
    };
}
