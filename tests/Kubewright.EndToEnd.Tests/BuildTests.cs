namespace Kubewright.EndToEnd.Tests;

public sealed class BuildTests
{
    /// <summary>For a project that was built before, and still refers to the same.</summary>
    private const string NoRestore = "--no-restore";

    [Fact]
    public void Build_Sample_EmitsTheSameYamlAndNothingTwice()
    {
        using var project = new UserProject(UserProject.Sample);

        var first = project.Build();
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Empty(first.Found);
        var manifest = File.ReadAllBytes(project.Manifest);
        var stamp = File.GetLastWriteTimeUtc(project.Stamp);

        Assert.Equal(0, project.Build(NoRestore).ExitCode);
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(project.Stamp));

        File.Delete(project.Manifest);
        Assert.Equal(0, project.Build(NoRestore).ExitCode);
        Assert.Equal(manifest, File.ReadAllBytes(project.Manifest));

        project.Clean();
        Assert.Equal(0, project.Build().ExitCode);
        Assert.Equal(manifest, File.ReadAllBytes(project.Manifest));
    }

    [Fact]
    public void Build_Mistakes_AreReportedOnceAtTheirLines()
    {
        using var project = new UserProject(
            """
            [Manifests]
            public static class Web
            {
                public static Service Plain => new("plain") { Selector = ("app", "plain"), Ports = [new("web", 80)] };

                public static StatefulSet NotHeadless => new("not-headless")
                {
                    ServiceName = Plain,
                    Selector = ("app", "plain"),
                    Containers = [new("nginx", "nginx:1.27")],
                };

                public static StatefulSet NoService => new("no-service")
                {
                    ServiceName = "absent",
                    Selector = ("app", "alone"),
                    Containers = [new("nginx", "nginx:1.27")],
                    TerminationGracePeriodSeconds = 0,
                };

                public static StatefulSet Unseen => new("unseen")
                {
                    Selector = ("app", "unseen"),
                    Containers = [new("nginx", "nginx:1.27")],
                    TerminationGracePeriodSeconds = int.Parse("0"),
                };

                public static StatefulSet Accepted => new("accepted")
                {
                    Selector = ("app", "accepted"),
                    Containers = [new("nginx", "nginx:1.27")],
            #pragma warning disable KW4001
                    TerminationGracePeriodSeconds = 0,
            #pragma warning restore KW4001
                };
            }
            """);

        var result = project.Build();

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            ["Web.cs(4): warning KW2002", "Web.cs(15): warning KW2001", "Web.cs(18): warning KW4001", "Web.cs(21): warning KW4001"],
            result.Found);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.CA1822.severity = warning", "")]
    [InlineData("dotnet_analyzer_diagnostic.category-Performance.severity = warning", "")]
    [InlineData("", "-p:AnalysisMode=All")]
    public void Build_ProjectAsksForARuleOfDotnet_IsReported(string editorConfig, string argument)
    {
        using var project = new UserProject("public sealed class Counter { public int One() => 1; }");
        project.Write(".editorconfig", "root = true\n[*.cs]\n" + editorConfig + "\n");

        var result = project.Build(argument.Length == 0 ? [] : [argument]);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("Web.cs(1,42): warning CA1822", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LabelsDiffer_FailsAtTheLine()
    {
        using var project = new UserProject(UserProject.Sample.Replace("Replicas = 3,", "Replicas = 3, PodLabels = (\"app\", \"other\"),", StringComparison.Ordinal));

        var result = project.Build();

        Assert.NotEqual(0, result.ExitCode);
        var line = UserProject.Sample.Split('\n').TakeWhile(static text => !text.Contains("Replicas", StringComparison.Ordinal)).Count() + 1;
        Assert.Contains($"Web.cs({line}): error KW1001", result.Found);
        Assert.False(File.Exists(project.Manifest));
    }

    [Fact]
    public void Build_ChangeThatTheApiServerRefuses_FailsAtTheLineWithTheCure()
    {
        using var project = new UserProject(UserProject.Sample.Replace("Replicas = 3,", "Replicas = 3,\n        PodManagementPolicy = PodManagementPolicy.Parallel,", StringComparison.Ordinal));
        project.Write("applied.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: nginx, labels: { app: nginx } }
            spec: { selector: { app: nginx }, clusterIP: None, ports: [{ name: web, port: 80 }] }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web }
            spec:
              serviceName: nginx
              replicas: 3
              selector: { matchLabels: { app: nginx } }
              template:
                metadata: { labels: { app: nginx } }
                spec:
                  containers:
                  - name: nginx
                    image: registry.k8s.io/nginx-slim:0.27
                    ports: [{ name: web, containerPort: 80 }]
                    volumeMounts: [{ name: www, mountPath: /usr/share/nginx/html }]
              volumeClaimTemplates:
              - metadata: { name: www }
                spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 512Mi } } }
            """);

        var result = project.Build("-p:KubewrightBaseline=applied.yaml");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal([$"Web.cs({LineOf("Storage = 1.Gi")}): error KW5003", $"Web.cs({LineOf("Replicas = 3,") + 1}): error KW5001"], result.Found);
        Assert.Contains("--cascade=orphan", Assert.Single(result.Diagnostics, static error => error.Id == "KW5001").Text, StringComparison.Ordinal);
        Assert.False(File.Exists(project.Manifest));

        static int LineOf(string text) => UserProject.Sample.Split('\n').TakeWhile(line => !line.Contains(text, StringComparison.Ordinal)).Count() + 1;
    }

    [Fact]
    public void Build_BaselineThatIsNotThereYet_IsNothingApplied()
    {
        using var project = new UserProject(UserProject.Sample);

        var result = project.Build("-p:KubewrightBaseline=applied");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Empty(result.Found);
    }

    [Fact]
    public void Build_BaselineFolder_IsFoundWhereverTheBuildIsStarted()
    {
        using var project = new UserProject(UserProject.Sample);
        Directory.CreateDirectory(project.PathOf("applied"));
        project.Write("applied/applied.yaml", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web }
            spec:
              serviceName: nginx
              selector: { matchLabels: { app: nginx } }
              template: { metadata: { labels: { app: nginx } }, spec: { containers: [{ name: nginx, image: nginx }] } }
              volumeClaimTemplates:
              - metadata: { name: www }
                spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 9Gi } } }
            """);

        var result = project.BuildFromAbove("-p:KubewrightBaseline=applied");

        Assert.Contains("KW5011", result.Diagnostics.Select(static item => item.Id));
        Assert.DoesNotContain(result.Diagnostics, static item => item.Id.StartsWith("CS", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_BaselineBesideTheOneThatWasApplied_IsAWarning()
    {
        using var project = new UserProject(UserProject.Sample);
        project.Write("applied.yaml", "");

        var result = project.Build("-p:KubewrightBaseline=aplied.yaml");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("warning KW9105", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_MemberThrows_FailsAtItsLine()
    {
        using var project = new UserProject(
            """
            [Manifests]
            public static class Web
            {
                public static ConfigMap Settings => throw new InvalidOperationException("No region is set.");
            }
            """);

        var result = project.Build();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Collection(
            result.Diagnostics,
            static error =>
            {
                Assert.Equal("Web.cs(4): error KW9101", error.Short);
                Assert.Contains("InvalidOperationException: No region is set.", error.Text, StringComparison.Ordinal);
            },
            static summary => Assert.Equal("KW9100", summary.Id));
        Assert.False(File.Exists(project.Manifest));
    }

    [Fact]
    public void Build_CustomKind_IsEmittedAndHeldAgainstItsLimits()
    {
        using var project = new UserProject(
            """
            [Manifests]
            public static class Web
            {
                public static Web2.Ring Good => new("good") { Nodes = 3 };
            }
            """);
        project.Write("Directory.Build.targets", File.ReadAllText(project.PathOf("Directory.Build.targets")).Replace(
            "<Project>",
            """<Project><ItemGroup><AdditionalFiles Include="ring.yaml" KubewrightSchema="true" KubewrightNamespace="Web2" /></ItemGroup>""",
            StringComparison.Ordinal));
        project.Write(
            "ring.yaml",
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: example.com
              names: { kind: Ring }
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec: { type: object, properties: { nodes: { type: integer, maximum: 9 } } }
            """);

        var good = project.Build();
        Assert.True(good.ExitCode == 0, good.Output);
        Assert.Equal("apiVersion: example.com/v1\nkind: Ring\nmetadata:\n  name: good\nspec:\n  nodes: 3\n", File.ReadAllText(project.Manifest));

        project.Write("Web.cs", """
            [Manifests]
            public static class Web
            {
                public static Web2.Ring Bad => new("bad") { Nodes = 10 };
            }
            """);

        var bad = project.Build(NoRestore);
        Assert.NotEqual(0, bad.ExitCode);
        Assert.Contains("Web.cs(4): error KW9009", bad.Found);
    }

    [Fact]
    public void Build_ServiceInYamlOfTheProject_GovernsTheSetInCSharp()
    {
        using var project = new UserProject(
            """
            [Manifests]
            public static class Web
            {
                public static StatefulSet Set => new("web") { ServiceName = "nginx", Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")] };
            }
            """);
        project.Write("Yaml.targets", """<Project><ItemGroup><AdditionalFiles Include="*.yaml" /></ItemGroup></Project>""");
        project.Write("service.yaml", "apiVersion: v1\nkind: Service\nmetadata: { name: nginx }\nspec: { clusterIP: None, selector: { app: nginx } }\n");

        var result = project.Build("-p:CustomAfterMicrosoftCommonTargets=" + project.PathOf("Yaml.targets"));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Empty(result.Found);
    }

    [Fact]
    public void Build_YamlOfTheProject_IsCheckedWithTheManifestsInCSharp()
    {
        using var project = new UserProject(UserProject.Sample);
        project.Write("Yaml.targets", """<Project><ItemGroup><AdditionalFiles Include="*.yaml" /></ItemGroup></Project>""");
        project.Write(
            "other.yaml",
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: other }
            spec:
              serviceName: nginx
              selector: { matchLabels: { app: nginx } }
              template:
                metadata: { labels: { app: nginx } }
                spec:
                  terminationGracePeriodSeconds: 0
                  containers: [{ name: nginx, image: nginx:1.27 }]
            """);

        var result = project.Build("-p:CustomAfterMicrosoftCommonTargets=" + project.PathOf("Yaml.targets"));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["other.yaml(10): warning KW4001"], result.Found);
    }
}
