using System.Collections.Immutable;

namespace Kubewright.Rules.Identity;

/// <summary>The rules of the category.</summary>
internal static class IdentityRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new SelectorMatchesTemplateLabels(),
        new NameLeavesRoomForTheRevision(),
        new SelectorSelectsOwnPodsOnly(),
        new SelectorAsksForLabels(),
        new NameIsADnsLabel(),
        new SelectorLabelsNeverChange(),
        new LabelValuesAreValid(),
        new ObjectsAreWrittenOnce(),
        new LabelKeysAreValid(),
        new ObjectsShareANamespace(),
        new SelectorAsksForNoControllerLabel(),
        new SelectorExpressionsAreValid(),
        new TemplateLeavesHostNamesToTheController(),
        new TemplateHasNoControllerLabel(),
        new NameIsNotGenerated(),
        new SetHasRecommendedLabels(),
        new AnnotationsAreValid(),
        new OrdinalsStartIsNotNegative(),
    ];
}
