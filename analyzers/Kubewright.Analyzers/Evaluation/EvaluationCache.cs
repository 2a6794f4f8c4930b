using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>What evaluations of one compilation share: semantic models, and the values of static members.</summary>
internal sealed class EvaluationCache(Compilation compilation, LibraryTypes types)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, EvaluatedMember> _members = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<string, INamedTypeSymbol> _types = new(System.StringComparer.Ordinal);

    /// <summary>The library's types.</summary>
    public LibraryTypes Types { get; } = types;

    /// <summary>The operation of a piece of syntax in any file of the compilation.</summary>
    public IOperation? OperationOf(SyntaxNode syntax, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) : null;

    /// <summary>The symbol that a declaration in any file of the compilation declares.</summary>
    public ISymbol? SymbolOf(SyntaxNode declaration, CancellationToken cancellation) =>
        ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation);

    /// <summary>The value of a static member, when it has been evaluated before.</summary>
    public bool TryGetMember(ISymbol member, [NotNullWhen(true)] out EvaluatedMember? value) => _members.TryGetValue(member, out value);

    /// <summary>Keeps the value of a static member; the first one stays, so that all references see the same node.</summary>
    public Node Keep(ISymbol member, EvaluatedMember value) => _members.GetOrAdd(member, value).Value;

    /// <summary>A class of the user whose objects are followed, by the id that <see cref="Remember"/> was given; null when there is none.</summary>
    public INamedTypeSymbol? TypeOf(string id) => _types.TryGetValue(id, out var type) ? type : null;

    /// <summary>Remembers a class of the user by its documentation id.</summary>
    public void Remember(string id, INamedTypeSymbol type) => _types.TryAdd(id, type);

    /// <summary>Uses a model that the compiler has made already.</summary>
    public void Add(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    // A value may be written in any file; each model is made once per compilation and shared by all evaluations.
#pragma warning disable RS1030
    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => compilation.GetSemanticModel(key));
#pragma warning restore RS1030
}
