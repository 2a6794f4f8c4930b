using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class NodeFixerTests
{
    private const string Key = "Pod/web";

    [Theory]
    [InlineData("{ spec: { a: 1 } }", "spec.a", "{ spec: { a: 7 } }")]
    [InlineData("{ spec: { a: ~ } }", "spec.a", "{ spec: { a: 7 } }")]
    [InlineData("{ kind: Pod }", "spec.a.b", "{ kind: Pod, spec: { a: { b: 7 } } }")]
    [InlineData("{ list: [{ a: 1 }, { a: 2 }] }", "list[1].a", "{ list: [{ a: 1 }, { a: 7 }] }")]
    [InlineData("{ list: [{ a: 1 }, { a: 2 }] }", "list[1].b", "{ list: [{ a: 1 }, { a: 2, b: 7 }] }")]
    [InlineData("{ list: [1, 2] }", "list[0]", "{ list: [7, 2] }")]
    [InlineData("{ map: { '0': 1 } }", "map[0]", "{ map: { '0': 7 } }")]
    [InlineData("{ labels: { a.b/c: 1 } }", "labels[a.b/c]", "{ labels: { a.b/c: 7 } }")]
    [InlineData("{ list: [1] }", "list[1]", null)]
    [InlineData("{ list: [1] }", "list.name", null)]
    [InlineData("{ spec: text }", "spec.a", null)]
    public void Apply_SetValue_WritesAtThePath(string before, string path, string? after) =>
        Check(before, new SetValueEdit(Key, path, ScalarNode.Integer(7, Origin.None)), after);

    [Theory]
    [InlineData("{ a: [] }", "a", "{ a: [7] }")]
    [InlineData("{ a: [1] }", "a", "{ a: [1, 7] }")]
    [InlineData("{ x: 1 }", "a.b", "{ x: 1, a: { b: [7] } }")]
    [InlineData("{ a: ~ }", "a", "{ a: [7] }")]
    [InlineData("{ a: [{ b: [1] }] }", "a[0].b", "{ a: [{ b: [1, 7] }] }")]
    [InlineData("{ a: {} }", "a", null)]
    public void Apply_AddItem_AppendsOrMakesTheList(string before, string path, string? after) =>
        Check(before, new AddItemEdit(Key, path, ScalarNode.Integer(7, Origin.None)), after);

    [Theory]
    [InlineData("{ spec: { a: 1, b: 2 } }", "spec.a", "{ spec: { b: 2 } }")]
    [InlineData("{ spec: { a: 1 } }", "spec.a", "{ spec: {} }")]
    [InlineData("{ spec: { x: { y: { a: 1 } }, b: 2 } }", "spec.x.y.a", "{ spec: { b: 2 } }")]
    [InlineData("{ spec: { list: [1, 2, 3] } }", "spec.list[1]", "{ spec: { list: [1, 3] } }")]
    [InlineData("{ spec: { list: [1], b: 2 } }", "spec.list[0]", "{ spec: { b: 2 } }")]
    [InlineData("{ spec: { list: [{ a: { b: 1 } }] } }", "spec.list[0].a.b", "{ spec: { list: [{}] } }")]
    [InlineData("{ spec: { a: 1 } }", "spec.b", null)]
    [InlineData("{ spec: { list: [1] } }", "spec.list[1]", null)]
    public void Apply_Remove_TakesItAwayAndWhatItLeavesEmpty(string before, string path, string? after) =>
        Check(before, new RemoveValueEdit(Key, path), after);

    [Theory]
    [InlineData("{ m: { a: 1, old: 2, b: 3 } }", "{ m: { a: 1, new: 2, b: 3 } }")]
    [InlineData("{ m: { old: 2, new: 3 } }", null)]
    [InlineData("{ m: { a: 2 } }", null)]
    [InlineData("{ x: 1 }", null)]
    public void Apply_RenameKey_KeepsValueAndPlace(string before, string? after) => Check(before, new RenameKeyEdit(Key, "m", "old", "new"), after);

    [Theory]
    [InlineData("{ m: { a: x, b: y } }", "{ m: { a: z, b: y, c: w } }")]
    [InlineData("{ x: 1 }", "{ x: 1, m: { a: z, c: w } }")]
    [InlineData("{ m: [] }", null)]
    public void Apply_SetEntries_LeavesOthersAlone(string before, string? after) =>
        Check(before, new SetEntriesEdit(Key, "m", EquatableArray<FixEntry>.From([new("a", "z"), new("c", "w")])), after);

    private static void Check(string before, FixEdit edit, string? after) =>
        Assert.Equal(after is null ? null : Text(Trees.Single(after)), NodeFixer.Apply(Trees.Single(before), edit) is { } result ? Text(result) : null);

    private static string Text(Node node) => FixHintText.Write(new FixHint("", new SetValueEdit("", "", node)));
}
