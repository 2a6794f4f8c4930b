using Kubewright.Schema;

namespace Kubewright.Import.Tests;

public sealed class DocumentDifferenceTests
{
    [Theory]
    [InlineData("a: 1", "a: 1")]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}")]
    [InlineData("{a: null, b: 1}", "{b: 1}")]
    [InlineData("{cpu: 1}", "{cpu: \"1\"}")]
    [InlineData("{cpu: 0.5}", "{cpu: \"0.5\"}")]
    [InlineData("{weight: 1.0}", "{weight: 1}")]
    [InlineData("{at: \"2030-01-31T13:00:00+01:00\"}", "{at: \"2030-01-31T12:00:00Z\"}")]
    public void Find_WhatIsTheSameToTheServer_IsNothing(string original, string emitted) => Assert.Empty(DocumentDifference.Find(Tree(original), Tree(emitted)));

    [Theory]
    [InlineData("a: 1", "a: 2", "a")]
    [InlineData("a: \"1\"", "a: 1", "a")]
    [InlineData("a: {}", "{}", "a")]
    [InlineData("{}", "a: {}", "a")]
    [InlineData("a: {b: [1, 2]}", "a: {b: [1]}", "a.b")]
    [InlineData("a: {b: [1, 2]}", "a: {b: [2, 1]}", "a.b[0] a.b[1]")]
    [InlineData("memory: 1Gi", "memory: 1024Mi", "memory")]
    [InlineData("a: true", "a: \"true\"", "a")]
    public void Find_AnythingElse_IsNamed(string original, string emitted, string paths) =>
        Assert.Equal(paths, string.Join(' ', DocumentDifference.Find(Tree(original), Tree(emitted)).Select(static difference => difference.Path)));

    private static Schema.Node Tree(string yaml) => YamlReader.Read(yaml, "-").Documents[0].Root;
}
