using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class MarkupParserTests
{
    [Fact]
    public void Parse_NoMarkup_KeepsTheText()
    {
        var document = MarkupParser.Parse("int[] x = [1, 2]; var y = a | b; /* $$ */");

        Assert.Equal("int[] x = [1, 2]; var y = a | b; /* $$ */", document.Text);
        Assert.Empty(document.Anonymous);
        Assert.Empty(document.Named);
        Assert.Empty(document.Locations);
    }

    [Fact]
    public void Parse_EachKind_GivesItsSpan()
    {
        var document = MarkupParser.Parse("a [|bc|] {|KW1001:d|} {|#12:ef|}");

        Assert.Equal("a bc d ef", document.Text);
        Assert.Equal([TextSpan.FromBounds(2, 4)], document.Anonymous);
        Assert.Equal([("KW1001", TextSpan.FromBounds(5, 6))], document.Named);
        Assert.Equal(TextSpan.FromBounds(7, 9), Assert.Single(document.Locations, static location => location.Key == 12).Value);
    }

    [Fact]
    public void Parse_EmptySpans_AreKept()
    {
        var document = MarkupParser.Parse("a[||]b{|KW1001:|}c{|#0:|}");

        Assert.Equal("abc", document.Text);
        Assert.Equal([new TextSpan(1, 0)], document.Anonymous);
        Assert.Equal([("KW1001", new TextSpan(2, 0))], document.Named);
        Assert.Equal(new TextSpan(3, 0), document.Locations[0]);
    }

    [Fact]
    public void Parse_NestedSpans_AreOrderedByStart()
    {
        var document = MarkupParser.Parse("{|#0:{|KW1002:a[|b{|KW1001:c|}|]|}d|}");

        Assert.Equal("abcd", document.Text);
        Assert.Equal([TextSpan.FromBounds(1, 3)], document.Anonymous);
        Assert.Equal([("KW1002", TextSpan.FromBounds(0, 3)), ("KW1001", TextSpan.FromBounds(2, 3))], document.Named);
        Assert.Equal(TextSpan.FromBounds(0, 4), document.Locations[0]);
    }

    [Fact]
    public void Parse_OverlappingBracketKinds_AreKept()
    {
        var document = MarkupParser.Parse("[|a{|KW1001:b|]c|}");

        Assert.Equal("abc", document.Text);
        Assert.Equal([TextSpan.FromBounds(0, 2)], document.Anonymous);
        Assert.Equal([("KW1001", TextSpan.FromBounds(1, 3))], document.Named);
    }

    [Theory]
    [InlineData("x = {||}.y", "closes nothing")]
    [InlineData("{|: a", null)]
    [InlineData("{|#: a", null)]
    [InlineData("{|a b: c", null)]
    public void Parse_BraceWithoutId_IsText(string markup, string? problem)
    {
        if (problem is null)
        {
            Assert.Equal(markup, MarkupParser.Parse(markup).Text);
        }
        else
        {
            Assert.Contains(problem, Assert.Throws<FormatException>(() => MarkupParser.Parse(markup)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parse_BarsNextToMarks_AreText()
    {
        var document = MarkupParser.Parse("[|||]{|KW1001:|||}");

        Assert.Equal("|||", document.Text);
        Assert.Equal([new TextSpan(0, 1)], document.Anonymous);
        Assert.Equal([("KW1001", new TextSpan(1, 2))], document.Named);
    }

    [Theory]
    [InlineData("a [|b", "'[|' at offset 2 is never closed")]
    [InlineData("a {|KW1001:b", "'{|KW1001:' at offset 2 is never closed")]
    [InlineData("a |] b", "'|]' at offset 2 closes nothing")]
    [InlineData("a |} b", "'|}' at offset 2 closes nothing")]
    [InlineData("{|#1:a|}{|#1:b|}", "'{|#1:' at offset 8 is used before")]
    public void Parse_BrokenMarkup_NamesTheMarkAndOffset(string markup, string message)
        => Assert.Contains(message, Assert.Throws<FormatException>(() => MarkupParser.Parse(markup)).Message, StringComparison.Ordinal);
}
