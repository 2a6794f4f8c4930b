using System.Globalization;
using System.Text;
using Kubewright.Validation;

namespace Kubewright.Cli.Tests;

/// <summary>What formatting makes of a text.</summary>
public sealed class ManifestFormatterTests
{
    private static readonly ManifestFormatter Formatter = new(SchemaFiles.Schemas);

    [Fact]
    public void Format_WhatTheWriterWrote_IsUnchanged()
    {
        var yaml = new ConfigMap("web") { Data = [("a", " one\n  \ntwo\n"), ("b", "one\n \n\n"), ("c", "\n\nx\n\n"), ("d", "x # y"), ("e", "x\n  "), ("f", "x \n\t\n"), ("g", "x")] }
            .Comment(m => m.Data!["a"], "first")
            .Comment(m => m.Data!["d"], "{\"$imagepolicy\": \"flux-system:web\"}")
            .ToYaml();

        Assert.Equal(yaml, Formatter.Format(yaml, "-").Text);
    }

    [Fact]
    public void Format_AnchorInAFlowMap_KeepsTheDocument()
    {
        var formatted = Formatter.Format("{kind: ConfigMap, apiVersion: v1, data: {a: &x text, b: *x}}\n", "-");

        Assert.Empty(formatted.Problems);
        Assert.Contains("&x", Assert.Single(formatted.Kept).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_KnownKind_HasTheOrderOfTheSchema()
    {
        const string text =
            """
            # The web set.

            kind: StatefulSet   # the kind
            apiVersion: apps/v1
            spec:
                # how pods look
                template:
                    spec:
                        volumes: [{configMap: {defaultMode: 0644, name: c}, name: v}]
                        containers:
                        # main
                        -   image: "nginx"   # pinned
                            # its name
                            name: nginx

                            args: [
                              a, "b" ]  # arguments
                            # end of container
                        # - name: sidecar
                        - # dash
                          name: second
                          command: []
                    metadata: {labels: {app: nginx, "on": yes}}
                unknownField: ~
                replicas:   # how many
                  # really
                  3
                serviceName: 'nginx'
            metadata:
                name: web
                # end of metadata
            status:
            # end of all
            """;
        const string expected =
            """
            # The web set.

            apiVersion: apps/v1
            kind: StatefulSet # the kind
            metadata:
              name: web
              # end of metadata
            spec:
              serviceName: nginx
              # really
              replicas: 3 # how many
              # how pods look
              template:
                metadata:
                  labels:
                    app: nginx
                    "on": true
                spec:
                  containers:
                  # main
                  # its name
                  - name: nginx
                    image: nginx # pinned

                    args: # arguments
                    - a
                    - b
                    # end of container
                  # - name: sidecar
                  # dash
                  - name: second
                    command: []
                  volumes:
                  - name: v
                    configMap:
                      name: c
                      defaultMode: 0644
              unknownField: null
            status: null
            # end of all

            """;

        Assert.Equal(expected, Format(text));
    }

    [Fact]
    public void Format_UnknownKind_KeepsItsOrder() => Assert.Equal("kind: Foo\nspec:\n  b: 1\n  a: 2\napiVersion: v9\n", Format("kind: Foo\nspec: {b: 1, a: 2}\napiVersion: v9"));

    [Fact]
    public void Format_ItemsOfAList_HaveTheOrderOfTheirKinds() =>
        Assert.Equal("kind: List\nitems:\n- apiVersion: v1\n  kind: Pod\napiVersion: v1\n", Format("kind: List\nitems:\n  - kind: Pod\n    apiVersion: v1\napiVersion: v1\n"));

    [Theory]
    [InlineData("a: '12:30:45'", "a: \"12:30:45\"")]
    [InlineData("a: 12:30:45", "a: \"12:30:45\"")]
    [InlineData("a: \"x\\ty\"", "a: \"x\\ty\"")]
    [InlineData("a: one\n  two", "a: one two")]
    [InlineData("a: >-\n  one\n  two\n", "a: one two")]
    [InlineData("a: \"one\\ntwo\"", "a: |-\n  one\n  two")]
    [InlineData("a: |4  # script\n      one\n    two\n", "a: |2 # script\n    one\n  two")]
    [InlineData("a: |2  # script\n    one\n\n    two\n", "a: |2 # script\n    one\n\n    two")]
    [InlineData("a: |  # script\n    one # no comment\n\n    two\n", "a: | # script\n  one # no comment\n\n  two")]
    [InlineData("a: off", "a: false")]
    [InlineData("a: 0x1F", "a: 0x1F")]
    [InlineData("a: 1_000.50", "a: 1_000.50")]
    [InlineData("1: a", "\"1\": a")]
    [InlineData("? a\n: b", "a: b")]
    [InlineData("- - a\n  -   b\n-\n  c: 1\n- {}", "- - a\n  - b\n- c: 1\n- {}")]
    [InlineData("{\"a\": {\"b\": [1, null]}}", "a:\n  b:\n  - 1\n  - null")]
    [InlineData("a: http://x/#y # comment", "a: http://x/#y # comment")]
    [InlineData("a: 'x # y'   #comment  ", "a: \"x # y\" #comment")]
    public void Format_Value_IsWrittenInOneWay(string text, string expected) => Assert.Equal(expected + "\n", Format(text));

    [Fact]
    public void Format_EmptyLines_AreKeptOneByOne() =>
        Assert.Equal("a:\n  b: 1\n\n  c: 2\n\n# d\nd: 3\n", Format("\n\na:\n\n  b: 1\n\n\n  c: 2\n\n# d\nd: 3\n\n\n"));

    [Fact]
    public void Format_EmptyLineBehindKeptBreaks_IsPartOfTheValueAndNoMore() =>
        Assert.Equal("a: |+\n  x\n\nb: 1\n", Format("a: \"x\\n\\n\"\n\nb: 1\n"));

    [Fact]
    public void Format_CommentDeeperThanWhatFollows_IsTheEndOfWhatPrecedes() =>
        Assert.Equal(
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  # of metadata\n# of data\ndata:\n  x: z\n",
            Format("apiVersion: v1\n# of data\ndata:\n  x: z\nmetadata:\n    name: a\n      # of metadata\nkind: ConfigMap\n"));

    [Theory]
    [InlineData("# a\n---\n# b\na: 1\n", "# a\n---\n# b\na: 1\n")]
    [InlineData("---\na: 1\n...\n---\n---\nb: 2\n---\n", "a: 1\n---\nb: 2\n")]
    [InlineData("a: 1\n# end\n--- # marker\n# start\nb: 2", "a: 1\n# end\n--- # marker\n# start\nb: 2\n")]
    [InlineData("a: 1\n---\n# nothing\n---\nb: 2\n", "a: 1\n---\n# nothing\n---\nb: 2\n")]
    [InlineData("# nothing", "# nothing\n")]
    [InlineData("", "")]
    [InlineData("---\n", "")]
    public void Format_Documents_AreSeparatedOnce(string text, string expected) => Assert.Equal(expected, Format(text));

    [Theory]
    [InlineData("b:   &x 1\na: *x\n", "has the anchor &x", 1, 6)]
    [InlineData("b:   !!str 1\n", "has the tag tag:yaml.org,2002:str", 1, 6)]
    [InlineData("b:\n  <<:   {a: 1}\n", "has a merge key (<<)", 2, 3)]
    [InlineData("b:   [1, # one\n  2]\n", "has a comment inside brackets", 1, 10)]
    [InlineData("  text\n", "is a single value and no map", 1, 3)]
    [InlineData("%YAML 1.1\n---\na:   1\n", "has a directive, a line that begins with %", 1, 1)]
    [InlineData("b: 1\na:   1 # x\u2028\n", "has a Unicode line separator, which YAML 1.1 and 1.2 read differently", 2, 11)]
    public void Format_WhatCannotBeKeptOtherwise_StaysAsItIs(string text, string reason, int line, int column)
    {
        var result = Formatter.Format(text, "a.yaml");

        Assert.Equal(text, result.Text);
        var remark = Assert.Single(result.Kept);
        Assert.Equal((reason, line, column), (remark.Message, remark.Origin.Line, remark.Origin.Column));
    }

    [Fact]
    public void Format_EmittedYaml_IsFormattedAlready()
    {
        var yaml = Manifest.ToYaml(Manifest.Parse(Manifests.Web() + Manifests.Volume("v", "1Gi", "fast") + Manifests.Class("fast", "x"), "-").Objects.Select(static item => item.Object!));

        Assert.Equal(yaml, Format(yaml));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Format_Seed_ChangesNoObject(int number)
    {
        foreach (var manifest in Seeds.Read(number))
        {
            var before = Manifest.Parse(manifest, "-").Objects.Select(static item => item.Object!);
            var after = Manifest.Parse(Format(manifest), "-").Objects.Select(static item => item.Object!);

            Assert.Equal(Manifest.ToYaml(before), Manifest.ToYaml(after));
        }
    }

    /// <summary>The formatter itself refuses when a value or a comment is lost, so that no refusal is the assertion.</summary>
    [Fact]
    public void Format_CommentsAnywhere_AreKeptAndFormattedOnce()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 300; round++)
        {
            Format(Disturb(Manifests.Web(ns: "shop"), random));
        }
    }

    /// <summary>The text with comments and empty lines at random places.</summary>
    private static string Disturb(string text, Random random)
    {
        var output = new StringBuilder();
        var number = 0;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            switch (random.Next(5))
            {
                case 0:
                    output.Append(' ', random.Next(12)).Append(CultureInfo.InvariantCulture, $"# full {number++}\n");
                    break;
                case 1:
                    output.Append('\n', random.Next(3));
                    break;
            }

            output.Append(line);
            if (random.Next(4) == 0 && line.Trim().Length > 0)
            {
                output.Append(CultureInfo.InvariantCulture, $" # beside {number++}");
            }

            output.Append('\n');
        }

        return output.ToString();
    }

    /// <summary>Formats twice: the second time must change nothing.</summary>
    private static string Format(string text)
    {
        var first = Formatter.Format(text, "a.yaml");
        Assert.True(first is { Problems.IsEmpty: true, Kept.IsEmpty: true, Refusal: null }, $"{first.Refusal}{string.Join('\n', first.Problems)}{string.Join('\n', first.Kept)}\n{text}");

        Assert.Equal(first.Text, Formatter.Format(first.Text, "a.yaml").Text);
        return first.Text;
    }
}
