using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers;

/// <summary>
/// The declarations of a file, and apart from them what they do: the bodies of members and the values that fields and
/// properties start with. What other code means hangs on the declarations alone, so that an edit which leaves them as they
/// were changes the meaning of nothing but the bodies that it changes.
/// </summary>
/// <remarks>It holds text and no tree, so that it may outlive the compilation.</remarks>
internal sealed class SourceOutline
{
    // Trees stay the same between edits, so each is read once however many compilations it is part of.
    private static readonly ConditionalWeakTable<SyntaxTree, SourceOutline> Known = new();

    private readonly string _text;
    private readonly string _declarations;
    private readonly ImmutableArray<Part> _parts;

    private SourceOutline(SyntaxTree tree)
    {
        _text = tree.GetText().ToString();
        var reader = new Reader(_text);
        reader.ReadFile((CompilationUnitSyntax)tree.GetRoot());
        _declarations = reader.Declarations.ToString();
        _parts = reader.Parts.ToImmutable();
    }

    /// <summary>The outline of a file of C#.</summary>
    public static SourceOutline Of(SyntaxTree tree) => Known.GetValue(tree, static key => new SourceOutline(key));

    /// <summary>The declarations in the file, the file itself being the first.</summary>
    public int Count => _parts.Length;

    /// <summary>Where a declaration begins, and where it ends.</summary>
    public (int Start, int End) this[int part] => (_parts[part].Start, _parts[part].End);

    /// <summary>The innermost declaration around a position.</summary>
    public int PartAt(int position)
    {
        var (low, high) = (0, _parts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _parts[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        while (low > 0 && _parts[low].End < position)
        {
            low = _parts[low].Parent;
        }

        return low;
    }

    /// <summary>Whether both files declare the same; what their declarations do may differ.</summary>
    public bool DeclaresTheSame(SourceOutline other) => _declarations == other._declarations;

    /// <summary>Whether a declaration, and what it does, is written as in the other file, which declares the same.</summary>
    public bool IsSame(SourceOutline other, int part)
    {
        var (own, theirs) = (_parts[part], other._parts[part]);
        var length = own.End - own.Start;
        return length == theirs.End - theirs.Start && string.CompareOrdinal(_text, own.Start, other._text, theirs.Start, length) == 0;
    }

    private readonly record struct Part(int Start, int End, int Parent);

    private sealed class Reader(string text)
    {
        public StringBuilder Declarations { get; } = new();

        public ImmutableArray<Part>.Builder Parts { get; } = ImmutableArray.CreateBuilder<Part>();

        public void ReadFile(CompilationUnitSyntax file)
        {
            Parts.Add(new Part(0, text.Length, 0));
            if (file.ContainsDirectives)
            {
                foreach (var directive in file.DescendantTrivia(static node => node.ContainsDirectives).Where(static trivia => trivia.RawKind is (int)SyntaxKind.DefineDirectiveTrivia or (int)SyntaxKind.UndefDirectiveTrivia))
                {
                    Add(directive.SpanStart, directive.Span.End);
                }
            }

            AddAll(file.Externs);
            AddAll(file.Usings);
            AddAll(file.AttributeLists);
            ReadAll(file.Members, parent: 0);
        }

        private void ReadAll(SyntaxList<MemberDeclarationSyntax> members, int parent)
        {
            Declarations.Append((char)members.Count);
            foreach (var member in members)
            {
                Declarations.Append((char)member.RawKind);
                var part = Parts.Count;
                Parts.Add(new Part(member.SpanStart, member.Span.End, parent));
                switch (member)
                {
                    case BaseNamespaceDeclarationSyntax space:
                        AddAll(space.AttributeLists);
                        Add(space.Name.SpanStart, space.Name.Span.End);
                        AddAll(space.Externs);
                        AddAll(space.Usings);
                        ReadAll(space.Members, part);
                        break;
                    case TypeDeclarationSyntax type:
                        Add(type.SpanStart, type.OpenBraceToken.RawKind == 0 ? type.Span.End : type.OpenBraceToken.SpanStart);
                        ReadAll(type.Members, part);
                        break;
                    default:
                        ReadMember(member);
                        break;
                }
            }
        }

        private void ReadMember(MemberDeclarationSyntax member)
        {
            var start = member.SpanStart;
            foreach (var body in BodiesOf(member))
            {
                if (body is not null)
                {
                    Add(start, body.SpanStart);
                    start = body.Span.End;
                }
            }

            Add(start, member.Span.End);
        }

        /// <summary>What the member does, in the order of the text; nothing of it can change what other code means.</summary>
        private static ImmutableArray<SyntaxNode?> BodiesOf(MemberDeclarationSyntax member) => member switch
        {
            BaseMethodDeclarationSyntax method => [(SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression],
            PropertyDeclarationSyntax property => [.. BodiesOf(property.AccessorList), property.ExpressionBody?.Expression, property.Initializer?.Value],
            IndexerDeclarationSyntax indexer => [.. BodiesOf(indexer.AccessorList), indexer.ExpressionBody?.Expression],
            EventDeclarationSyntax @event => BodiesOf(@event.AccessorList),

            // A constant is part of what others mean, and so is the name of a second field.
            FieldDeclarationSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => [value],
            _ => [],
        };

        private static ImmutableArray<SyntaxNode?> BodiesOf(AccessorListSyntax? accessors) =>
            accessors is null ? [] : [.. accessors.Accessors.Select(static SyntaxNode? (accessor) => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression)];

        private void AddAll<T>(SyntaxList<T> nodes)
            where T : SyntaxNode
        {
            Declarations.Append((char)nodes.Count);
            foreach (var node in nodes)
            {
                Add(node.SpanStart, node.Span.End);
            }
        }

        // The length before each piece keeps apart what would read the same in another division.
        private void Add(int start, int end) =>
            Declarations.Append((char)((end - start) >> 16)).Append((char)(end - start)).Append(text, start, end - start);
    }
}
