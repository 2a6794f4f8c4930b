using Kubewright.Rules;

namespace Kubewright.Emit.Tests;

public sealed class EmitterTests : IDisposable
{
    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _build.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Run_ManifestsClass_WritesItsObjectsInTheOrderOfTheMembers()
    {
        var result = Run(Sources.Web);

        Assert.Empty(result.Findings);
        Assert.Equal(["web.yaml"], result.Change.Written);
        Assert.Equal(
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: nginx
            spec:
              clusterIP: None
              selector:
                app: nginx
              ports:
              - name: web
                port: 80
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
            spec:
              serviceName: nginx
              selector:
                matchLabels:
                  app: nginx
              template:
                metadata:
                  labels:
                    app: nginx
                spec:
                  containers:
                  - name: nginx
                    image: nginx:1.27

            """,
            _output.Read("web.yaml"));
    }

    [Fact]
    public void Run_NothingChanged_TouchesNoFile()
    {
        Run(Sources.Web);
        var bytes = File.ReadAllBytes(_output["web.yaml"]);
        foreach (var path in Directory.EnumerateFiles(_output.Root))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        var again = Run(Sources.Web);

        Assert.Equal(["web.yaml"], again.Change.Unchanged);
        Assert.Empty(again.Change.Written);
        Assert.Equal(bytes, File.ReadAllBytes(_output["web.yaml"]));
        Assert.All(Directory.EnumerateFiles(_output.Root), static path => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public void Run_ClassIsGone_RemovesItsFile()
    {
        Run(Sources.WebAndShop);
        Assert.Equal(["shop-front.yaml", "web.yaml"], _output.Manifests);

        var again = Run(Sources.Web);

        Assert.Equal(["shop-front.yaml"], again.Change.Removed);
        Assert.Equal(["web.yaml"], _output.Manifests);
    }

    [Fact]
    public void Run_NoManifestsClass_WritesNothing()
    {
        var result = Run("public static class Empty;");

        Assert.False(result.HasErrors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_output.Root));
    }

    [Fact]
    public void Run_SequencesAndMethods_GiveTheirObjects()
    {
        Run(
            """
            [Manifests]
            public static class HTTPShards
            {
                public static IEnumerable<ConfigMap> Maps() => Enumerable.Range(0, 3).Select(i => new ConfigMap($"shard-{i}"));
                public static ConfigMap[] More => [new("more")];
                public static ConfigMap? Absent => null;
                public static ConfigMap? Present => new("present");
                internal static ConfigMap Hidden => new("hidden");
                public static string Text => "no object";
            }
            """);

        var names = _output.Read("http-shards.yaml").Split('\n').Where(static line => line.StartsWith("  name: ", StringComparison.Ordinal)).Select(static line => line["  name: ".Length..]);
        Assert.Equal(["shard-0", "shard-1", "shard-2", "more", "present"], names);
    }

    [Fact]
    public void Run_RuleWarns_WritesAndSaysWhere()
    {
        var result = Run(Sources.SetWith("TerminationGracePeriodSeconds = 0"));

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("KW4001", Severity.Warning), (finding.Id, finding.Severity));
        Assert.StartsWith("/src/Web.cs(4,38): warning KW4001: StatefulSet 'web'", finding.ToBuildText(), StringComparison.Ordinal);
        Assert.Equal(["web.yaml"], _output.Manifests);
    }

    [Theory]
    [InlineData("", "[SuppressMessage(\"Kubewright\", \"KW4001:grace-period-zero\", Justification = \"a cache\")]", "")]
    [InlineData("", "\n#pragma warning disable KW2001, KW4001\n", "")]
    [InlineData("", "", "[SuppressMessage(\"Kubewright\", \"KW4001\")]")]
    [InlineData("[assembly: SuppressMessage(\"Kubewright\", \"KW4001\")]", "", "")]
    [InlineData("[assembly: SuppressMessage(\"Kubewright\", \"KW4001\", Scope = \"member\", Target = \"~P:Web.Set\")]", "", "")]
    [InlineData("[assembly: SuppressMessage(\"Kubewright\", \"KW4001\", Scope = \"type\", Target = \"~T:Web\")]", "", "")]
    public void Run_RuleThatTheSourceTurnsOff_IsSilent(string beforeAll, string beforeMember, string beforeClass) => Assert.Empty(Run(Grace(beforeAll, beforeMember, beforeClass)).Findings);

    [Theory]
    [InlineData("", "[SuppressMessage(\"Kubewright\", \"KW4002\")]")]
    [InlineData("", "\n#pragma warning disable KW4001\n#pragma warning restore KW4001\n")]
    [InlineData("", "\n#pragma warning disable KW4001\n#pragma warning restore\n")]
    [InlineData("[assembly: SuppressMessage(\"Kubewright\", \"KW4001\", Scope = \"member\", Target = \"~P:Web.Other\")]", "")]
    public void Run_RuleThatTheSourceTurnsOffElsewhere_Speaks(string beforeAll, string beforeMember) =>
        Assert.Equal("KW4001", Assert.Single(Run(Grace(beforeAll, beforeMember, "")).Findings).Id);

    [Fact]
    public void Run_RuleFails_WritesNothing()
    {
        Run(Sources.Web);
        var before = _output.Read("web.yaml");

        var result = Run(Sources.SetWith("""PodLabels = ("app", "other")"""));

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("KW1001", Severity.Error), (finding.Id, finding.Severity));
        Assert.Equal(before, _output.Read("web.yaml"));
    }

    [Fact]
    public void Run_MemberThrows_IsAnErrorAtItsLine()
    {
        var result = Run(
            """
            [Manifests]
            public static class Web
            {
                public static ConfigMap Good => new("good");

                public static ConfigMap Bad => throw new InvalidOperationException("No region is set.");
            }
            """);

        var finding = Assert.Single(result.Findings);
        Assert.Equal("/src/Web.cs(6,36): error KW9101: Web.Bad throws InvalidOperationException: No region is set.", finding.ToBuildText());
        Assert.Empty(_output.Manifests);
    }

    [Fact]
    public void Run_FieldInitializerThrows_NamesTheCause()
    {
        var result = Run(
            """
            [Manifests]
            public static class Web
            {
                public static readonly ConfigMap Bad = Make();
                private static ConfigMap Make() => throw new FormatException("Not a size.");
            }
            """);

        Assert.Contains("throws FormatException: Not a size.", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MemberIsNullByInitializationOrder_SaysWhatToDo()
    {
        var result = Run(
            """
            [Manifests]
            public static class Web
            {
                public static ConfigMap First { get; } = Second!;
                public static ConfigMap Second { get; } = new("second");
            }
            """);

        var finding = Assert.Single(result.Findings);
        Assert.Equal("KW9102", finding.Id);
        Assert.Equal(4, finding.Location?.Line);
        Assert.Contains("Web.First gives null", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoAssembly_IsAnError()
    {
        _build.Write("Shop.dll", "not an assembly");

        var result = Emitter.Run(new EmitOptions(_build["Shop.dll"], _output.Root));

        Assert.Contains("is no .NET assembly", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.True(result.HasErrors);
    }

    [Fact]
    public void Run_AssemblyIsMissing_IsAnError() =>
        Assert.Equal("KW9104", Assert.Single(Emitter.Run(new EmitOptions(_build["Absent.dll"], _output.Root)).Findings).Id);

    [Fact]
    public void Run_OutputIsAFile_IsAnError()
    {
        _output.Write("taken", "");

        var result = Emitter.Run(new EmitOptions(UserAssembly.Compile(_build, Sources.Web), _output["taken"]));

        Assert.Equal("KW9104", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Program_Findings_PrintsThemForMSBuild()
    {
        var text = new StringWriter { NewLine = "\n" };

        var code = Program.Run(new EmitOptions(UserAssembly.Compile(_build, Sources.SetWith("TerminationGracePeriodSeconds = 0")), _output.Root), text);

        Assert.Equal(0, code);
        Assert.Collection(
            text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            static line => Assert.StartsWith("/src/Web.cs(4,38): warning KW4001: ", line, StringComparison.Ordinal),
            line => Assert.Equal($"Shop -> {_output["web.yaml"]}", line));
    }

    private static string Grace(string beforeAll, string beforeMember, string beforeClass) =>
        $$"""
        using System.Diagnostics.CodeAnalysis;
        {{beforeAll}}

        [Manifests]
        {{beforeClass}}
        public static class Web
        {
            {{beforeMember}}
            public static StatefulSet Set => new("web") { Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")], TerminationGracePeriodSeconds = 0 };
        }
        """;

    private EmitResult Run(string source) => Emitter.Run(new EmitOptions(UserAssembly.Compile(_build, source), _output.Root));
}
