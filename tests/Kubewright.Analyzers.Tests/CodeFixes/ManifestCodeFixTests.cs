namespace Kubewright.Analyzers.Tests;

/// <summary>Each rule's fix, in the ways in which the value may be written.</summary>
public sealed class ManifestCodeFixTests
{
    [Theory]
    [InlineData("{|KW1001:(\"app\", \"web\")|}", "(\"app\", \"nginx\")")]
    [InlineData("{|KW1001:[]|}", "(\"app\", \"nginx\")")]
    [InlineData("{|KW1001:[(\"tier\", \"db\")]|}", "[(\"tier\", \"db\"), (\"app\", \"nginx\")]")]
    [InlineData("{|KW1001:(\"tier\", \"db\")|}", "((\"tier\", \"db\"), (\"app\", \"nginx\"))")]
    [InlineData("{|KW1001:((\"app\", \"web\"), (\"tier\", \"db\"))|}", "((\"app\", \"nginx\"), (\"tier\", \"db\"))")]
    [InlineData("{|KW1001:Other|}", "Other.With(\"app\", \"nginx\")")]
    [InlineData("{|KW1001:Other.With(\"a\", \"b\")|}", "Other.With(\"a\", \"b\").With(\"app\", \"nginx\")")]
    public Task Fix_SelectorTemplateMismatch_GivesPodLabelsTheEntries(string before, string after) => Fix.VerifyAsync(
        Set("new(\"web\")", $"Selector = (\"app\", \"nginx\"), PodLabels = {before}, Containers = [],"),
        Set("new(\"web\")", $"Selector = (\"app\", \"nginx\"), PodLabels = {after}, Containers = [],"));

    [Fact]
    public Task Fix_SelectorTemplateMismatch_TakesTheNamedLabels() => Fix.VerifyAsync(
        Set("new(\"web\")", "Selector = App, PodLabels = {|KW1001:(\"app\", \"web\")|}, Containers = []"),
        Set("new(\"web\")", "Selector = App, PodLabels = App, Containers = []"));

    [Fact]
    public Task Fix_SelectorTemplateMismatchInSpec_EditsTheTemplate() => Fix.VerifyAsync(
        Set("new(new ObjectMeta { Name = \"web\" })", "Spec = new() { Selector = (\"app\", \"nginx\"), Template = new() { Metadata = new() { Labels = {|KW1001:(\"x\", \"y\")|} } } }"),
        Set("new(new ObjectMeta { Name = \"web\" })", "Spec = new() { Selector = (\"app\", \"nginx\"), Template = new() { Metadata = new() { Labels = ((\"x\", \"y\"), (\"app\", \"nginx\")) } } }"));

    [Fact]
    public Task Fix_SelectorTemplateMismatchInBuilder_EditsTheCall() => Fix.VerifyAsync(
        Builder("s => s.Selector((\"app\", \"nginx\")).PodLabels({|KW1001:(\"app\", \"web\")|})"),
        Builder("s => s.Selector((\"app\", \"nginx\")).PodLabels((\"app\", \"nginx\"))"));

    [Fact]
    public Task Fix_GoverningServiceMissing_AddsAHeadlessServiceBeforeTheSet() => Fix.VerifyAsync(
        """
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "nginx");

            /// <summary>The set.</summary>
            public static StatefulSet Set => new("web")
            {
                ServiceName = {|KW2001:"my-nginx"|}, Selector = App,
                Containers = [new("nginx", "nginx:1.27") { Ports = [new("web", 80), new("tls", 443)] }],
            };
        }
        """,
        """
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "nginx");

            public static Service MyNginx => new("my-nginx")
            {
                ClusterIP = ClusterIP.None, Selector = App, Ports = [new("web", 80), new("tls", 443)],
            };

            /// <summary>The set.</summary>
            public static StatefulSet Set => new("web")
            {
                ServiceName = "my-nginx", Selector = App,
                Containers = [new("nginx", "nginx:1.27") { Ports = [new("web", 80), new("tls", 443)] }],
            };
        }
        """);

