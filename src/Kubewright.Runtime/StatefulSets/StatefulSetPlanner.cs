using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// Decides what a StatefulSet needs: pure, without clock or store. It looks only at pods that changed or hold others up,
/// so that a decision about a large set costs no more than about a small one.
/// </summary>
public static class StatefulSetPlanner
{
    /// <summary>What to do about <paramref name="state"/>, and the status that describes it.</summary>
    public static StatefulSetPlan Plan(StatefulSetState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var round = new Round(state);
        round.Run();
        return new StatefulSetPlan(
            round.Actions.ToImmutable(),
            StatefulSetStatusCalculator.Calculate(state.Set, state.Pods, state.Revisions),
            round.Verified.ToImmutable(),
            state.Pods.NextAvailable + TimeSpan.FromSeconds(1),
            round.WaitsForClaims);
    }

    /// <summary>One run of the planner.</summary>
    private sealed class Round
    {
        private readonly StatefulSetState _state;
        private readonly StatefulSetShape _set;

        /// <summary>The next slot without a pod, as it was last looked for.</summary>
        private (bool IsKnown, int? Ordinal) _missing;

        public Round(StatefulSetState state)
        {
            _state = state;
            _set = new StatefulSetShape(state.Set);
        }

        public ImmutableArray<StatefulSetAction>.Builder Actions { get; } = ImmutableArray.CreateBuilder<StatefulSetAction>();

        public ImmutableArray<int>.Builder Verified { get; } = ImmutableArray.CreateBuilder<int>();

        public bool WaitsForClaims { get; private set; }

        private PodRoster Pods => _state.Pods;

        public void Run()
        {
            if (_set.IsDeleting || !ProcessSlots())
            {
                return;
            }

            OwnCondemnedClaims();
            if (ProcessCondemned() && _set.IsRollingUpdate)
            {
                // A pod that ended may be outdated too; it goes once.
                var leaving = Actions.OfType<DeletePodAction>().Select(static action => action.Ordinal).ToHashSet();
                Actions.AddRange(RollingUpdate
                    .Plan(_set, Pods, _state.Revisions.Update, _state.Features)
                    .Where(action => !leaving.Contains(action.Ordinal)));
            }
        }

