namespace Kubewright.Analyzers.Tests;

/// <summary>What each form of expression evaluates to, as short text.</summary>
public sealed class EvaluatorTests
{
    [Theory]
    [InlineData("string", "\"a\"", "'a'")]
    [InlineData("string", "\"a\" + Name + $\"-{Count}\"", "'aweb-3'")]
    [InlineData("string", "nameof(Subject)", "'Subject'")]
    [InlineData("string", "string.Empty", "''")]
    [InlineData("string", "Environment.MachineName", "?")]
    [InlineData("string", "$\"{Environment.MachineName}\"", "?")]
    [InlineData("string?", "null", "~")]
    [InlineData("string?", "default", "~")]
    [InlineData("int?", "7", "7")]
    [InlineData("int?", "Count + 1", "4")]
    [InlineData("int?", "Count * Count - 1", "8")]
    [InlineData("int", "int.MaxValue", "2147483647")]
    [InlineData("int", "Dynamic", "?")]
    [InlineData("bool?", "true", "true")]
    [InlineData("bool", "!(Count > 2) || Name == \"web\"", "true")]
    [InlineData("bool", "Dynamic > 2 && Count < 2", "false")]
    public void Evaluate_Scalar_GivesItsValue(string type, string expression, string expected) => AssertValue(type, expression, expected);

    [Theory]
    [InlineData("Quantity", "1.Gi", "'1Gi'")]
    [InlineData("Quantity?", "500.m", "'500m'")]
    [InlineData("Quantity", "\"10Mi\"", "'10Mi'")]
    [InlineData("Quantity", "Quantity.Parse(\"2k\")", "'2k'")]
    [InlineData("Quantity", "Count.Gi", "'3Gi'")]
    [InlineData("Quantity", "Dynamic.Gi", "?")]
    [InlineData("Duration", "30", "30")]
    [InlineData("Duration?", "30.Seconds", "30")]
    [InlineData("Duration", "2.Minutes", "120")]
    [InlineData("Duration", "1.Hours", "3600")]
    [InlineData("Duration", "new Duration(5)", "5")]
    [InlineData("Duration", "TimeSpan.FromSeconds(30)", "30")]
    [InlineData("Duration", "TimeSpan.FromMinutes(1)", "60")]
    [InlineData("IntOrString", "80", "80")]
    [InlineData("IntOrString?", "\"http\"", "'http'")]
    [InlineData("ClusterIP", "ClusterIP.None", "'None'")]
    [InlineData("ClusterIP?", "\"10.0.0.1\"", "'10.0.0.1'")]
    [InlineData("ClusterIP", "ClusterIP.Of(\"10.0.0.1\")", "'10.0.0.1'")]
    [InlineData("ClusterIP", "new ClusterIP(\"10.0.0.1\")", "'10.0.0.1'")]
    [InlineData("string", "ClusterIP.None.Value", "'None'")]
    [InlineData("AccessMode", "ReadWriteOnce", "'ReadWriteOnce'")]
    [InlineData("AccessMode?", "AccessMode.ReadOnlyMany", "'ReadOnlyMany'")]
    [InlineData("AccessMode", "(AccessMode)77", "?")]
    public void Evaluate_ValueOfTheLibrary_GivesWhatIsWritten(string type, string expression, string expected) => AssertValue(type, expression, expected);

    [Theory]
    [InlineData("Ref<Service>", "\"web\"", "'web'")]
    [InlineData("Ref<Service>?", "new Service(\"web\")", "'web'")]
    [InlineData("Ref<Service>", "Nginx", "'nginx'")]
    [InlineData("Ref<Service>", "External<Service>(\"db\")", "'db'!")]
    [InlineData("Ref<Service>", "Ref.External<Service>(Name)", "'web'!")]
    [InlineData("Ref<Service>", "new Ref<Service>(\"db\", isExternal: true)", "'db'!")]
    [InlineData("Ref<Service>", "new Ref<Service>(\"db\")", "'db'")]
    [InlineData("Ref<Volume>", "new VolumeClaim(\"www\")", "'www'")]
    [InlineData("Ref<Volume>", "new Volume(\"tmp\")", "'tmp'")]
    [InlineData("string?", "Nginx.Name", "'nginx'")]
    [InlineData("string", "((Ref<Service>)Nginx).Name", "'nginx'")]
    public void Evaluate_Reference_GivesTheName(string type, string expression, string expected) => AssertValue(type, expression, expected);

    [Theory]
    [InlineData("(\"app\", \"nginx\")", "{app: 'nginx'}")]
    [InlineData("((\"app\", \"nginx\"), (\"tier\", Name))", "{app: 'nginx', tier: 'web'}")]
    [InlineData("[(\"tier\", \"db\"), .. App]", "{tier: 'db', app: 'shop'}")]
    [InlineData("[]", "{}")]
    [InlineData("Labels.Empty", "{}")]
    [InlineData("App", "{app: 'shop'}")]
    [InlineData("App.With(\"tier\", \"db\")", "{app: 'shop', tier: 'db'}")]
    [InlineData("App.With(\"tier\", \"db\").Without(\"app\")", "{tier: 'db'}")]
    [InlineData("(\"app\", Environment.MachineName)", "{app: ?}")]
    [InlineData("(Environment.MachineName, \"x\")", "{…}")]
    [InlineData("[(\"app\", \"nginx\"), .. Unseen()]", "{…}")]
    [InlineData("new Dictionary<string, string> { [\"app\"] = \"nginx\" }", "{app: 'nginx'}")]
    public void Evaluate_Labels_GivesTheEntries(string expression, string expected) => AssertValue("Labels", expression, expected);

