using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli.Tests;

public sealed class ManifestTextFixerTests
{
    private const string Head = "kind: Pod\nmetadata:\n  name: web\n";

    [Theory]
    [InlineData("spec:\n  a: 1 # why\n  b: 2\n", "spec:\n  a: 7 # why\n  b: 2\n")]
    [InlineData("spec:\n  a:   ~\n", "spec:\n  a:   7\n")]
    [InlineData("spec:\n  a:\n  b: 2\n", "spec:\n  a: 7\n  b: 2\n")]
    [InlineData("spec:\n  a: # none\n  b: 2\n", "spec:\n  a: 7 # none\n  b: 2\n")]
    [InlineData("spec:\n  b: 2 # two\n  # end\nother: 1\n", "spec:\n  b: 2 # two\n  a: 7\n  # end\nother: 1\n")]
    [InlineData("spec:\n  b: 2", "spec:\n  b: 2\n  a: 7")]
    [InlineData("spec: { b: 2 } # flow\n", "spec: { b: 2, a: 7 } # flow\n")]
    [InlineData("spec: {}\n", "spec:\n  a: 7\n")]
    [InlineData("spec: {} # empty\n", "spec: # empty\n  a: 7\n")]
    [InlineData("spec:\n", "spec:\n  a: 7\n")]
    [InlineData("spec:\n    a:\n        - x # one\n        - y\n    b: 2\n", "spec:\n    a: 7\n    # one\n    b: 2\n")]
    [InlineData("spec:\n  a: |\n    text\n    more\n\n  b: 2\n", "spec:\n  a: 7\n\n  b: 2\n")]
    [InlineData("spec:\n  a: >- # folded\n    text\n", "spec:\n  a: 7\n  # folded\n")]
    [InlineData("spec:\n  b: |\n    text\n", "spec:\n  b: |\n    text\n  a: 7\n")]
    [InlineData("x: 1\n", "x: 1\nspec:\n  a: 7\n")]
    [InlineData("spec: {a: 1,\n  b: 2}\n", "spec: {a: 7,\n  b: 2}\n")]
    public void Apply_SetValue_ChangesOnlyThat(string before, string after) => Check(before, Set("spec.a", "7"), after);

    [Theory]
    [InlineData("'text'", "other", "'other'")]
    [InlineData("'text'", "it's", "'it''s'")]
    [InlineData("\"text\"", "other", "\"other\"")]
    [InlineData("text", "other", "other")]
    [InlineData("text", "'80'", "\"80\"")]
    [InlineData("80", "'80'", "\"80\"")]
    [InlineData("text", "'a: b # c'", "\"a: b # c\"")]
    [InlineData("text", "\"a\\nb\"", "\"a\\nb\"")]
    public void Apply_SetText_KeepsTheQuotes(string before, string value, string after) => Check($"a: {before}\n", Set("a", value), $"a: {after}\n");

    [Theory]
    [InlineData("list:\n- name: a\n  v: 1\n- name: b\n  v: 2\n", "list:\n- name: a\n  v: 1\n- name: b\n  v: 7\n")]
    [InlineData("list:\n  - name: a\n  - name: b # last\n", "list:\n  - name: a\n  - name: b # last\n    v: 7\n")]
    [InlineData("list: [{name: a}, {name: b}]\n", "list: [{name: a}, {name: b, v: 7}]\n")]
    public void Apply_SetInsideItem_FindsTheItem(string before, string after) => Check(before, Set("list[1].v", "7"), after);

    [Theory]
    [InlineData("list:\n- name: a\n", "list:\n- name: a\n- name: b\n  ports:\n  - 1\n")]
    [InlineData("list:\n  - name: a\nx: 1\n", "list:\n  - name: a\n  - name: b\n    ports:\n      - 1\nx: 1\n")]
    [InlineData("list:\n-   name: a\n", "list:\n-   name: a\n-   name: b\n    ports:\n    - 1\n")]
    [InlineData("list: [{name: a}]\n", "list: [{name: a}, {name: b, ports: [1]}]\n")]
    [InlineData("list: [] # none\n", "list: # none\n- name: b\n  ports:\n  - 1\n")]
    [InlineData("x: 1\n", "x: 1\nlist:\n- name: b\n  ports:\n  - 1\n")]
    public void Apply_AddItem_LaysItOutAsTheOthers(string before, string after) =>
        Check(before, new AddItemEdit("Pod/web", "list", Value("{ name: b, ports: [1] }")), after);

