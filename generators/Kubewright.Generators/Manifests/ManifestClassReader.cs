using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>Reads a class marked <c>[Manifests]</c> from its symbol.</summary>
internal static class ManifestClassReader
{
    /// <summary>The attribute that marks a class.</summary>
    public const string AttributeName = "Kubewright.ManifestsAttribute";

    private const string ObjectInterface = "Kubewright.IKubernetesObject";

    /// <summary>Reads the marked class.</summary>
    public static ManifestClassReading Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var spot = SourceSpot.Of(type.Locations.FirstOrDefault(location => location.SourceTree == context.TargetNode.SyntaxTree) ?? type.Locations[0]);
        var name = context.Attributes[0].NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string ?? KebabCase(type.Name);
        var display = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        if (!type.IsStatic)
        {
            return Fail(ManifestDiagnostics.NotStatic, "");
        }

        if (Unreachable(type) is { } reason)
        {
            return Fail(ManifestDiagnostics.NotReachable, reason);
        }

        if (!IsFileName(name))
        {
            return Fail(ManifestDiagnostics.NameInvalid, name);
        }

        var kind = context.SemanticModel.Compilation.GetTypeByMetadataName(ObjectInterface);
        var members = new List<ManifestMemberModel>();
        foreach (var member in InOrder(type.GetMembers()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (kind is not null && ReadMember(member, kind, cancellation) is { } model)
            {
                members.Add(model);
            }
        }

        var expression = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new ManifestClassReading(
            new ManifestClassModel(name, MetadataName(type), expression, EquatableArray<ManifestMemberModel>.From(members)), null, spot);

        ManifestClassReading Fail(DiagnosticDescriptor descriptor, string detail) =>
            new(null, new ManifestProblem(descriptor, spot, display, detail), spot);
    }

    /// <summary><c>WebShop</c> becomes <c>web-shop</c>, <c>HTTPServer2</c> becomes <c>http-server2</c>.</summary>
    public static string KebabCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((startsWord || name[i] == '_') && text.Length > 0 && text[text.Length - 1] != '-')
            {
                text.Append('-');
            }

            if (name[i] != '_')
            {
                text.Append(char.ToLowerInvariant(name[i]));
            }
        }

        return text.ToString().TrimEnd('-');
    }

    private static ManifestMemberModel? ReadMember(ISymbol member, INamedTypeSymbol kind, CancellationToken cancellation)
    {
        if (member.DeclaredAccessibility != Accessibility.Public || !member.IsStatic)
        {
            return null;
        }

        var (type, metadataName) = member switch
        {
            IPropertySymbol { GetMethod: { DeclaredAccessibility: Accessibility.Public } getter, IsIndexer: false, RefKind: RefKind.None } property => (property.Type, getter.MetadataName),
            IFieldSymbol field => (field.Type, field.MetadataName),
            IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: true, IsGenericMethod: false, RefKind: RefKind.None } method => (method.ReturnType, method.MetadataName),
            _ => (null, ""),
        };
        if (type is null)
        {
            return null;
        }

        var isSequence = IsSequence(type, kind);
        var isUnresolved = IsUnresolved(type) || type.AllInterfaces.Concat([type]).Any(IsSequenceOfUnresolved);
        return isSequence || isUnresolved || Is(type, kind)
            ? new ManifestMemberModel(
                member.Name, metadataName, member is IMethodSymbol, isSequence, isUnresolved, type.NullableAnnotation == NullableAnnotation.Annotated, SilencedRules.At(member, cancellation))
            : null;
    }

    private static bool Is(ITypeSymbol type, INamedTypeSymbol kind) =>
        SymbolEqualityComparer.Default.Equals(type, kind) || type.AllInterfaces.Contains(kind, SymbolEqualityComparer.Default);

    /// <summary>Kinds of the user's own CustomResourceDefinitions are generated beside the registry, which cannot see them.</summary>
    private static bool IsUnresolved(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && IsUnresolved(nullable.TypeArguments[0]));

    private static bool IsSequenceOfUnresolved(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence
        && IsUnresolved(sequence.TypeArguments[0]);

    private static bool IsSequence(ITypeSymbol type, INamedTypeSymbol kind) =>
        IsSequenceItself(type, kind) || type.AllInterfaces.Any(item => IsSequenceItself(item, kind));

    private static bool IsSequenceItself(ITypeSymbol type, INamedTypeSymbol kind) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence
        && Is(sequence.TypeArguments[0], kind);

    /// <summary>A partial class has its members file by file, so that the order does not depend on the order of compilation.</summary>
    private static IEnumerable<ISymbol> InOrder(IEnumerable<ISymbol> members) => members
        .Where(static member => !member.IsImplicitlyDeclared && member.Locations.Length > 0)
        .OrderBy(static member => member.Locations[0].SourceTree?.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(static member => member.Locations[0].SourceSpan.Start);

    private static string? Unreachable(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsGenericType)
            {
                return $"'{current.Name}' is generic";
            }

            if (current.IsFileLocal)
            {
                return $"'{current.Name}' is local to its file";
            }

            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return $"'{current.Name}' is {(current.DeclaredAccessibility == Accessibility.Private ? "private" : "protected")}";
            }
        }

        return null;
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataName(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
    }

    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 200 && IsWord(name[0]) && name.All(static c => IsWord(c) || c is '-' or '_' or '.');

    private static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
