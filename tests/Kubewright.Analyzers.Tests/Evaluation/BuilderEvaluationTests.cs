namespace Kubewright.Analyzers.Tests;

/// <summary>What builders evaluate to: chains, lambdas, statements around them, and what makes a value uncertain.</summary>
public sealed class BuilderEvaluationTests
{
    [Theory]
    [InlineData("c => c.Image(\"i\")", "{name: 'c', image: 'i'}")]
    [InlineData("c => c.Image(\"i\").Image(\"j\")", "{name: 'c', image: 'j'}")]
    [InlineData("c => { c.Image(\"i\"); c.Tty(true); }", "{name: 'c', image: 'i', tty: true}")]
    [InlineData("c => c.Port(\"web\", 80).Port(81)", "{name: 'c', ports: [{name: 'web', containerPort: 80}, {containerPort: 81}]}")]
    [InlineData("c => c.Port(new ContainerPort(80))", "{name: 'c', ports: [{containerPort: 80}]}")]
    [InlineData("c => c.Port(80, p => p.Protocol(Protocol.UDP))", "{name: 'c', ports: [{containerPort: 80, protocol: 'UDP'}]}")]
    [InlineData("c => c.Ports([new(80)]).Port(81)", "{name: 'c', ports: [{containerPort: 80}, {containerPort: 81}]}")]
    [InlineData("c => c.Image(\"i\").Comment(x => x.Image, \"{}\").Tty(true)", "{name: 'c', image: 'i', tty: true}")]
    [InlineData("c => c.Port(new ContainerPort(80).Comment(p => p.Number, \"web\"))", "{name: 'c', ports: [{containerPort: 80}]}")]
    [InlineData("c => c.Command(\"a\", \"b\")", "{name: 'c', command: ['a', 'b']}")]
    [InlineData("c => c.Lifecycle(l => l.StopSignal(\"SIGTERM\"))", "{name: 'c', lifecycle: {stopSignal: 'SIGTERM'}}")]
    [InlineData("c => c.SecurityContext(s => s.Privileged(true)).SecurityContext(s => s.RunAsUser(5))", "{name: 'c', securityContext: {privileged: true, runAsUser: 5}}")]
    [InlineData("c => { }", "{name: 'c'}")]
    [InlineData("null", "{name: 'c'}")]
    public void Evaluate_Chain_GivesWhatItBuilds(string configure, string expected) => AssertContainer(configure, expected);

    [Theory]
    [InlineData("c => { if (Count > 2) c.Image(\"i\"); else c.Image(\"j\"); }", "{name: 'c', image: 'i'}")]
    [InlineData("c => { if (Dynamic > 2) c.Image(\"i\"); else c.Image(\"i\"); }", "{name: 'c', image: 'i'}")]
    [InlineData("c => { if (Dynamic > 2) c.Image(\"i\"); else c.Image(\"j\"); }", "{name: 'c', image: ?}")]
    [InlineData("c => { c.Image(\"i\"); if (Dynamic > 2) c.Image(\"j\"); }", "{name: 'c', image: ?}")]
    [InlineData("c => { if (Dynamic > 2) c.Image(\"i\"); }", "{name: 'c', …}")]
    [InlineData("c => { if (Dynamic > 2) return; c.Image(\"i\"); }", "?")]
    [InlineData("c => { if (Count > 5) return; c.Image(\"i\"); }", "{name: 'c', image: 'i'}")]
    [InlineData("c => { c.Image(\"i\"); return; }", "{name: 'c', image: 'i'}")]
    [InlineData("c => { switch (Dynamic) { case 1: c.Image(\"i\"); break; } }", "{name: 'c', …}")]
    [InlineData("c => { switch (Dynamic) { case 1: c.Image(\"i\"); break; default: c.Image(\"i\"); break; } }", "{name: 'c', image: 'i'}")]
    [InlineData("c => { switch (Count) { case 1 or 2: c.Image(\"i\"); break; case > 2: c.Image(\"j\"); break; } }", "{name: 'c', image: 'j'}")]
    [InlineData("c => { switch (Count) { case 1: c.Image(\"i\"); break; } }", "{name: 'c'}")]
    [InlineData("c => { switch (Count) { case 3: if (Dynamic > 1) break; c.Image(\"i\"); break; } }", "?")]
    [InlineData("c => { try { c.Image(\"i\"); } finally { } }", "?")]
    public void Evaluate_Branch_KnowsWhatIsCertain(string configure, string expected) => AssertContainer(configure, expected);

