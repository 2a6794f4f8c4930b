using System.Collections.Immutable;

namespace Kubewright.Rules.Storage;

/// <summary>The rules of the category.</summary>
internal static class StorageRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new MountsNameVolumes(),
        new ClaimTemplatesHaveStableMetadata(),
        new StaticVolumesSuffice(),
        new ReplicasDoNotShareAClaim(),
        new ClaimTemplatesAreMounted(),
        new DataPathsAreOnClaims(),
        new VolumesAreUsedByTheirMode(),
        new ClaimsOutliveScalingIn(),
        new VolumesAreWritableByTheUser(),
        new DataDirectoriesAreBelowTheMount(),
        new VolumesWaitForThePod(),
        new StaticVolumesFitTheirClaims(),
        new ClaimNamesAreUnique(),
        new ClaimsDoNotAskForOneVolume(),
        new ReservedVolumesHaveClaims(),
        new ClaimsRequestStorage(),
        new ClaimsOutliveTheSet(),
        new AccessModesAreValid(),
        new StorageClassesExist(),
        new LocalVolumesSuitTheSpread(),
        new VolumesAreNotBoundToAChanceNode(),
        new ClaimTemplateNamesAreUnique(),
        new AdoptedClaimsAgreeWithTheTemplate(),
        new ClaimTemplateNamesAreLabels(),
        new ClaimTemplatesShadowNoVolume(),
        new StaticVolumesAreRetained(),
        new ClaimsNameTheirClass(),
        new StorageRequestsHaveAUnit(),
        new SelectedVolumesAreStatic(),
        new MountPathsAreSound(),
        new VolumesCanGrow(),
        new LocalVolumesNameTheirNode(),
        new ClaimTemplatesSayWhatTheyAre(),
        new NoMountCoversAClaim(),
        new ClaimsAreBoundByTheScheduler(),
        new VolumesAreMounted(),
        new LargeVolumesAreNotReowned(),
        new ClaimsAreOfOnePod(),
        new SetsKeepData(),
        new ReadOnlyClaimsAreMountedReadOnly(),
        new RetentionPolicyIsValid(),
        new EmptyDirectoriesAreBounded(),
        new RetentionPolicyHasClaims(),
    ];
}
