using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary>Applies manifests to a cluster: plans, asks, applies, prunes, keeps what was applied, and waits.</summary>
/// <param name="kubectl">The way to the cluster.</param>
/// <param name="console">Where to print and to ask.</param>
internal sealed class Application(Kubectl kubectl, CliConsole console)
{
    /// <summary>What the plan takes for granted.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>Where it is kept what was applied; null for nowhere.</summary>
    public BaselineFile? Baseline { get; init; }

    /// <summary>Whether the answer to the question is yes.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether fields of others are taken over.</summary>
    public bool ForcesConflicts { get; init; }

    /// <summary>How long to wait for the sets; null not to.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Applies the objects.</summary>
    /// <param name="wanted">The objects.</param>
    /// <param name="reader">Reads the cluster.</param>
    /// <param name="defaultNamespace">The namespace of objects that write none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PlanObject> wanted, ClusterReader reader, string defaultNamespace, CancellationToken cancellation)
    {
        if (!CanAsk() || Baseline?.IsUsable() == false)
        {
            return ExitCode.BadInput;
        }

        var last = Baseline is null ? PlanInput.Nothing : await Baseline.ReadAsync(defaultNamespace, cancellation).ConfigureAwait(false);
        if (last is null || await PlanSides.OfClusterAsync(wanted, last.Objects, reader, cancellation).ConfigureAwait(false) is not { } sides)
        {
            return ExitCode.BadInput;
        }

        var plan = Planner.Create(sides.Before, sides.After, Options, sides.Earlier);
        console.Out.Write(new PlanText(console.HasColors).Write(plan));
        if (!plan.Refusals.IsEmpty)
        {
            console.Complain("nothing was applied, because some of it would be refused.");
            return ExitCode.Failure;
        }

        var pruned = Options.Prunes ? PruneList.Of(sides.Before, sides.After).Deleted : [];
        if (plan.Changes.Any(static change => change.Kind is ChangeKind.Added or ChangeKind.Changed) || !pruned.IsEmpty)
        {
            var applier = new Applier(kubectl, console, ForcesConflicts);
            if (!await applier.TryAsync(wanted, [.. sides.Before.Select(static item => item.Id)], cancellation).ConfigureAwait(false))
            {
                console.Complain("nothing was applied.");
                return ExitCode.Failure;
            }

            if (!IsConfirmed && !console.Asks(Question(wanted.Count, pruned.Length)))
            {
                console.Complain("nothing was applied.");
                return ExitCode.Failure;
            }

            if (!await applier.ApplyAsync(wanted, cancellation).ConfigureAwait(false)
                || !await applier.DeleteAsync(pruned.Select(id => sides.Before.First(item => item.Id == id)), cancellation).ConfigureAwait(false))
            {
                console.Complain("it ended there; apply again when that is mended.");
                return ExitCode.Failure;
            }
        }

        if (Baseline?.Write([.. wanted, .. Options.Prunes ? [] : Leftover(last, wanted)]) == false)
        {
            return ExitCode.BadInput;
        }

        List<ObjectId> sets = [.. wanted.Where(static item => item.Object is StatefulSet).Select(static item => item.Id)];
        return Patience is not { } patience || sets.Count == 0 || await new SetWatch(kubectl, console).WaitAsync(sets, patience, cancellation).ConfigureAwait(false)
            ? ExitCode.Success
            : ExitCode.Failure;
    }

    /// <summary>What was applied before and is still there: a later prune has to know of it.</summary>
    private static IEnumerable<PlanObject> Leftover(PlanInput last, IReadOnlyList<PlanObject> wanted)
    {
        var ids = wanted.Select(static item => item.Id).ToHashSet();
        return last.Objects.Where(item => !ids.Contains(item.Id));
    }

    private bool CanAsk()
    {
        var canAsk = IsConfirmed || console.IsInteractive;
        if (!canAsk)
        {
            console.Complain("there is no terminal to ask at; add --yes to apply without a question.");
        }

        return canAsk;
    }

    private static string Question(int applied, int deleted) =>
        $"Apply {applied} object{(applied == 1 ? "" : "s")}{(deleted == 0 ? "" : $" and delete {deleted}")}?";
}