        /// <summary>Walks the slots upwards, from one that needs a look to the next.</summary>
        /// <returns>False when one of them ends the round.</returns>
        private bool ProcessSlots()
        {
            for (var at = _set.Start; NextSlot(at) is { } ordinal; at = ordinal + 1)
            {
                var stops = Pods.Find(ordinal) is { } pod ? ProcessSlot(ordinal, pod) : CreatePod(ordinal);
                if (stops && _set.IsOrdered)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>
        /// The next slot without a pod, or with a pod that changed. In an ordered set also the next one whose pod holds up
        /// those after it.
        /// </summary>
        private int? NextSlot(int from)
        {
            var next = Lower(NextMissing(from), Pods.Unverified.First(from, _set.End));
            return _set.IsOrdered
                ? Lower(next, Lower(Pods.Unready.First(from, _set.End), Pods.Settling.First(from, _set.End)))
                : next;
        }

        /// <summary>The next slot without a pod. Slots are walked upwards, so what was found before holds until it is passed.</summary>
        private int? NextMissing(int from)
        {
            if (!_missing.IsKnown || _missing.Ordinal < from)
            {
                _missing = (true, Pods.Ordinals.FirstMissing(from, _set.End));
            }

            return _missing.Ordinal;
        }

        private bool ProcessSlot(int ordinal, Pod pod)
        {
            if (PodHealth.IsTerminal(pod))
            {
                if (!PodHealth.IsTerminating(pod))
                {
                    Actions.Add(new DeletePodAction(PlanPhase.Slots, ordinal, pod));
                }
                else
                {
                    Verified.Add(ordinal);
                }

                return true;
            }

            if (Pods.Unverified.Contains(ordinal))
            {
                var hasClaims = pod.Status?.Phase != PodPhase.Pending || CompleteClaims(ordinal, pod);
                if (_set.IsOrdered && HoldsUp(ordinal))
                {
                    // Nobody asks for the rest before the pod is ready, which is a change.
                    if (hasClaims && !Pods.Settling.Contains(ordinal))
                    {
                        Verified.Add(ordinal);
                    }

                    return true;
                }

                var needsRepair = !PodIdentity.Matches(_set, ordinal, pod)
                    || !PodIdentity.MatchesStorage(_set, ordinal, pod)
                    || (pod.Status?.Phase != PodPhase.Pending && !OwnsClaims(ordinal, pod));
                if (needsRepair)
                {
                    var missing = PodIdentity.MatchesStorage(_set, ordinal, pod) ? [] : MissingClaims(ordinal, pod, out _);
                    Actions.Add(new RepairPodAction(ordinal, PodIdentity.Repair(_set, ordinal, pod), missing));
                }
                else if (hasClaims)
                {
                    Verified.Add(ordinal);
                }

                return false;
            }

            return HoldsUp(ordinal);
        }

        /// <summary>Whether an ordered set must wait for the pod: it is being deleted, not ready, or not ready long enough.</summary>
        private bool HoldsUp(int ordinal) => Pods.Unready.Contains(ordinal) || Pods.Settling.Contains(ordinal);

        /// <summary>Makes a pending pod's missing claims and gives them their owners.</summary>
        /// <returns>Whether there was nothing to do.</returns>
        private bool CompleteClaims(int ordinal, Pod pod)
        {
            var missing = MissingClaims(ordinal, pod, out var terminating);
            var isComplete = missing.Count == 0 && terminating.Count == 0;
            if (!isComplete)
            {
                Actions.Add(new CreateClaimsAction(ordinal, pod, missing, terminating));
            }

            if ((missing.Count > 0 && WantsClaimOwners) || !OwnsClaims(ordinal, pod))
            {
                Actions.Add(new OwnClaimsAction(PlanPhase.Slots, ordinal, pod));
                return false;
            }

            return isComplete;
        }

        private bool CreatePod(int ordinal)
        {
            var (revision, template) = RevisionOf(ordinal);
            var pod = PodIdentity.Create(_set, ordinal, template, revision);
            if (_set.DeletesClaimsWhenScaled && Claims(ordinal).Any(claim => ClaimOwnership.IsStale(claim, pod)))
            {
                WaitsForClaims = true;
                return true;
            }

            var missing = MissingClaims(ordinal, pod, out var terminating);
            Actions.Add(new CreatePodAction(ordinal, pod, missing, terminating));
            if (_set.ClaimTemplates.Count > 0 && (WantsClaimOwners || !OwnsClaims(ordinal, pod)))
            {
                Actions.Add(new OwnClaimsAction(PlanPhase.Slots, ordinal, pod));
            }

            return true;
        }

        /// <summary>The revision a missing pod is made from.</summary>
        private (string Name, PodTemplateSpec Template) RevisionOf(int ordinal)
        {
            var revisions = _state.Revisions;
            var kept = _set.RollingUpdate is not null
                ? _set.Partition
                : _set.IsRollingUpdate ? _set.Set.Status?.CurrentReplicas ?? 0 : 0;
            return ordinal - _set.Start < kept
                ? (revisions.Current, revisions.CurrentTemplate)
                : (revisions.Update, revisions.UpdateTemplate);
        }

        private void OwnCondemnedClaims()
        {
            foreach (var ordinal in CondemnedIn(Pods.Unverified))
            {
                var pod = Pods.Find(ordinal)!;
                if (OwnsClaims(ordinal, pod))
                {
                    Verified.Add(ordinal);
                }
                else
                {
                    Actions.Add(new OwnClaimsAction(PlanPhase.CondemnedClaims, ordinal, pod));
                }
            }
        }

        /// <returns>False when a condemned pod ends the round.</returns>
        private bool ProcessCondemned()
        {
            if (!_set.IsOrdered)
            {
                foreach (var ordinal in CondemnedIn(Pods.Active))
                {
                    Actions.Add(new DeletePodAction(PlanPhase.Condemned, ordinal, Pods.Find(ordinal)!));
                }

                return true;
            }

            if (HighestCondemned(Pods.Ordinals) is not { } highest)
            {
                return true;
            }

            // One at a time from the top; one that is not well only when no lower one is unwell too.
            if (Pods.Active.Contains(highest) && (!HoldsUp(highest) || LowestCondemnedUnavailable() == highest))
            {
                Actions.Add(new DeletePodAction(PlanPhase.Condemned, highest, Pods.Find(highest)!));
            }

            return false;
        }

        private int? LowestCondemnedUnavailable() =>
            Lower(Pods.Unready.First(0, _set.Start - 1), Pods.Settling.First(0, _set.Start - 1))
            ?? Lower(Pods.Unready.First(AboveSlots, int.MaxValue), Pods.Settling.First(AboveSlots, int.MaxValue));

        private int? HighestCondemned(OrdinalSet ordinals) =>
            ordinals.Last(AboveSlots, int.MaxValue) ?? ordinals.Last(0, _set.Start - 1);

        private IEnumerable<int> CondemnedIn(OrdinalSet ordinals) =>
            ordinals.In(0, _set.Start - 1).Concat(ordinals.In(AboveSlots, int.MaxValue)).Reverse();

        private int AboveSlots => Math.Max(_set.End + 1, _set.Start);

        private IEnumerable<PersistentVolumeClaim> Claims(int ordinal) =>
            PodIdentity.ClaimNames(_set, ordinal).Select(_state.FindClaim).OfType<PersistentVolumeClaim>();

        private bool WantsClaimOwners => _set.ClaimTemplates.Count > 0 && _set.DeletesClaimsWhenDeleted;

        private bool OwnsClaims(int ordinal, Pod pod)
        {
            foreach (var template in _set.ClaimTemplates)
            {
                if (_state.FindClaim(PodIdentity.ClaimName(_set, template, ordinal, pod)) is { } claim
                    && !ClaimOwnership.IsUpToDate(claim, _set, ordinal, pod))
                {
                    return false;
                }
            }

            return true;
        }

        private ValueList<PersistentVolumeClaim> MissingClaims(int ordinal, Pod pod, out ValueList<string> terminating)
        {
            List<PersistentVolumeClaim>? missing = null;
            List<string>? leaving = null;
            foreach (var template in _set.ClaimTemplates)
            {
                var name = PodIdentity.ClaimName(_set, template, ordinal, pod);
                if (_state.FindClaim(name) is not { } claim)
                {
                    (missing ??= []).Add(PodIdentity.CreateClaim(_set, template, name));
                }
                else if (claim.Metadata.DeletionTimestamp is not null)
                {
                    (leaving ??= []).Add(name);
                }
            }

            terminating = leaving is null ? [] : [.. leaving];
            return missing is null ? [] : [.. missing];
        }

        private static int? Lower(int? left, int? right) => left is null ? right : right is null || left < right ? left : right;
    }
}