    [Theory]
    [InlineData("spec:\n  # about a\n  a: 1 # one\n  b: 2\n", "spec.a", "spec:\n  # about a\n  # one\n  b: 2\n")]
    [InlineData("spec:\n  b: 2\n  a:\n    c: 1 # one\n", "spec.a.c", "spec:\n  b: 2\n  # one\n")]
    [InlineData("spec:\n  a: 1\n", "spec.a", "spec: {}\n")]
    [InlineData("spec: {a: 1, b: 2, c: 3}\n", "spec.a", "spec: {b: 2, c: 3}\n")]
    [InlineData("spec: {a: 1, b: 2, c: 3}\n", "spec.c", "spec: {a: 1, b: 2}\n")]
    [InlineData("spec: {a: 1}\n", "spec.a", "spec: {}\n")]
    [InlineData("list:\n- a: 1 # one\n  b: 2\n- c\n", "list[0].a", "list:\n# one\n- b: 2\n- c\n")]
    [InlineData("list:\n- a: 1\n  b: 2\n- c\n", "list[0]", "list:\n- c\n")]
    [InlineData("list:\n- a\n- b\n- c", "list[2]", "list:\n- a\n- b\n")]
    public void Apply_Remove_LeavesTheRestAndTheComments(string before, string path, string after) => Check(before, new RemoveValueEdit("Pod/web", path), after);

    [Theory]
    [InlineData("m:\n  old: x # c\n  b: y\n", "m:\n  new: x # c\n  b: y\n")]
    [InlineData("m:\n  'old': x\n", "m:\n  'new': x\n")]
    [InlineData("m: {\"old\": x}\n", "m: {\"new\": x}\n")]
    public void Apply_RenameKey_ChangesTheKeyAlone(string before, string after) => Check(before, new RenameKeyEdit("Pod/web", "m", "old", "new"), after);

    [Theory]
    [InlineData("x: &a\n  v: 1\nspec: *a\n", "spec.v")]
    [InlineData("x: &a\n  v: 1\nspec: *a\n", "x.v")]
    [InlineData("x: &a { v: 1 }\nspec:\n  <<: *a\n  b: 1\n", "spec.v")]
    [InlineData("spec:\n  v: !!str 1\n", "spec.v")]
    [InlineData("spec:\n  v: 1\n---\n: : [", "spec.v")]
    [InlineData("spec:\n  v: 1\n  v: 2\n", "spec.v")]
    [InlineData("spec:\n  v: 1\n---\nkind: Pod\nmetadata: {name: web}\n", "spec.v")]
    public void Apply_TextThatIsNotSafeToChange_IsRefused(string text, string path) =>
        Assert.Null(ManifestTextFixer.Apply(Head + text, "web.yaml", new FixHint("Fix", Set(path, "7"))));

    [Fact]
    public void Apply_AnchorElsewhere_DoesNotMatter() => Check("x: &a 1\ny: *a\nspec:\n  v: 1\n", Set("spec.v", "7"), "x: &a 1\ny: *a\nspec:\n  v: 7\n");

    [Fact]
    public void Apply_ValueThatIsThere_ChangesNothing() =>
        Assert.Null(ManifestTextFixer.Apply(Head + "a: 7\n", "web.yaml", new FixHint("Fix", Set("a", "7"))));

    [Fact]
    public void Apply_WindowsLinesAndByteOrderMark_Stay()
    {
        var text = "\uFEFF" + (Head + "spec:\n  b: |\n    x\n    y\n  list:\n  - 1\n").Replace("\n", "\r\n", StringComparison.Ordinal);

        var result = ManifestTextFixer.Apply(text, "web.yaml", new FixHint("Fix", new AddItemEdit("Pod/web", "spec.list", Value("{ a: 1, b: 2 }"))));

        Assert.Equal(text + "  - a: 1\r\n    b: 2\r\n", result);
    }

