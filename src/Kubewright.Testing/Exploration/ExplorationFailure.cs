namespace Kubewright.Testing;

/// <summary>A run that broke an invariant, and the shortest one that breaks the same.</summary>
/// <param name="Seed">The seed of the run as it was found.</param>
/// <param name="Violation">What the shortest run breaks.</param>
/// <param name="Script">The shortest run.</param>
/// <param name="Found">The run as it was found.</param>
/// <param name="Timeline">What happened in the shortest run.</param>
public sealed record ExplorationFailure(
    int Seed,
    InvariantViolation Violation,
    ExplorationScript Script,
    ExplorationScript Found,
    Timeline Timeline)
{
    /// <summary>What broke, the steps that break it, how to replay them, and the timeline.</summary>
    public override string ToString()
    {
        var steps = Script.Steps.Select(static (step, i) => $"  {i + 1}. {step.Describe()}");
        return FailureText.Of(
            string.Join('\n',
            [
                $"Seed {Seed} breaks {Violation}",
                "",
                $"The shortest run that breaks it: {Script.Steps.Length} of {Found.Steps.Length} steps, {Script.Reorderings.Count} of {Found.Reorderings.Count} reorderings.",
                .. steps,
                "",
                $"Replay it: exploration.Replay(\"{Script}\")",
                $"Replay it as found: exploration.Replay(\"{Found}\")",
            ]),
            Timeline);
    }
}