    [Theory]
    [InlineData("c => { foreach (var p in new[] { 80, 81 }) c.Port(p); }", "{name: 'c', ports: [{containerPort: 80}, {containerPort: 81}]}")]
    [InlineData("c => { foreach (var n in new[] { \"a\", \"b\" }) { var upper = n + \"!\"; c.AddEnv(upper, n); } }", "{name: 'c', env: [{name: 'a!', value: 'a'}, {name: 'b!', value: 'b'}]}")]
    [InlineData("c => { for (var i = 0; i < 2; i++) c.Port(80 + i); }", "{name: 'c', ports: [{containerPort: 80}, {containerPort: 81}]}")]
    [InlineData("c => { for (int i = Count; i >= 1; i -= 2) c.Port(i); }", "{name: 'c', ports: [{containerPort: 3}, {containerPort: 1}]}")]
    [InlineData("c => { for (var i = 0; i < 2; i++) { c.Port(i); i++; } }", "{name: 'c', …}")]
    [InlineData("c => { for (var i = 0; i < Dynamic; i++) c.Port(i); }", "{name: 'c', …}")]
    [InlineData("c => { for (var i = 0; i < 9; i++) { if (i > 1) break; c.Port(i); } }", "{name: 'c', …}")]
    [InlineData("c => { for (var i = 0; i >= 0; i++) c.Port(i); }", "{name: 'c', …}")]
    [InlineData("c => { foreach (var (name, port) in new[] { (\"a\", 80), (\"b\", 81) }) c.Port(name, port); }", "{name: 'c', ports: [{name: 'a', containerPort: 80}, {name: 'b', containerPort: 81}]}")]
    [InlineData("c => { foreach (var item in new Dictionary<string, string> { [\"A\"] = \"x\" }) c.AddEnv(item.Key, item.Value); }", "{name: 'c', env: [{name: 'A', value: 'x'}]}")]
    [InlineData("c => { foreach (var i in Enumerable.Range(1, 2)) c.Port(i); }", "{name: 'c', ports: [{containerPort: 1}, {containerPort: 2}]}")]
    [InlineData("c => { c.Port(79); foreach (var p in Ports()) c.Port(p); }", "{name: 'c', ports: [{containerPort: 79}, …]}")]
    [InlineData("c => { foreach (var p in Ports()) c.Port(p).Image(\"i\"); }", "{name: 'c', …}")]
    [InlineData("c => { c.Image(\"i\"); for (var i = 0; i < Dynamic; i++) c.Port(i); }", "{name: 'c', image: 'i', …}")]
    [InlineData("c => { c.Image(\"i\"); while (Dynamic > 3) c.Image(\"j\"); }", "{name: 'c', image: ?}")]
    [InlineData("c => { foreach (var p in new[] { 80, 81 }) { if (Dynamic > 2) break; c.Port(p); } }", "{name: 'c', …}")]
    public void Evaluate_Loop_KnowsWhatIsCertain(string configure, string expected) => AssertContainer(configure, expected);

    [Theory]
    [InlineData("c => c.Twice(80)", "{name: 'c', ports: [{containerPort: 80}, {containerPort: 81}]}")]
    [InlineData("c => c.Twice(80).Image(\"i\")", "{name: 'c', ports: [{containerPort: 80}, {containerPort: 81}], image: 'i'}")]
    [InlineData("Configure", "{name: 'c', image: 'configured'}")]
    [InlineData("c => Configure(c)", "{name: 'c', image: 'configured'}")]
    [InlineData("c => With(c, x => x.Image(\"i\"))", "{name: 'c', image: 'i'}")]
    [InlineData("c => { var same = c.Image(\"i\"); same.Tty(true); }", "{name: 'c', image: 'i', tty: true}")]
    [InlineData("c => { var same = c; same = same.Image(\"i\"); }", "{name: 'c', image: 'i'}")]
    [InlineData("Stored", "?")]
    [InlineData("c => Unseen(c)", "?")]
    [InlineData("c => { c.Image(\"i\"); Action later = () => c.Image(\"j\"); later(); }", "{name: 'c', image: 'j'}")]
    [InlineData("c => { c.Image(\"i\"); void Later() => c.Image(\"j\"); Later(); }", "{name: 'c', image: 'j'}")]
    [InlineData("c => { c.Image(\"i\"); Action later = () => c.Image(\"j\"); if (Dynamic > 2) later(); }", "{name: 'c', image: ?}")]
    [InlineData("c => new List<int> { 1 }.ForEach(p => c.Port(p))", "?")]
    [InlineData("c => Again(c)", "?")]
    public void Evaluate_OtherFunctions_AreFollowedWhenSeen(string configure, string expected) => AssertContainer(configure, expected);

