namespace Kubewright.Analyzers.Tests;

/// <summary>The edits that a hint can ask for, in the ways in which C# may write what they change.</summary>
public sealed class FixEditTests
{
    [Theory]
    [InlineData("new({|KW4001:\"web\"|}) { Replicas = 3, Selector = App, Containers = [] }", "new(\"web\") { Selector = App, Containers = [] }")]
    [InlineData("new({|KW4001:\"web\"|}) { Selector = App, Containers = [], Replicas = 3 }", "new(\"web\") { Selector = App, Containers = []}")]
    [InlineData("StatefulSet.Build({|KW4001:\"web\"|}, s => s.Replicas(3).Selector(App))", "StatefulSet.Build(\"web\", s => s.Selector(App))")]
    public Task Fix_Remove_TakesTheMemberAway(string before, string after) => Fix.VerifyAsync<RemoveReplicas>(Program(before), Program(after));

    [Theory]
    [InlineData("new({|KW4001:\"web\"|}) { Selector = App, Containers = [] }", "new(\"web\") { Selector = App, Containers = [], UpdateStrategy = new() { RollingUpdate = new() { Partition = 2 } } }")]
    [InlineData(
        "new({|KW4001:\"web\"|}) { Selector = App, Containers = [], UpdateStrategy = new() }",
        "new(\"web\") { Selector = App, Containers = [], UpdateStrategy = new() { RollingUpdate = new() { Partition = 2 } } }")]
    [InlineData(
        "new({|KW4001:\"web\"|}) { Selector = App, Containers = [], UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 1 } } }",
        "new(\"web\") { Selector = App, Containers = [], UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 1, Partition = 2 } } }")]
    [InlineData(
        "StatefulSet.Build({|KW4001:\"web\"|}, s => s.Selector(App).UpdateStrategy(u => u.RollingUpdate(r => r.MaxUnavailable(1))))",
        "StatefulSet.Build(\"web\", s => s.Selector(App).UpdateStrategy(u => u.RollingUpdate(r => r.MaxUnavailable(1).Partition(2))))")]
    public Task Fix_SetDeepInside_MakesWhatIsMissingOnTheWay(string before, string after) => Fix.VerifyAsync<SetPartition>(Program(before), Program(after));

    [Theory]
    [InlineData("new({|KW4001:\"web\"|}) { Selector = App, Containers = [] }", "new(\"web\") { Selector = App, Containers = [], PodManagementPolicy = PodManagementPolicy.Parallel }")]
    [InlineData("StatefulSet.Build({|KW4001:\"web\"|}, s => { s.Selector(App); })", "StatefulSet.Build(\"web\", s => { s.Selector(App); s.PodManagementPolicy(PodManagementPolicy.Parallel); })")]
    public Task Fix_SetEnum_NamesItsMember(string before, string after) => Fix.VerifyAsync<SetPolicy>(Program(before), Program(after));

    private static string Program(string expression) => $$"""
        public static class Subject
        {
            static readonly Labels App = ("app", "nginx");

            public static StatefulSet Set => {{expression}};
        }
        """;
}
