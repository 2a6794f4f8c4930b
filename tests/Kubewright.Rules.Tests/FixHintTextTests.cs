using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class FixHintTextTests
{
    [Fact]
    public void TryRead_WhatWriteWrote_GivesTheSameHint()
    {
        var hint = new FixHint("Mend 'it'", EquatableArray<FixEdit>.From(
        [
            new SetValueEdit("StatefulSet/web", "spec.replicas", ScalarNode.Integer(-3, Origin.None)),
            new SetEntriesEdit("StatefulSet/?", "metadata.labels", EquatableArray<FixEntry>.From([new("a", "yes"), new("b/c", "")])),
            new RemoveValueEdit("Service/ns/nginx", "spec.type"),
            new RenameKeyEdit("Service/nginx", "spec.selector", "App", "app.kubernetes.io/name"),
            new AddObjectEdit("StatefulSet/web", Trees.Single("{ kind: Service, spec: { on: true, ratio: 1.5, none: ~, list: [1, \"1\", {}, []] } }")),
            new AddItemEdit("StatefulSet/web", "spec.template.spec.containers[0].ports", Trees.Single("{ name: web, containerPort: 80 }")),
        ]));

        var text = FixHintText.Write(hint);
        Assert.True(FixHintText.TryRead(text, out var read));

        Assert.Equal(text, FixHintText.Write(read));
        Assert.Equal(hint.Title, read.Title);
        Assert.Equal(hint.Edits[1], read.Edits[1]);
        Assert.Equal(hint.Edits[2], read.Edits[2]);
        Assert.Equal(hint.Edits[3], read.Edits[3]);
        Assert.Equal("spec.template.spec.containers[0].ports", Assert.IsType<AddItemEdit>(read.Edits[5]).Path);
        Assert.Equal("-3", Assert.IsType<ScalarNode>(Assert.IsType<SetValueEdit>(read.Edits[0]).Value).Text);
        Assert.DoesNotContain('\n', text);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with \"quotes\" and \\ backslashes")]
    [InlineData("line\nbreak\r\ttab")]
    [InlineData("\u0001\u007f\u0085\u2028\u2029\uFEFF end")]
    [InlineData("žluťoučký 🐎")]
    [InlineData("  spaces around  ")]
    [InlineData("# no comment: here")]
    [InlineData("")]
    public void TryRead_AnyText_ComesBackUnchanged(string text)
    {
        var hint = new FixHint(text, new SetEntriesEdit("key", "path", EquatableArray<FixEntry>.From([new("entry", text)])));

        Assert.True(FixHintText.TryRead(FixHintText.Write(hint), out var read));

        Assert.Equal(hint, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("{")]
    [InlineData("""{"title": "t"}""")]
    [InlineData("""{"title": "t", "edits": [{"do": "set", "object": "a/b", "path": "x"}]}""")]
    [InlineData("""{"title": "t", "edits": [{"do": "dance", "object": "a/b"}]}""")]
    [InlineData("""{"title": "t", "edits": [{"do": "remove", "path": "x"}]}""")]
    [InlineData("""{"title": "t", "edits": [{"do": "rename", "object": "a/b", "path": "x", "from": "y"}]}""")]
    [InlineData("""{"title": "t", "edits": [{"do": "append", "object": "a/b", "path": "x"}]}""")]
    public void TryRead_SomethingElse_IsNoHint(string? text) => Assert.False(FixHintText.TryRead(text, out _));
}
