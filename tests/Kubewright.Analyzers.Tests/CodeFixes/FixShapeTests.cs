using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Analyzers.Tests;

/// <summary>Edits of items, maps and named values, in the shapes in which people write them.</summary>
public sealed class FixShapeTests
{
    private const string Key = "StatefulSet/web";
    private const string Containers = "spec.template.spec.containers";

    [Theory]
    [InlineData("new(\"web\") { Selector = App, Containers = [new(\"a\", \"a:1\"), new(\"b\", \"b:1\")] }", "new(\"web\") { Selector = App, Containers = [new(\"a\", \"a:1\"), new(\"b\", \"b:2\")] }")]
    [InlineData("new(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\") { Image = \"b:1\" }] }", "new(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\") { Image = \"b:2\" }] }")]
    [InlineData("new(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\")] }", "new(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\") { Image = \"b:2\" }] }")]
    [InlineData("new StatefulSet(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\")] } with { Replicas = 2 }", "new StatefulSet(\"web\") { Selector = App, Containers = [new(\"a\"), new(\"b\") { Image = \"b:2\" }] } with { Replicas = 2 }")]
    [InlineData("new(\"web\") { Selector = App, Containers = [new(\"a\"), .. More] }", null)]
    [InlineData("new(\"web\") { Selector = App, Containers = [.. More, new(\"b\")] }", null)]
    [InlineData("new(\"web\") { Selector = App, Containers = More }", null)]
    [InlineData("StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\", c => c.Image(\"b:1\")))", "StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\", c => c.Image(\"b:2\")))")]
    [InlineData("StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\", \"b:1\"))", "StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\", \"b:2\"))")]
    [InlineData("StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\"))", "StatefulSet.Build(\"web\", s => s.Selector(App).Container(\"a\").Container(\"b\", c => c.Image(\"b:2\")))")]
    [InlineData("StatefulSet.Build(\"web\", s => { s.Selector(App); s.Container(\"a\"); s.Container(new Container(\"b\")); })", "StatefulSet.Build(\"web\", s => { s.Selector(App); s.Container(\"a\"); s.Container(new Container(\"b\") { Image = \"b:2\" }); })")]
    [InlineData("StatefulSet.Build(\"web\", s => { foreach (var x in More) { s.Container(x); } s.Container(\"b\"); })", null)]
    public async Task Fix_SetInItem_ChangesThatItem(string before, string? after) =>
        Assert.Equal(after is null ? null : Program(after), await HintFix.ApplyAsync(Program(before), "\"web\"", Set(Containers + "[1].image", "'b:2'")));

    [Theory]
    [InlineData("new(\"web\") { Selector = App, Containers = [] }", "new(\"web\") { Selector = App, Containers = [new(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] }] }")]
    [InlineData("new(\"web\") { Selector = App, Containers = [new(\"x\")] }", "new(\"web\") { Selector = App, Containers = [new(\"x\"), new(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] }] }")]
    [InlineData("new(\"web\") { Selector = App, Containers = More }", "new(\"web\") { Selector = App, Containers = [.. More, new(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] }] }")]
    [InlineData(
        "new(\"web\") { Selector = App, Containers =\n    [\n        new(\"x\"), // x\n    ] }",
        "new(\"web\") { Selector = App, Containers =\n    [\n        new(\"x\"), // x\n        new(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] },\n    ] }")]
    [InlineData("StatefulSet.Build(\"web\", s => s.Selector(App))", "StatefulSet.Build(\"web\", s => s.Selector(App).Container(new Container(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] }))")]
    [InlineData("StatefulSet.Build(\"web\", s => s.Container(\"x\").Selector(App))", "StatefulSet.Build(\"web\", s => s.Container(\"x\").Selector(App).Container(new Container(\"a\", \"a:1\") { Ports = [new(\"http\", 80)] }))")]
    public async Task Fix_AddItem_AppendsIt(string before, string after) => Assert.Equal(Program(after), await HintFix.ApplyAsync(
        Program(before), "\"web\"", new AddItemEdit(Key, Containers, Value("{ name: a, image: 'a:1', ports: [{ name: http, containerPort: 80 }] }"))));