    [Fact]
    public void Apply_Json_StaysJson()
    {
        const string Json = """
            {
              "kind": "Pod",
              "metadata": {
                "name": "web"
              },
              "spec": {}
            }
            """;

        var result = ManifestTextFixer.Apply(Json, "web.json", new FixHint("Fix", EquatableArray<FixEdit>.From(
            [Set("spec.a", "text"), Set("metadata.namespace", "prod"), new RenameKeyEdit("Pod/prod/web", "spec", "a", "b")])));

        Assert.Equal(
            """
            {
              "kind": "Pod",
              "metadata": {
                "name": "web",
                "namespace": "prod"
              },
              "spec": {"b": "text"}
            }
            """,
            result);
    }

    [Fact]
    public void Apply_AddObject_PutsADocumentBeforeTheOneThatNeedsIt()
    {
        var service = new AddObjectEdit("Pod/web", Value("{ apiVersion: v1, kind: Service, metadata: { name: nginx } }"));
        const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: nginx\n";

        Assert.Equal(Service + "---\n" + Head, ManifestTextFixer.Apply(Head, "web.yaml", new FixHint("Add", service)));
        Assert.Equal("a: 1\n---\n" + Service + "--- # web\n" + Head, ManifestTextFixer.Apply("a: 1\n--- # web\n" + Head, "web.yaml", new FixHint("Add", service)));
        Assert.Null(ManifestTextFixer.Apply(Service + "---\n" + Head, "web.yaml", new FixHint("Add", service)));
        Assert.Equal(
            "kind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata:\n    name: nginx\n- kind: Pod # c\n  metadata:\n    name: web\n",
            ManifestTextFixer.Apply("kind: List\nitems:\n- kind: Pod # c\n  metadata:\n    name: web\n", "web.yaml", new FixHint("Add", service)));
    }

    [Fact]
    public void Apply_SeveralTexts_ChangesTheOneThatHasTheObject()
    {
        var texts = new[] { new ManifestText("a.yaml", "kind: Service\nmetadata: {name: web}\n"), new ManifestText("b.yaml", Head) };

        var result = ManifestTextFixer.Apply(texts, new FixHint("Fix", Set("a", "7")));

        Assert.Equal([texts[0], new ManifestText("b.yaml", Head + "a: 7\n")], result);
    }

    [Fact]
    public void ApplyAll_FindingsOfTheRules_AreGoneAfterwards()
    {
        const string Set = """
            # the set
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
            spec:
              serviceName: nginx
              selector:
                matchLabels:
                  app: "nginx"
              template:
                metadata:
                  labels:
                    app: other # wrong
                spec:
                  terminationGracePeriodSeconds: 0 # too short
                  containers:
                  - name: nginx
                    image: nginx:1.27

            """;
        var texts = new[] { new ManifestText("svc.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: nginx\n"), new ManifestText("web.yaml", Set) };

        var result = ManifestTextFixer.ApplyAll(texts);

        Assert.Empty(result.Refused);
        Assert.Equal(4, result.Applied.Count);
        Assert.Equal("apiVersion: v1\nkind: Service\nmetadata:\n  name: nginx\nspec:\n  clusterIP: None\n  selector:\n    app: nginx\n", result.Texts[0].Text);
        Assert.Equal(Set.Replace("other # wrong", "nginx # wrong", StringComparison.Ordinal).Replace("0 # too", "30 # too", StringComparison.Ordinal), result.Texts[1].Text);
        Assert.Empty(ManifestTextFixer.ApplyAll(result.Texts).Applied);
    }

    [Fact]
    public void ApplyAll_FixThatNeverHolds_EndsAfterTheLastRound()
    {
        var rounds = 0;
        var result = ManifestTextFixer.ApplyAll([new ManifestText("web.yaml", Head)], _ => [new FixHint("Count", Set("a", $"{++rounds}"))]);

        Assert.Equal(ManifestTextFixer.MaxRounds, rounds);
        Assert.Equal(ManifestTextFixer.MaxRounds, result.Applied.Count);
    }

    private static SetValueEdit Set(string path, string value) => new("Pod/web", path, Value(value));

    private static Schema.Node Value(string yaml) => YamlReader.Read($"v: {yaml}", "value.yaml").Documents[0].Root["v"];

    private static void Check(string before, FixEdit edit, string after) =>
        Assert.Equal(Head + after, ManifestTextFixer.Apply(Head + before, "web.yaml", new FixHint("Fix", edit)));
}