    [Theory]
    [InlineData("App", "{matchLabels: {app: 'shop'}}")]
    [InlineData("(\"app\", \"nginx\")", "{matchLabels: {app: 'nginx'}}")]
    [InlineData("new() { MatchLabels = App }", "{matchLabels: {app: 'shop'}}")]
    [InlineData("new() { MatchExpressions = [new(\"app\", LabelSelectorOperator.In) { Values = [\"a\"] }] }", "{matchExpressions: [{key: 'app', operator: 'In', values: ['a']}]}")]
    public void Evaluate_Selector_GivesItsParts(string expression, string expected) => AssertValue("LabelSelector", expression, expected);

    [Theory]
    [InlineData("[ReadWriteOnce, ReadOnlyMany]", "['ReadWriteOnce', 'ReadOnlyMany']")]
    [InlineData("new[] { ReadWriteOnce }", "['ReadWriteOnce']")]
    [InlineData("new List<AccessMode> { ReadWriteOnce }", "['ReadWriteOnce']")]
    [InlineData("[.. Modes, ReadOnlyMany]", "['ReadWriteOnce', 'ReadOnlyMany']")]
    [InlineData("Modes.Add(ReadOnlyMany)", "['ReadWriteOnce', 'ReadOnlyMany']")]
    [InlineData("Modes.AddRange([ReadOnlyMany])", "['ReadWriteOnce', 'ReadOnlyMany']")]
    [InlineData("[ReadWriteOnce, .. UnseenModes()]", "['ReadWriteOnce', …]")]
    [InlineData("[Modes[0]]", "['ReadWriteOnce']")]
    public void Evaluate_List_GivesTheItems(string expression, string expected) => AssertValue("ValueList<AccessMode>", expression, expected);

    [Theory]
    [InlineData("new(\"c\", \"i\")", "{name: 'c', image: 'i'}")]
    [InlineData("new(\"c\") { Image = \"i\", Ports = [new(\"web\", 80)] }", "{name: 'c', image: 'i', ports: [{name: 'web', containerPort: 80}]}")]
    [InlineData("new(\"c\", \"i\") { Image = null }", "{name: 'c'}")]
    [InlineData("new Container(\"c\", \"i\") with { Image = \"j\" }", "{name: 'c', image: 'j'}")]
    [InlineData("new Container(\"c\", \"i\").Comment(c => c.Image, \"{}\")", "{name: 'c', image: 'i'}")]
    [InlineData("new Container(\"c\", \"i\").Comment(c => c.Image, \"{}\") with { Tty = true }", "{name: 'c', image: 'i', tty: true}")]
    [InlineData("Dynamic > 1 ? new(\"c\", \"i\") : new(\"c\", \"j\")", "{name: 'c', image: ?}")]
    [InlineData("Count > 1 ? new(\"c\", \"i\") : new(\"d\", \"j\")", "{name: 'c', image: 'i'}")]
    [InlineData("Dynamic switch { 1 => new(\"c\", \"i\"), _ => new(\"c\", \"i\") { Tty = true } }", "{name: 'c', image: 'i', …}")]
    [InlineData("Make(\"c\", 80)", "{name: 'c', image: 'nginx:c', ports: [{containerPort: 80}]}")]
    [InlineData("Steps(\"c\")", "{name: 'c', image: 'c'}")]
    [InlineData("Branches(\"c\")", "{name: 'c', image: 'first'}")]
    [InlineData("Branches(\"d\")", "{name: 'd', image: 'second'}")]
    [InlineData("Branches(Environment.MachineName)", "{name: ?, image: ?}")]
    [InlineData("Endless(\"c\")", "?")]
    [InlineData("new(\"c\") { Env = [new(\"A\", \"b\")] }", "{name: 'c', env: [{name: 'A', value: 'b'}]}")]
    public void Evaluate_Record_GivesItsMembers(string expression, string expected) => AssertValue("Container", expression, expected);

    [Theory]
    [InlineData("new(\"web\")", "{metadata: {name: 'web'}}")]
    [InlineData("new(\"web\") { Storage = 1.Gi, AccessModes = [ReadWriteOnce] }", "{metadata: {name: 'web'}, spec: {resources: {requests: {storage: '1Gi'}}, accessModes: ['ReadWriteOnce']}}")]
    [InlineData("new(\"web\") { Storage = 1.Gi, Spec = new() }", "{metadata: {name: 'web'}, spec: {}}")]
    [InlineData("new(\"web\") { Metadata = new() { Name = \"x\" } }", "{metadata: {name: 'x'}}")]
    [InlineData("new(new ObjectMeta { Name = \"x\" })", "{metadata: {name: 'x'}}")]
    public void Evaluate_HoistedMember_WritesWhereItsPathSays(string expression, string expected) => AssertValue("VolumeClaim", expression, expected);

