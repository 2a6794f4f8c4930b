using System.Globalization;

namespace Kubewright.Testing.Tests;

/// <summary>KUBEWRIGHT_EXPLORE=10000 explores as many seeds as that, by hand; the gate affords fewer.</summary>
public sealed class ExplorationTests
{
    private const string SeedsVariable = "KUBEWRIGHT_EXPLORE";
    private const int SeedsOfTheGate = 300;

    private static int Seeds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(SeedsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) ? seeds : SeedsOfTheGate;

    public static TheoryData<string, string, int> Broken => new()
    {
        { nameof(BrokenPlanners.UpdatesWithoutWaiting), "SS-317 deletion", 1 },
        { nameof(BrokenPlanners.ScalesDownWithoutWaiting), "SS-317 deletion", 2 },
        { nameof(BrokenPlanners.CreatesAbovePodsThatFellIll), "SS-310 creation order", 3 },
        { nameof(BrokenPlanners.ForgetsTheLastPod), "settles", 1 },
    };

    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady)]
    [InlineData(PodManagementPolicy.Parallel)]
    public void Run_ThreeReplicas_HoldAllInvariants(PodManagementPolicy policy)
    {
        var result = new Exploration([Web.Nginx, Web.Set with { PodManagementPolicy = policy }]) { Seeds = Seeds }.Run();

        result.ThrowIfBroken();
        Assert.Equal(Seeds, result.Runs);
        Assert.True(result.Changes > 100L * Seeds, $"Only {result.Changes} changes were checked.");
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Run_BrokenController_IsCaughtWithinAHundredSeedsAndShortened(string planner, string invariant, int mostSteps)
    {
        var exploration = Exploring(planner);

        var result = exploration.Run();

        Assert.NotNull(result.Failure);
        Assert.Equal(invariant, result.Failure.Violation.Invariant.Name);
        Assert.True(result.Failure.Script.Steps.Length is var steps && steps >= 1 && steps <= mostSteps, result.Failure.ToString());
        Assert.Equal(result.Failure.Violation, exploration.Replay(result.Failure.Script.ToString()).Failure!.Violation);
        Assert.Equal(result.Failure.Found.ToString(), exploration.Replay(result.Failure.Found.ToString()).Failure!.Found.ToString());
    }

    [Fact]
    public void Run_Twice_FindsAndShortensTheSame()
    {
        var exploration = Exploring(nameof(BrokenPlanners.UpdatesWithoutWaiting));

        Assert.Equal(
            (exploration with { Parallelism = 1 }).Run().Failure!.ToString(),
            (exploration with { Parallelism = 3 }).Run().Failure!.ToString());
    }

    [Fact]
    public void Failure_Text_HasTheStepsTheReplayAndTheTimeline()
    {
        var text = Exploring(nameof(BrokenPlanners.UpdatesWithoutWaiting)).Run().Failure!.ToString();

        Assert.Contains("The shortest run that breaks it: 1 of ", text, StringComparison.Ordinal);
        Assert.Contains("update web to image ", text, StringComparison.Ordinal);
        Assert.Matches("Replay it: exploration\\.Replay\\(\"[0-9]+; .*update web [12]\"\\)", text);
        Assert.Contains("\nStatefulSet default/web\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_OnACluster_ExploresWhatWasApplied()
    {
        using var cluster = SimulatedCluster.Start(new ClusterOptions { Timing = SimulationTiming.Instant }).Apply(Web.Nginx, Web.Set);

        Assert.Equal(20, cluster.Explore(static exploration => exploration with { Seeds = 20 }).Runs);
        Assert.Empty(cluster.Pods);
    }

    [Fact]
    public void Explore_OwnInvariant_IsChecked()
    {
        using var cluster = SimulatedCluster.Start().Apply(Web.Set);
        var never = new Invariant("no web-3", "There is never a web-3.", static context => context.Snapshot.Find<Pod>("web-3") is null ? null : "there is one");

        var failure = Assert.Throws<ClusterAssertionException>(() => cluster.Explore(exploration => exploration with { Invariants = [never] }));

        Assert.Contains("breaks no web-3: there is one. (There is never a web-3.)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("at once: scale web to ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutFaults_OnlyReorders() =>
        Assert.Null(new Exploration([Web.Nginx, Web.Parallel]) { Seeds = 20, Faults = FaultBudget.None }.Run().Failure);

    [Theory]
    [InlineData("17")]
    [InlineData("-3; kill web-0; drain k8s-node2; uncordon k8s-node2; refuse Pod 3; +1500ms fail web-2; *4 scale web 5; +100ms *2 update web 1; cut k8s-node1; order 4:1 9:2")]
    public void Script_Text_IsReadBack(string text) => Assert.Equal(text, ExplorationScript.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("kill web-0")]
    [InlineData("1; jump web-0")]
    [InlineData("1; scale web many")]
    [InlineData("1; kill web-0; order 1")]
    public void Script_OtherText_IsRefused(string text) => Assert.Throws<FormatException>(() => ExplorationScript.Parse(text));

    private static Exploration Exploring(string planner) => new([Web.Nginx, Web.Set])
    {
        Options = new ClusterOptions
        {
            StatefulSetPlanner = planner switch
            {
                nameof(BrokenPlanners.UpdatesWithoutWaiting) => BrokenPlanners.UpdatesWithoutWaiting,
                nameof(BrokenPlanners.ScalesDownWithoutWaiting) => BrokenPlanners.ScalesDownWithoutWaiting,
                nameof(BrokenPlanners.CreatesAbovePodsThatFellIll) => BrokenPlanners.CreatesAbovePodsThatFellIll,
                _ => BrokenPlanners.ForgetsTheLastPod,
            },
        },
    };
}