    [Theory]
    [InlineData("{ name: tmp, emptyDir: {} }", "spec.template.spec.volumes", "Volumes = [Volume.EmptyDir(\"tmp\")]")]
    [InlineData("{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }", "spec.volumeClaimTemplates", "VolumeClaimTemplates = [new(\"data\") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }]")]
    public async Task Fix_AddItemToMissingList_WritesItAsPeopleDo(string item, string path, string written) => Assert.Equal(
        Program("new(\"web\") { Selector = App, Containers = [], " + written + " }"),
        await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [] }"), "\"web\"", new AddItemEdit(Key, path, Value(item))));

    [Theory]
    [InlineData("new(\"a\")", "new(\"a\") { ReadinessProbe = Probe.HttpGet(\"/ready\", 80) }")]
    [InlineData("new(\"a\") { ReadinessProbe = new() { PeriodSeconds = 5 } }", "new(\"a\") { ReadinessProbe = Probe.HttpGet(\"/ready\", 80) }")]
    public async Task Fix_SetProbe_UsesTheFactory(string before, string after) => Assert.Equal(
        WithContainer(after), await HintFix.ApplyAsync(WithContainer(before), "\"web\"", new SetValueEdit(Key, Containers + "[0].readinessProbe", Value("{ httpGet: { path: /ready, port: 80 } }"))));

    [Theory]
    [InlineData("new(\"a\") { Ports = [new(80), new(81)] }", "[0].ports[1]", "new(\"a\") { Ports = [new(80)] }")]
    [InlineData("new(\"a\") { Ports = [new(80)] }", "[0].ports[0]", "new(\"a\") {}")]
    [InlineData("new(\"a\") { Lifecycle = new() { PreStop = new() }, Image = \"x\" }", "[0].lifecycle.preStop", "new(\"a\") { Image = \"x\" }")]
    public async Task Fix_Remove_TakesWhatIsLeftEmptyToo(string before, string path, string after) => Assert.Equal(
        WithContainer(after).Replace(" ", ""), (await HintFix.ApplyAsync(WithContainer(before), "\"web\"", new RemoveValueEdit(Key, Containers + path)))?.Replace(" ", ""));

    [Theory]
    [InlineData("s => s.Container(\"a\").Container(\"b\").Selector(App)", Containers + "[0]", "s => s.Container(\"b\").Selector(App)")]
    [InlineData("s => { s.Replicas(3); s.Selector(App); }", "spec.replicas", "s => { s.Selector(App); }")]
    [InlineData("s => s.Selector(App).Container(\"a\", c => c.Image(\"x\"))", Containers + "[0].image", "s => s.Selector(App).Container(\"a\")")]
    [InlineData("s => s.Selector(App).UpdateStrategy(u => u.RollingUpdate(r => r.Partition(1)))", "spec.updateStrategy.rollingUpdate.partition", "s => s.Selector(App)")]
    public async Task Fix_RemoveInBuilder_TakesTheCallAway(string before, string path, string after) => Assert.Equal(
        Program($"StatefulSet.Build(\"web\", {after})").Replace(" ", ""),
        (await HintFix.ApplyAsync(Program($"StatefulSet.Build(\"web\", {before})"), "\"web\"", new RemoveValueEdit(Key, path)))?.Replace(" ", ""));

    [Fact]
    public async Task Fix_RemoveOfWhatHasToBeThere_IsNotOffered()
    {
        Assert.Null(await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [] }"), "\"web\"", new RemoveValueEdit(Key, "spec.selector")));
        Assert.Null(await HintFix.ApplyAsync(
            Program("new StatefulSet(\"web\") { Replicas = 2, Selector = App, Containers = [] } with { Replicas = 3 }"), "\"web\"", new RemoveValueEdit(Key, "spec.replicas")));
    }

    [Theory]
    [InlineData("PodLabels = (\"old\", \"x\")", "PodLabels = (\"new\", \"x\")")]
    [InlineData("PodLabels = ((\"a\", \"b\"), (\"old\", \"x\"))", "PodLabels = ((\"a\", \"b\"), (\"new\", \"x\"))")]
    [InlineData("PodLabels = [(\"old\", \"x\")]", "PodLabels = [(\"new\", \"x\")]")]
    [InlineData("PodLabels = Own", "PodLabels = Own")]
    [InlineData("PodLabels = Shared", null)]
    [InlineData("PodLabels = ((\"new\", \"b\"), (\"old\", \"x\"))", null)]
    public async Task Fix_RenameKey_ChangesTheKeyAlone(string before, string? after)
    {
        const string Declarations = "static readonly Labels Own = (\"old\", \"x\");\n    static readonly Labels Shared = (\"old\", \"x\");\n    static readonly Labels Other = Shared;";
        var result = await HintFix.ApplyAsync(Text(before, Declarations), "\"web\"", new RenameKeyEdit(Key, "spec.template.metadata.labels", "old", "new"));
        var declarations = before.EndsWith("Own", StringComparison.Ordinal) ? Declarations.Replace("Own = (\"old\"", "Own = (\"new\"", StringComparison.Ordinal) : Declarations;
        Assert.Equal(after is null ? null : Text(after, declarations), result);

        static string Text(string labels, string declarations) => Program($"new(\"web\") {{ Selector = App, {labels}, Containers = [] }}", declarations);
    }

    [Theory]
    [InlineData("new(\"web\") { Selector = App, Containers = [] }", "new(\"web\") { Selector = App, Containers = [], PodLabels = App.With(\"tier\", \"db\") }")]
    [InlineData("new(\"web\") { Selector = (\"a\", \"b\"), Containers = [] }", "new(\"web\") { Selector = (\"a\", \"b\"), Containers = [], PodLabels = ((\"a\", \"b\"), (\"tier\", \"db\")) }")]
    [InlineData("new(\"web\") { Selector = App, PodLabels = App, Containers = [] }", "new(\"web\") { Selector = App, PodLabels = App.With(\"tier\", \"db\"), Containers = [] }")]
    [InlineData("StatefulSet.Build(\"web\", s => s.Selector(App))", "StatefulSet.Build(\"web\", s => s.Selector(App).PodLabels(App.With(\"tier\", \"db\")))")]
    [InlineData("new(\"web\") { Selector = new() { MatchLabels = App }, Containers = [] }", "new(\"web\") { Selector = new() { MatchLabels = App }, Containers = [], PodLabels = App.With(\"tier\", \"db\") }")]
    public async Task Fix_SetEntriesOfPodLabels_KeepsThoseOfTheSelector(string before, string after) => Assert.Equal(Program(after), await HintFix.ApplyAsync(
        Program(before), "\"web\"", new SetEntriesEdit(Key, "spec.template.metadata.labels", EquatableArray<FixEntry>.From([new("tier", "db")]))));

    [Fact]
    public async Task Fix_SeveralEditsOfOneMissingObject_MakeItOnce() => Assert.Equal(
        WithContainer("new(\"a\") { SecurityContext = new() { RunAsNonRoot = true, Privileged = false } }"),
        await HintFix.ApplyAsync(WithContainer("new(\"a\")"), "\"web\"", Set(Containers + "[0].securityContext.runAsNonRoot", "true"), Set(Containers + "[0].securityContext.privileged", "false")));

    [Fact]
    public async Task Fix_ValueOfANamedMember_IsChangedWhereItIsWrittenWhenNothingElseUsesIt()
    {
        const string Before = "static readonly Container Nginx = new(\"a\");";
        var set = Set(Containers + "[0].image", "'b:2'");
        Assert.Equal(
            Program("new(\"web\") { Selector = App, Containers = [Nginx] }", "static readonly Container Nginx = new(\"a\") { Image = \"b:2\" };"),
            await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [Nginx] }", Before), "\"web\"", set));
        Assert.Equal(
            Program("new(\"web\") { Selector = App, Containers = [Nginx] }", "static readonly Container Nginx = new(\"a\") { Image = \"b:2\" };"),
            await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [Nginx] }", Before), "\"a\"", set));
        Assert.Null(await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [Nginx] }", Before + " static Container Other => Nginx;"), "\"web\"", set));
    }

    [Theory]
    [InlineData("new(\"a\")", "new(\"a\") { Resources = new() { Limits = [(\"memory\", 1.Gi)] } }")]
    [InlineData("new(\"a\") { Resources = new() { Limits = [(\"cpu\", 1)] } }", "new(\"a\") { Resources = new() { Limits = [(\"cpu\", 1), (\"memory\", 1.Gi)] } }")]
    [InlineData("new(\"a\") { Resources = new() { Limits = [(\"memory\", 2.Gi)] } }", "new(\"a\") { Resources = new() { Limits = [(\"memory\", 1.Gi)] } }")]
    public async Task Fix_SetMapEntry_LeavesOthersAlone(string before, string after) => Assert.Equal(
        WithContainer(after), await HintFix.ApplyAsync(WithContainer(before), "\"web\"", Set(Containers + "[0].resources.limits[memory]", "1Gi")));

    [Fact]
    public async Task Fix_EditOfAnotherObject_ChangesThatOne()
    {
        const string Db = "public static StatefulSet Db => new(\"db\") { Selector = App, Containers = [] };";
        var after = Db.Replace("[] }", "[], Replicas = 2 }", StringComparison.Ordinal);
        var edit = new SetValueEdit("StatefulSet/db", "spec.replicas", Value("2"));

        Assert.Equal(
            Program("new(\"web\") { Selector = App, Containers = [] }", after),
            await HintFix.ApplyAsync(Program("new(\"web\") { Selector = App, Containers = [] }", Db), "\"web\"", edit));
    }

    [Fact]
    public async Task Fix_EditsAfterARemoval_CountAnew()
    {
        const string Ports = Containers + "[0].ports";
        Assert.Equal(
            WithContainer("new(\"a\") { Ports = [new(82)] }").Replace(" ", "", StringComparison.Ordinal),
            (await HintFix.ApplyAsync(WithContainer("new(\"a\") { Ports = [new(80), new(81), new(82)] }"), "\"web\"", new RemoveValueEdit(Key, Ports + "[0]"), new RemoveValueEdit(Key, Ports + "[0]")))?.Replace(" ", "", StringComparison.Ordinal));
    }

    private static SetValueEdit Set(string path, string value) => new(Key, path, Value(value));

    private static Schema.Node Value(string yaml) => YamlReader.Read($"v: {yaml}", "value.yaml").Documents[0].Root["v"];

    private static string WithContainer(string container) => Program($"new(\"web\") {{ Selector = App, Containers = [{container}] }}");

    private static string Program(string expression, string declarations = "") => $$"""
        public static class Subject
        {
            static readonly Labels App = ("app", "nginx");
            static readonly ValueList<Container> More = Environment.NewLine.Length > 5 ? [] : [];
            static readonly ValueList<Container> Same = More;
            static readonly Labels Also = App;
            {{declarations}}

            public static StatefulSet Set => {{expression}};
        }
        """;
}
