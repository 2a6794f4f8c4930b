using Kubewright.Emit;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>The compiler's log in the words of a check.</summary>
internal static class CompilerFindings
{
    /// <summary>What the rules said while compiling, without what the user suppressed.</summary>
    public static IEnumerable<LocatedFinding> Of(CompilerLog log) => log.Results
        .Where(static item => item is { ObjectKey: not null, IsSuppressed: false })
        .Select(static item => new LocatedFinding(
            item.Id, RuleCatalog.Find(item.Id)?.Name ?? item.Id, item.Severity, item.Message, item.Location, item.ObjectKey, item.Path));
}
