using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Kubewright.Rules.Storage;

/// <summary>
/// Finds how many claims the volumes can serve at best: a maximum matching of claims and volumes, by augmenting paths. The
/// claims of one template are alike but for the volumes that are kept for one of them, so a template is one node that takes
/// many volumes.
/// </summary>
internal sealed class VolumeMatching
{
    private readonly List<List<int>> _fitting = [];
    private readonly int[] _taker;

    private VolumeMatching(int volumes)
    {
        _taker = new int[volumes];
        for (var i = 0; i < volumes; i++)
        {
            _taker[i] = -1;
        }
    }

    /// <summary>Gives volumes to claims, those of earlier templates first, so that as many claims as possible are served.</summary>
    /// <param name="claims">The claims; their ordinals are known.</param>
    /// <param name="volumes">The volumes.</param>
    public static ImmutableArray<VolumeSupply> Of(IReadOnlyList<TemplateClaims> claims, IReadOnlyList<StaticVolume> volumes)
    {
        var matching = new VolumeMatching(volumes.Count);
        var supplies = ImmutableArray.CreateBuilder<VolumeSupply>(claims.Count);
        foreach (var item in claims)
        {
            // A volume that is kept for a claim can serve no other, so the claim loses nothing by taking it.
            var reserved = new HashSet<long>(volumes.Where(volume => volume.MayFitReserved(item)).Select(volume => volume.ReservedOrdinal(item)).OfType<long>());
            var fitting = Enumerable.Range(0, volumes.Count).Where(i => volumes[i].IsReserved != true && volumes[i].MayFit(item)).ToList();
            matching._fitting.Add(fitting);

            var ordinals = item.Ordinals!.Value;
            var (wanted, taken) = (ordinals.Count - reserved.Count, 0L);
            while (taken < wanted && matching.Take(supplies.Count, []))
            {
                taken++;
            }

            supplies.Add(new VolumeSupply(item, reserved.Count + taken, taken < wanted ? Pending(ordinals, reserved, taken) : null));
        }

        return supplies.ToImmutable();
    }

    /// <summary>Gets one more volume for a template: a free one, or one that another template can do without.</summary>
    private bool Take(int template, HashSet<int> asked)
    {
        asked.Add(template);
        foreach (var volume in _fitting[template])
        {
            if (_taker[volume] < 0)
            {
                _taker[volume] = template;
                return true;
            }
        }

        foreach (var volume in _fitting[template])
        {
            if (!asked.Contains(_taker[volume]) && Take(_taker[volume], asked))
            {
                _taker[volume] = template;
                return true;
            }
        }

        return false;
    }

    /// <summary>The first ordinal without a volume when the first ones that have none of their own take the others.</summary>
    private static long Pending(Ordinals ordinals, HashSet<long> reserved, long taken)
    {
        var ordinal = ordinals.Start;
        while (reserved.Contains(ordinal) || taken-- > 0)
        {
            ordinal++;
        }

        return ordinal;
    }
}
