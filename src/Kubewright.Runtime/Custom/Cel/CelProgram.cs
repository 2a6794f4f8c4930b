using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>An expression that has been read.</summary>
/// <param name="Node">The expression; null when it cannot be used.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
/// <param name="UsesOld">Whether it speaks of the object before an update.</param>
/// <param name="IsBeyond">Whether an API server may be able to use it all the same.</param>
internal sealed record CelProgram(CelNode? Node, string? Problem, bool UsesOld, bool IsBeyond = false)
{
    /// <summary>The value that a rule is about.</summary>
    public const string Self = "self";

    /// <summary>The same before an update.</summary>
    public const string Old = "oldSelf";

    private const int MostKept = 1000;

    private static readonly ConcurrentDictionary<string, CelProgram> Known = new(StringComparer.Ordinal);

    /// <summary>The expression of a text; each text is read once.</summary>
    public static CelProgram Of(string text)
    {
        if (Known.TryGetValue(text, out var program))
        {
            return program;
        }

        try
        {
            var node = CelParser.Parse(text, Self, Old);
            program = new CelProgram(node, null, Parts(node).Any(static part => part is CelNode.Variable { Name: Old }));
        }
        catch (CelException exception)
        {
            program = new CelProgram(null, exception.Message, false, exception.IsBeyond);
        }

        if (Known.Count < MostKept)
        {
            Known[text] = program;
        }

        return program;
    }

    /// <summary>The parts that an expression consists of directly.</summary>
    public static ImmutableArray<CelNode> PartsOf(CelNode node) => node switch
    {
        CelNode.Select select => [select.Operand],
        CelNode.Call call => call.Arguments,
        CelNode.ListOf list => list.Items,
        CelNode.MapOf map => [.. map.Entries.SelectMany(static entry => new[] { entry.Key, entry.Value })],
        CelNode.Macro { Filter: { } filter } macro => [macro.Range, filter, macro.Body],
        CelNode.Macro macro => [macro.Range, macro.Body],
        _ => [],
    };

    private static IEnumerable<CelNode> Parts(CelNode node) => PartsOf(node).SelectMany(Parts).Prepend(node);
}