    [Theory]
    [InlineData("c => { Action later = () => c.Image(\"j\"); System.Threading.Tasks.Task.Run(later); }")]
    [InlineData("c => { Action later = () => c.Image(\"j\"); later = () => { }; later(); }")]
    [InlineData("c => { void Later() => c.Image(\"j\"); System.Threading.Tasks.Task.Run(Later); }")]
    public void Evaluate_FunctionThatEscapes_LeavesNothingCertain(string configure)
    {
        var compilation = Program("StatefulSet", $"StatefulSet.Build(\"web\", s => s.Container(\"c\", {configure}))");
        Assert.Empty(TestCompilation.Errors(compilation));

        Assert.Equal("[?, …]", NodeText.Of(TestCompilation.Evaluate(compilation).At("spec.template.spec.containers")));
    }

    [Fact]
    public void Evaluate_Build_WritesKindNameAndDerivedLabels()
    {
        var compilation = Program("StatefulSet", """
            StatefulSet.Build("web", s => s
                .ServiceName("nginx")
                .Replicas(3)
                .Selector(("app", "nginx"))
                .VolumeClaimTemplate("www", v => v.AccessModes(ReadWriteOnce).Storage(1.Gi)))
            """);
        Assert.Empty(TestCompilation.Errors(compilation));

        Assert.Equal(
            "{apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: {name: 'web'}, spec: {serviceName: 'nginx', replicas: 3, "
            + "template: {metadata: {labels: {app: 'nginx'}}}, selector: {matchLabels: {app: 'nginx'}}, "
            + "volumeClaimTemplates: [{metadata: {name: 'www'}, spec: {accessModes: ['ReadWriteOnce'], resources: {requests: {storage: '1Gi'}}}}]}}",
            NodeText.Of(TestCompilation.Evaluate(compilation)));
    }

    [Fact]
    public void Evaluate_ChainOfAThousandCalls_IsFollowed()
    {
        var calls = string.Concat(Enumerable.Range(0, 1000).Select(static i => $".AddEnv(\"V{i}\", \"x\")"));
        var node = TestCompilation.Evaluate(Program("StatefulSet", $"StatefulSet.Build(\"web\", s => s.Container(\"c\", c => c{calls}))"));

        var env = Assert.IsType<Schema.ArrayNode>(Assert.IsType<Schema.ArrayNode>(node.At("spec.template.spec.containers")).Items[0]["env"]);
        Assert.Equal(1000, env.Items.Length);
        Assert.False(env.IsOpen);
    }

    private static void AssertContainer(string configure, string expected)
    {
        var compilation = Program("StatefulSet", $"StatefulSet.Build(\"web\", s => s.Container(\"c\", {configure}))");
        Assert.Empty(TestCompilation.Errors(compilation));

        var containers = TestCompilation.Evaluate(compilation).At("spec.template.spec.containers");
        Assert.Equal($"[{expected}]", NodeText.Of(containers));
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Program(string type, string expression) => TestCompilation.Create(
        TestCompilation.Usings + $$"""
        public static class Subject
        {
            public static {{type}} Value => {{expression}};

            const int Count = 3;
            static int Dynamic => Environment.ProcessorCount;
            static IEnumerable<int> Ports() => Enumerable.Range(Dynamic, 3);
            static Action<ContainerBuilder>? Stored = c => c.Image("i");
            static void Configure(ContainerBuilder c) => c.Image("configured");
            static void Again(ContainerBuilder c) => Again(c);
            static ContainerBuilder With(ContainerBuilder c, Action<ContainerBuilder> configure) { configure(c); return c; }
            static ContainerBuilder Twice(this ContainerBuilder c, int port) => c.Port(port).Port(port + 1);
            static void Unseen(ContainerBuilder c) => Stored?.Invoke(c);
        }
        """);
}
