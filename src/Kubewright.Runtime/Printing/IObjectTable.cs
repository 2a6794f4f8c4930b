using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The columns kubectl shows for a kind, whatever the kind is.</summary>
public interface IObjectTable
{
    /// <summary>The headings from left to right, and whether <c>-o wide</c> is needed to see the column.</summary>
    ImmutableArray<(string Name, bool IsWide)> Columns { get; }

    /// <summary>The cells of one object, of all columns.</summary>
    /// <param name="obj">The object, of the table's kind.</param>
    /// <param name="now">The instant that ages are counted to.</param>
    ImmutableArray<string> Cells(IKubernetesObject obj, DateTimeOffset now);
}
