using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import;

/// <summary>A class of manifests as it is written in a file.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Scope">What its types are.</param>
/// <param name="Members">The members by name, in the order in which they are written.</param>
internal sealed record EvaluatedClass(string Name, CodeScope Scope, OrderedDictionary<string, EvaluatedMember> Members)
{
    private const string Marker = "Manifests";

    /// <summary>The members that are emitted, in order.</summary>
    public IReadOnlyList<EvaluatedMember> Emitted => field ??= [.. Members.Values.Where(static member => member.IsPublic && typeof(IKubernetesObject).IsAssignableFrom(member.Type))];

    /// <summary>Reads a file that holds such a class and nothing else; null for any other.</summary>
    /// <param name="root">The file.</param>
    /// <param name="ns">The namespace in which the class has to be; null for none.</param>
    public static EvaluatedClass? Read(CompilationUnitSyntax root, string? ns)
    {
        if (root.Externs.Count > 0
            || root.AttributeLists.Count > 0
            || root.Usings.Any(static item => item.Alias is not null || item.StaticKeyword != default || item.GlobalKeyword != default || item.Name is null)
            || (ns is null ? root : root.Members is [FileScopedNamespaceDeclarationSyntax space] && space.Name.ToString() == ns && space.Usings.Count == 0 ? (SyntaxNode)space : null) is not { } parent
            || parent.ChildNodes().OfType<MemberDeclarationSyntax>().ToList() is not [ClassDeclarationSyntax { TypeParameterList: null, BaseList: null, ParameterList: null } type]
            || !Has(type.Modifiers, SyntaxKind.PublicKeyword, SyntaxKind.StaticKeyword)
            || !IsMarked(type))
        {
            return null;
        }

        var made = new EvaluatedClass(
            type.Identifier.ValueText, new CodeScope(root.Usings.Select(static item => item.Name!.ToString()), ns), new OrderedDictionary<string, EvaluatedMember>(StringComparer.Ordinal));
        return type.Members.All(made.Add) ? made : null;
    }

    /// <summary>The class with the members of the rest of it; null when two have the same name.</summary>
    /// <param name="rest">The rest.</param>
    public EvaluatedClass? With(EvaluatedClass rest)
    {
        foreach (var (name, member) in rest.Members)
        {
            if (!Members.TryAdd(name, member))
            {
                return null;
            }
        }

        return this;
    }

    private static bool IsMarked(ClassDeclarationSyntax type) =>
        type.AttributeLists is [{ Target: null, Attributes: [{ Name: IdentifierNameSyntax { Identifier.ValueText: Marker } } attribute] }]
        && attribute.ArgumentList is null or { Arguments: [{ NameEquals.Name.Identifier.ValueText: "Name", Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } }] };

    private static bool Has(SyntaxTokenList modifiers, params ReadOnlySpan<SyntaxKind> kinds)
    {
        var isSame = modifiers.Count == kinds.Length;
        for (var i = 0; isSame && i < kinds.Length; i++)
        {
            isSame = modifiers[i].IsKind(kinds[i]);
        }

        return isSame;
    }

    private bool Add(MemberDeclarationSyntax member) => member switch
    {
        { AttributeLists.Count: > 0 } => false,
        FieldDeclarationSyntax { Declaration: { Type: NameSyntax type, Variables: [{ ArgumentList: null, Initializer.Value: { } value } field] } } declared
            when Has(declared.Modifiers, SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword) => Add(field.Identifier, type, value, isPublic: false),
        PropertyDeclarationSyntax { Type: NameSyntax type, ExplicitInterfaceSpecifier: null, ExpressionBody.Expression: { } value } property
            when Has(property.Modifiers, SyntaxKind.PublicKeyword, SyntaxKind.StaticKeyword) => Add(property.Identifier, type, value, isPublic: true),
        PropertyDeclarationSyntax { Type: NameSyntax type, ExplicitInterfaceSpecifier: null, ExpressionBody.Expression: { } value } property
            when Has(property.Modifiers, SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword) => Add(property.Identifier, type, value, isPublic: false),
        _ => false,
    };

    private bool Add(SyntaxToken name, NameSyntax type, ExpressionSyntax value, bool isPublic) =>
        Scope.Find(type) is { } found && name.ValueText != Name && Members.TryAdd(name.ValueText, new EvaluatedMember(found, value, isPublic));
}
