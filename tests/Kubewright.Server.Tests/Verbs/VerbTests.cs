namespace Kubewright.Server.Tests;

/// <summary>What people do with a cluster beyond what the documents show, typed verb by verb with the real kubectl.</summary>
public sealed class VerbTests
{
    public static TheoryData<string, string> Replays => SeedTests.ReplaysOf("Verbs");

    [Theory]
    [MemberData(nameof(Replays))]
    public Task Verbs_TypedAsWritten_AnswerAsACluster(string name, string kubectl) => SeedTests.ReplayAsync("Verbs", name, kubectl);
}
