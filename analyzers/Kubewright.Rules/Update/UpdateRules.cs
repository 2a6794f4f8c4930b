using System.Collections.Immutable;

namespace Kubewright.Rules.Update;

/// <summary>The rules of the category.</summary>
internal static class UpdateRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new ImmutableFieldsStay(),
        new ClaimTemplatesKeepTheirNames(),
        new ClaimSizesDoNotGrow(),
        new ImageVersionsCanReadTheirData(),
        new ConfigChangesRollOut(),
        new SetsKeepNameAndNamespace(),
        new ScaleDownKeepsClaims(),
        new ClaimSizesDoNotShrink(),
        new RetentionIsNotTightened(),
        new OrdinalsStayInPlace(),
        new ClaimTemplatesAreNotAdded(),
        new GoverningServicesStay(),
        new ScaleDownKeepsTheMajority(),
        new StorageClassesStay(),
        new TemplateChangesReachAllPods(),
        new VolumeSourcesStay(),
    ];
}
