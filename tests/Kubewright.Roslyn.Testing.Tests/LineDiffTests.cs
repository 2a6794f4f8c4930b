namespace Kubewright.Roslyn.Testing.Tests;

public sealed class LineDiffTests
{
    [Fact]
    public void Of_EqualTexts_IsEmpty() => Assert.Equal("", LineDiff.Of("a\nb\n", "a\nb\n"));

    [Fact]
    public void Of_ChangedLine_ShowsBothWithContext()
        => Assert.Equal(
            "  ...\n    3\n    4\n    5\n  - six\n  + 6\n    7\n    8\n    9\n",
            LineDiff.Of("1\n2\n3\n4\n5\nsix\n7\n8\n9\n10\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"));

    [Fact]
    public void Of_InsertedAndRemovedLines_KeepsTheCommonOnes()
        => Assert.Equal("  - a\n    b\n  + x\n    c\n", LineDiff.Of("a\nb\nc\n", "b\nx\nc\n"));

    [Fact]
    public void Of_InvisibleDifferences_MakesThemVisible()
        => Assert.Equal("  - →a\n  - b\n  - c\n  +  a\n  + b␍\n  + c··⌁ (no line ending)\n", LineDiff.Of("\ta\nb\nc\n", " a\nb\r\nc  "));

    [Fact]
    public void Of_LongTextsWithoutCommonLines_ShowsAllLines()
    {
        var expected = string.Concat(Enumerable.Range(0, 3000).Select(static line => $"e{line}\n"));
        var actual = string.Concat(Enumerable.Range(0, 3000).Select(static line => $"a{line}\n"));

        Assert.Equal(6000, LineDiff.Of(expected, actual).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