    [Theory]
    [InlineData("Volume.EmptyDir(\"tmp\")", "{name: 'tmp', emptyDir: {}}")]
    [InlineData("Volume.EmptyDir(\"tmp\", e => e.SizeLimit(1.Gi))", "{name: 'tmp', emptyDir: {sizeLimit: '1Gi'}}")]
    [InlineData("Volume.ConfigMap(\"cfg\", \"settings\")", "{name: 'cfg', configMap: {name: 'settings'}}")]
    public void Evaluate_Factory_GivesWhatItMakes(string expression, string expected) => AssertValue("Volume", expression, expected);

    [Fact]
    public void Evaluate_HeadlessService_HasItsConstants() => AssertValue(
        "Service",
        "Service.Headless(\"nginx\", App, new ServicePort(\"web\", 80))",
        "{apiVersion: 'v1', kind: 'Service', spec: {clusterIP: 'None', selector: {app: 'shop'}, ports: [{name: 'web', port: 80}]}, metadata: {name: 'nginx'}}");

    [Theory]
    [InlineData("Selector = App", "{app: 'shop'}")]
    [InlineData("Selector = App, PodLabels = (\"x\", \"y\")", "{x: 'y'}")]
    [InlineData("PodLabels = (\"x\", \"y\"), Selector = App", "{x: 'y'}")]
    [InlineData("Selector = Unseen()", "?")]
    [InlineData("Selector = App, PodLabels = Unseen()", "?")]
    [InlineData("Selector = new() { MatchExpressions = [] }", "~")]
    public void Evaluate_PodLabels_FollowTheSelectorUnlessWritten(string members, string expected)
    {
        var compilation = Program("StatefulSet", $"new(\"web\") {{ Containers = [], {members} }}");

        var node = TestCompilation.Evaluate(compilation);

        Assert.Equal(expected, NodeText.Of(node.At("spec.template.metadata.labels")));
    }

    [Theory]
    [InlineData("with { Selector = (\"a\", \"b\") }", "{a: 'b'}")]
    [InlineData("with { PodLabels = (\"a\", \"b\") }", "{a: 'b'}")]
    [InlineData("with { Replicas = 2 }", "{app: 'shop'}")]
    public void Evaluate_With_KeepsDerivingPodLabels(string with, string expected)
    {
        var compilation = Program("StatefulSet", $"new StatefulSet(\"web\") {{ Containers = [], Selector = App }} {with}");

        Assert.Equal(expected, NodeText.Of(TestCompilation.Evaluate(compilation).At("spec.template.metadata.labels")));
    }

    [Fact]
    public void Evaluate_WithOnUnknown_KnowsOnlyWhatIsWritten() =>
        AssertValue("StatefulSet", "UnseenSet() with { Replicas = 2 }", "{apiVersion: 'apps/v1', kind: 'StatefulSet', spec: {replicas: 2, …}, …}");

    private static void AssertValue(string type, string expression, string expected)
    {
        var compilation = Program(type, expression);
        Assert.Empty(TestCompilation.Errors(compilation));

        Assert.Equal(expected, NodeText.Of(TestCompilation.Evaluate(compilation)));
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Program(string type, string expression) => TestCompilation.Create(
        TestCompilation.Usings + $$"""
        public static class Subject
        {
            public static {{type}} Value => {{expression}};

            const int Count = 3;
            static readonly string Name = "web";
            static readonly ValueList<AccessMode> Modes = [ReadWriteOnce];
            static readonly Labels App = Elsewhere.App;
            static Service Nginx => new("nginx") { Namespace = "prod" };
            static int Dynamic => Environment.ProcessorCount;
            static Labels Unseen() => Enumerable.Range(0, 3).Aggregate(Labels.Empty, (l, i) => l.With("k" + i, "v"));
            static IEnumerable<AccessMode> UnseenModes() => Modes.OrderBy(static mode => mode);
            static StatefulSet UnseenSet() => typeof(Subject).Assembly.Location.Length > 0 ? Cached ??= new(new ObjectMeta()) : null!;
            static StatefulSet? Cached;
            static Container Make(string name, int port = 1) => new(name, $"nginx:{name}") { Ports = [new(port)] };
            static Container Steps(string name)
            {
                Console.WriteLine(name);
                var made = new Container(name);
                var image = name;
                return made with { Image = image };
            }
            static Container Branches(string name)
            {
                if (name == "c")
                {
                    return new(name, "first");
                }

                return new(name, "second");
            }
            static Container Endless(string name) => Endless(name + "x");
        }
        """,
        TestCompilation.Usings + """
        static class Elsewhere
        {
            public static Labels App { get; } = ("app", "shop");
        }
        """);
}
