using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>A way to print findings.</summary>
internal abstract class FindingReport
{
    /// <summary>Prints the findings.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="objectCount">How many objects were looked at.</param>
    public abstract void Write(TextWriter output, IReadOnlyList<LocatedFinding> findings, int objectCount);
}