    [Fact]
    public Task Fix_GoverningServiceMissing_FindsAFreeNameAndSetsTheFirstMemberApart() => Fix.VerifyAsync(
        """
        [Manifests]
        public static class Nginx
        {
            public static StatefulSet Set => new("web")
            {
                Namespace = "prod", ServiceName = {|KW2001:"nginx"|}, Selector = new() { MatchLabels = (("app", "nginx"), ("tier", "web")) }, Containers = [],
            };

            static int NginxService => 1;
        }
        """,
        """
        [Manifests]
        public static class Nginx
        {
            public static Service NginxService2 => new("nginx")
            {
                Namespace = "prod", ClusterIP = ClusterIP.None, Selector = [("app", "nginx"), ("tier", "web")],
            };

            public static StatefulSet Set => new("web")
            {
                Namespace = "prod", ServiceName = "nginx", Selector = new() { MatchLabels = (("app", "nginx"), ("tier", "web")) }, Containers = [],
            };

            static int NginxService => 1;
        }
        """);

    [Fact]
    public Task Fix_TwoSetsThatMissOneService_AddItOnce() => Fix.VerifyAsync(
        """
        [Manifests]
        public static class Web
        {
            public static StatefulSet One => new("one") { ServiceName = {|KW2001:"nginx"|}, Selector = ("app", "nginx"), Containers = [] };

            public static StatefulSet Two => new("two") { ServiceName = {|KW2001:"nginx"|}, Selector = ("app", "nginx"), Containers = [] };
        }
        """,
        """
        [Manifests]
        public static class Web
        {
            public static Service Nginx => new("nginx")
            {
                ClusterIP = ClusterIP.None, Selector = ("app", "nginx"),
            };

            public static StatefulSet One => new("one") { ServiceName = "nginx", Selector = ("app", "nginx"), Containers = [] };

            public static StatefulSet Two => new("two") { ServiceName = "nginx", Selector = ("app", "nginx"), Containers = [] };
        }
        """);

    [Theory]
    [InlineData("new({|KW2002:\"nginx\"|}) { Selector = App }", "new(\"nginx\") { Selector = App, ClusterIP = ClusterIP.None }")]
    [InlineData("new(\"nginx\") { ClusterIP = {|KW2002:\"10.0.0.1\"|}, Selector = App }", "new(\"nginx\") { ClusterIP = ClusterIP.None, Selector = App }")]
    [InlineData("new({|KW2002:\"nginx\"|}) { Spec = new() { Selector = App } }", "new(\"nginx\") { Spec = new() { Selector = App, ClusterIP = ClusterIP.None } }")]
    [InlineData("Service.Build({|KW2002:\"nginx\"|}, s => s.Selector(App))", "Service.Build(\"nginx\", s => s.Selector(App).ClusterIP(ClusterIP.None))")]
    [InlineData("Service.Build({|KW2002:\"nginx\"|}, s => { s.Selector(App); })", "Service.Build(\"nginx\", s => { s.Selector(App); s.ClusterIP(ClusterIP.None); })")]
    [InlineData("Service.Headless(\"nginx\", App) with { ClusterIP = {|KW2002:\"10.0.0.1\"|} }", "Service.Headless(\"nginx\", App) with { ClusterIP = ClusterIP.None }")]
    public Task Fix_GoverningServiceNotHeadless_MakesItHeadless(string before, string after) => Fix.VerifyAsync(WithService(before), WithService(after));

    [Fact]
    public Task Fix_MultiLineInitializer_GetsALineMore() => Fix.VerifyAsync(
        WithService("""
            new({|KW2002:"nginx"|})
                {
                    Labels = App, Selector = App, // ours
                }
            """),
        WithService("""
            new("nginx")
                {
                    Labels = App, Selector = App, // ours
                    ClusterIP = ClusterIP.None,
                }
            """));

    [Fact]
    public Task Fix_MultiLineInitializerWithoutLastComma_GetsALineMore() => Fix.VerifyAsync(
        WithService("""
            new({|KW2002:"nginx"|})
                {
                    Labels = App,
                    Selector = App
                }
            """),
        WithService("""
            new("nginx")
                {
                    Labels = App,
                    Selector = App,
                    ClusterIP = ClusterIP.None
                }
            """));

