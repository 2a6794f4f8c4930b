using System.Reflection;
using Kubewright.Validation;

namespace Kubewright.Samples.Tests;

/// <summary>Each sample as the build sees it: objects that the rules have nothing to say about.</summary>
public sealed class CheckedSamplesTests
{
    public static TheoryData<Type> Samples =>
        [typeof(Web), typeof(StaticVolumes), typeof(Postgres), typeof(Quorum), typeof(Canary), typeof(CustomKind.Ledger)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Check_TheObjectsOfTheSample_FindsNothing(Type sample)
    {
        var registry = (IManifestRegistry)Activator.CreateInstance(sample.Assembly.GetCustomAttribute<ManifestRegistryAttribute>()!.Type)!;
        var objects = registry.Classes.SelectMany(static item => item.Members).SelectMany(static member => member.Create()).ToList();

        Assert.NotEmpty(objects);
        Assert.Empty(ManifestChecker.Check([.. objects.Select(static obj => (obj, (Schema.TextOrigin?)null))]).Select(static finding => $"{finding.Id} {finding.Message}"));
    }
}
