using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class VolumeReclaimerTests
{
    [Theory]
    [InlineData("v 1Gi phase=Pending", null, "status Available")]
    [InlineData("v 1Gi", null, "")]
    [InlineData("v 1Gi phase=Pending for=c", null, "status Available")]
    [InlineData("v 1Gi phase=Pending for=c uid=uid-c", "c 1Gi", "status Bound")]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c", "c 1Gi volume=v", "")]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c", null, "status Released")]
    [InlineData("v 1Gi phase=Bound for=c uid=earlier", "c 1Gi", "status Released")]
    [InlineData("v 1Gi phase=Released for=c uid=earlier", "c 1Gi", "")]
    [InlineData("v 1Gi phase=Released", null, "status Available")]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c policy=Delete", null, "status Released, delete")]
    [InlineData("v 1Gi phase=Released for=c uid=uid-c policy=Recycle", null, "record VolumeRecycled, update for nobody")]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c", "c 1Gi volume=other", "update for c")]
    [InlineData("v 1Gi deleted phase=Bound for=c uid=uid-c", "c 1Gi volume=v", "")]
    [InlineData("v 1Gi deleted phase=Released for=c uid=uid-c", null, "update unprotected")]
    public void Plan_Volume_MovesWhereItsClaimLeavesIt(string volume, string? claim, string expected)
    {
        var actions = VolumeReclaimer.Plan(new VolumeState
        {
            Volume = Volume(volume),
            Claim = claim is null ? null : Claim(claim),
            Now = Now,
        });

        Assert.Equal(expected, string.Join(", ", actions.Select(Text)));
    }

    [Theory]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c policy=Delete", "status Failed, record VolumeFailedDelete")]
    [InlineData("v 1Gi phase=Failed for=c uid=uid-c policy=Delete", "")]
    [InlineData("v 1Gi phase=Bound for=c uid=uid-c", "status Released")]
    public void Plan_StorageRefusesToDelete_TheVolumeFailsOnce(string volume, string expected)
    {
        var actions = VolumeReclaimer.Plan(new VolumeState { Volume = Volume(volume), IsDeletionRefused = true, Now = Now });

        Assert.Equal(expected, string.Join(", ", actions.Select(Text)));
    }

    [Fact]
    public void Plan_FailedVolumeThatCanBeDeletedAgain_IsDeleted()
    {
        var actions = VolumeReclaimer.Plan(new VolumeState { Volume = Volume("v 1Gi phase=Failed for=c uid=uid-c policy=Delete"), Now = Now });

        Assert.Equal("delete", string.Join(", ", actions.Select(Text)));
    }

    [Fact]
    public void Plan_VolumeChosenByTheBinderForAClaimThatWentElsewhere_IsFreeAgain()
    {
        var volume = Volume("v 1Gi phase=Bound for=c uid=uid-c");
        volume = volume with { Metadata = volume.Metadata with { Annotations = [("pv.kubernetes.io/bound-by-controller", "yes")] } };

        var action = Assert.Single(VolumeReclaimer.Plan(new VolumeState { Volume = volume, Claim = Claim("c 1Gi volume=other"), Now = Now }));

        Assert.Null(((PersistentVolume)((VolumeAction.Update)action).Object).Spec!.ClaimRef);
    }

    private static string Text(VolumeAction action) => action switch
    {
        VolumeAction.UpdateStatus status => $"status {((PersistentVolume)status.Object).Status!.Phase}",
        VolumeAction.Delete => "delete",
        VolumeAction.Record record => $"record {record.Reason}",
        VolumeAction.Update { Object.Metadata.Finalizers: null } => "update unprotected",
        VolumeAction.Update { Object: PersistentVolume v } => $"update for {v.Spec!.ClaimRef?.Name ?? "nobody"}",
        _ => action.ToString(),
    };
}
