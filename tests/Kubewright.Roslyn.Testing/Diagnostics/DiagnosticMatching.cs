using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>The best pairing of expected with actual diagnostics.</summary>
/// <param name="Missing">The expectations that no diagnostic meets.</param>
/// <param name="Unexpected">The diagnostics that meet no expectation.</param>
internal sealed record DiagnosticMatching(ImmutableArray<DiagnosticResult> Missing, ImmutableArray<Diagnostic> Unexpected)
{
    /// <summary>Whether each expectation has its own diagnostic and no diagnostic is left over.</summary>
    public bool IsPerfect => Missing.IsEmpty && Unexpected.IsEmpty;

    /// <summary>
    /// Pairs as many as possible. An expectation may fit several diagnostics (it may state no message, or no length), so
    /// pairs are moved along augmenting paths: a pairing in order could fail where a full one exists.
    /// </summary>
    public static DiagnosticMatching Of(ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual)
    {
        var fits = new bool[expected.Length, actual.Length];
        for (var row = 0; row < expected.Length; row++)
        {
            for (var column = 0; column < actual.Length; column++)
            {
                fits[row, column] = DiagnosticComparison.Differences(expected[row], actual[column]).Count == 0;
            }
        }

        var partner = new int[actual.Length];
        Array.Fill(partner, -1);
        var missing = ImmutableArray.CreateBuilder<DiagnosticResult>();
        for (var row = 0; row < expected.Length; row++)
        {
            if (!TryPair(row, fits, partner, new bool[actual.Length]))
            {
                missing.Add(expected[row]);
            }
        }

        var unexpected = actual.Where((_, column) => partner[column] < 0);
        return new DiagnosticMatching(missing.ToImmutable(), [.. unexpected]);
    }

    private static bool TryPair(int row, bool[,] fits, int[] partner, bool[] visited)
    {
        for (var column = 0; column < partner.Length; column++)
        {
            if (!fits[row, column] || visited[column])
            {
                continue;
            }

            visited[column] = true;
            if (partner[column] < 0 || TryPair(partner[column], fits, partner, visited))
            {
                partner[column] = row;
                return true;
            }
        }

        return false;
    }
}