    [Fact]
    public Task Fix_MultiLineChain_GetsALineMore() => Fix.VerifyAsync(
        WithService("""
            Service.Build({|KW2002:"nginx"|}, s => s
                    .Labels(App)
                    .Selector(App))
            """),
        WithService("""
            Service.Build("nginx", s => s
                    .Labels(App)
                    .Selector(App)
                    .ClusterIP(ClusterIP.None))
            """));

    [Theory]
    [InlineData("new(\"nginx\") { ClusterIP = ClusterIP.None, Selector = {|KW2003:(\"app\", \"web\")|} }", "new(\"nginx\") { ClusterIP = ClusterIP.None, Selector = App }")]
    [InlineData("new({|KW2003:\"nginx\"|}) { ClusterIP = ClusterIP.None }", "new(\"nginx\") { ClusterIP = ClusterIP.None, Selector = App }")]
    [InlineData("Service.Headless(\"nginx\", {|KW2003:(\"app\", \"web\")|})", "Service.Headless(\"nginx\", App)")]
    public Task Fix_GoverningServiceSelectorMismatch_SelectsTheSetsLabels(string before, string after) => Fix.VerifyAsync(WithService(before), WithService(after));

    [Theory]
    [InlineData("TerminationGracePeriodSeconds = {|KW4001:0|}", "TerminationGracePeriodSeconds = 30")]
    [InlineData("TerminationGracePeriodSeconds = {|KW4001:0.Seconds|}", "TerminationGracePeriodSeconds = 30")]
    [InlineData("TerminationGracePeriodSeconds = {|KW4001:-5|}", "TerminationGracePeriodSeconds = 30")]
    public Task Fix_GracePeriodZero_SetsThirtySeconds(string before, string after) => Fix.VerifyAsync(
        Set("new(\"web\")", $"Selector = App, Containers = [], {before}, // why"),
        Set("new(\"web\")", $"Selector = App, Containers = [], {after}, // why"));

    [Fact]
    public Task Fix_GracePeriodZeroFarFromTheObject_EditsItWhereItIs() => Fix.VerifyAsync(
        Set("new StatefulSet(\"web\")", "Selector = App, Containers = []", " with { TerminationGracePeriodSeconds = {|KW4001:0|} }"),
        Set("new StatefulSet(\"web\")", "Selector = App, Containers = []", " with { TerminationGracePeriodSeconds = 30 }"));

    [Fact]
    public Task Fix_SeveralRulesInOneProgram_AreAllMended() => Fix.VerifyAsync(
        """
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "nginx");

            public static Service Nginx => new({|KW2003:{|KW2002:"nginx"|}|});

            public static StatefulSet Set => new("web")
            {
                ServiceName = Nginx, Selector = App, PodLabels = {|KW1001:("app", "x")|}, TerminationGracePeriodSeconds = {|KW4001:0|}, Containers = [],
            };
        }
        """,
        """
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "nginx");

            public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = App };

            public static StatefulSet Set => new("web")
            {
                ServiceName = Nginx, Selector = App, PodLabels = App, TerminationGracePeriodSeconds = 30, Containers = [],
            };
        }
        """);

    private static string Set(string creation, string members, string after = "") => $$"""
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "shop");
            static readonly Labels Other = Environment.NewLine.Length > 5 ? ("x", "y") : ("x", "y");

            public static StatefulSet Set => {{creation}}
            {
                {{members}}
            }{{after}};
        }
        """;

    private static string Builder(string configure) => $$"""
        [Manifests]
        public static class Web
        {
            public static StatefulSet Set => StatefulSet.Build("web", {{configure}});
        }
        """;

    private static string WithService(string service) => $$"""
        [Manifests]
        public static class Web
        {
            static readonly Labels App = ("app", "nginx");

            public static Service Nginx => {{service}};

            public static StatefulSet Set => new("web") { ServiceName = "nginx", Selector = App, Containers = [] };
        }
        """;
}
