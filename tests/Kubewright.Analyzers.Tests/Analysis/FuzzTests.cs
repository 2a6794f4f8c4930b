using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Analyzers.Tests;

/// <summary>
/// Valid programs with pieces removed, doubled, swapped and taken from each other. Whatever comes out, the analyzer
/// neither throws nor hangs.
/// </summary>
public sealed class FuzzTests
{
    private const int MutantsPerSeed = 60;

    private static readonly string[] Programs = [.. RuleCases.All.Where(static item => item.CSharp is not null).Select(static item => MarkedText.Parse(item.CSharp!).Text), RobustnessTests.Program];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Analyze_MutantsOfValidPrograms_NeverThrows(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < MutantsPerSeed; i++)
        {
            var source = Mutate(random);
            var compilation = TestCompilation.Create(source, RuleCaseTests.ImplicitUsings + RuleCases.CSharpUsings);

            var diagnostics = await Analysis.RunAsync(compilation);

            Assert.True(diagnostics.All(static diagnostic => diagnostic.Id.StartsWith("KW", StringComparison.Ordinal)), source);
        }
    }

    [Fact]
    public void Mutate_SameSeed_GivesTheSameProgram() => Assert.Equal(Mutate(new Random(7)), Mutate(new Random(7)));

    private static string Mutate(Random random)
    {
        var source = Pick(random, Programs);
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            source = random.Next(2) == 0 ? MutateTokens(source, random) : MutateSyntax(source, random);
        }

        return source;
    }

    private static string MutateTokens(string source, Random random)
    {
        var tokens = Parse(source).DescendantTokens().Where(static token => token.Span.Length > 0).ToList();
        if (tokens.Count < 2)
        {
            return source;
        }

        var token = Pick(random, tokens);
        var other = Pick(random, tokens);
        return random.Next(4) switch
        {
            0 => source.Remove(token.SpanStart, token.Span.Length),
            1 => source.Insert(token.SpanStart, token.Text + " "),
            2 => Replace(source, token, other.Text),
            _ => Replace(source, token, Pick(random, ["0", "-1", "null", "\"\"", "default", "this", "x => x", "[]", "..", "throw null", "new()", "base", "\u00e4", "99999999999"])),
        };
    }

    /// <summary>Puts an expression, a statement or a member where another one of its sort was, from this program or another.</summary>
    private static string MutateSyntax(string source, Random random)
    {
        var root = Parse(source);
        var nodes = root.DescendantNodes().Where(static node => node is ExpressionSyntax or StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax).ToList();
        if (nodes.Count == 0)
        {
            return source;
        }

        var node = Pick(random, nodes);
        var donors = Parse(random.Next(2) == 0 ? source : Pick(random, Programs)).DescendantNodes().Where(donor => IsLike(donor, node)).ToList();
        return random.Next(5) switch
        {
            0 => source.Remove(node.SpanStart, node.Span.Length),
            1 => source.Insert(node.Span.End, " " + node),
            2 when node is ExpressionSyntax => source[..node.SpanStart] + $"(Environment.ProcessorCount > 1 ? {node} : {node})" + source[node.Span.End..],
            _ when donors.Count > 0 => source[..node.SpanStart] + Pick(random, donors) + source[node.Span.End..],
            _ => source,
        };
    }

    private static bool IsLike(SyntaxNode one, SyntaxNode other) => (one, other) is
        (ExpressionSyntax, ExpressionSyntax) or (StatementSyntax, StatementSyntax) or (MemberDeclarationSyntax, MemberDeclarationSyntax) or (ArgumentSyntax, ArgumentSyntax);

    private static string Replace(string source, SyntaxToken token, string text) =>
        source.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, text);

    private static SyntaxNode Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
