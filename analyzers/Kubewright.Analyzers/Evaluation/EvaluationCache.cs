using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>What evaluations of one compilation share, such as the values of static members.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="types">The library's types in it.</param>
/// <param name="program">What was worked out for the program before, which is added to.</param>
internal sealed class EvaluationCache(Compilation compilation, LibraryTypes types, ProgramMemory program)
{
    private readonly ConcurrentDictionary<ISymbol, EvaluatedMember> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    /// <summary>The library's types.</summary>
    public LibraryTypes Types { get; } = types;

    /// <summary>Where things are written.</summary>
    public Origins Origins { get; } = new(compilation, program.Outlines);

    /// <summary>The operation of a piece of syntax in any file of the compilation.</summary>
    public IOperation? OperationOf(SyntaxNode syntax, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) : null;

    /// <summary>The symbol that a declaration in any file of the compilation declares.</summary>
    public ISymbol? SymbolOf(SyntaxNode declaration, CancellationToken cancellation) =>
        ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation);

    /// <summary>The member of that key.</summary>
    public ISymbol? SymbolOf(MemberKey member, CancellationToken cancellation)
    {
        SyntaxNode? declaration = Origins.DeclarationOf(member.Part);
        if (declaration is BaseFieldDeclarationSyntax field)
        {
            declaration = field.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == member.Name);
        }

        return declaration is null ? null : SymbolOf(declaration, cancellation);
    }

    /// <summary>The value of a static member, when it has been evaluated before.</summary>
    public bool TryGetMember(ISymbol member, [NotNullWhen(true)] out EvaluatedMember? value)
    {
        if (_members.TryGetValue(member, out value))
        {
            return true;
        }

        if (Origins.KeyOf(member) is { } key && program.Members.TryGetValue(key, out value))
        {
            value = _members.GetOrAdd(member, value);
            return true;
        }

        return false;
    }

    /// <summary>Keeps the value of a static member; the first one stays, so that all references see the same node.</summary>
    public EvaluatedMember Keep(ISymbol member, EvaluatedMember value)
    {
        var kept = _members.GetOrAdd(member, value);
        if (Origins.KeyOf(member) is { } key && !kept.Reads.Contains(SourcePart.Fleeting))
        {
            program.Members[key] = kept;
        }

        return kept;
    }

    /// <summary>A class of the user by its documentation id; null when there is none, or more than one.</summary>
    public INamedTypeSymbol? TypeOf(string id) => _types.GetOrAdd(id, Find);

    /// <summary>Remembers a class of the user by its documentation id; false when the id alone does not lead back to it.</summary>
    public bool Remember(string id, INamedTypeSymbol type)
    {
        _types.TryAdd(id, type);
        return SymbolEqualityComparer.Default.Equals(Find(id), type);
    }

    private INamedTypeSymbol? Find(string id) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).OfType<INamedTypeSymbol>().Where(static type => !type.DeclaringSyntaxReferences.IsEmpty).ToList() is [var type] ? type : null;

    // A value may be written in any file. What analyzes a compilation gives it one model for each file, which all analyzers
    // share, and the compiler puts into it the bodies that it has bound itself. A model of our own would bind them again.
#pragma warning disable RS1030
    private SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
